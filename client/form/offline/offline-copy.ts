import { forget, WORKER_ADDRESS, WORKER_SCOPE, type WorkerMessage } from './worker-message.ts';

/** What the form asks of the worker that answers when there is no network. */
export interface OfflineCopy {
  /** keeps this page, and all that it needs, for when it is opened without a network */
  keep(): void;
  /** takes the survey's pages away again, and with the last of them the worker */
  forget(): void;
}

/** Where the browser has no such workers, or forbids them, the form goes on without. */
export function offlineCopy(
  survey: string,
  workers: ServiceWorkerContainer | undefined,
  wanted: () => Extract<WorkerMessage, { type: 'keep' }>,
): OfflineCopy {
  if (workers === undefined) return { keep: () => undefined, forget: () => undefined };
  let kept = false;
  const tell = (worker: ServiceWorker | null, message: WorkerMessage): void => worker?.postMessage(message);
  return {
    keep() {
      kept = true;
      workers
        .register(WORKER_ADDRESS, { scope: WORKER_SCOPE, updateViaCache: 'none' })
        .then(() => workers.ready)
        .then(({ active }) => {
          tell(active, kept ? wanted() : forget(survey));
        })
        .catch(() => undefined);
    },
    forget() {
      kept = false;
      // the worker itself clears up: this page may be gone in a moment
      tell(workers.controller, forget(survey));
      workers
        .getRegistration(WORKER_SCOPE)
        .then((one) => tell(one?.active ?? one?.waiting ?? one?.installing ?? null, forget(survey)))
        .catch(() => undefined);
    },
  };
}
