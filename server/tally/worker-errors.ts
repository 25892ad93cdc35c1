/** What a task in a worker thread threw, as far as it can be sent: its name, message, and own properties (codes, findings). */
export interface ThrownInWorker {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A task that a worker thread could not do; the thread goes on. */
export class TaskFailedError extends Error {
  override readonly name = 'TaskFailedError';
  readonly thrown: ThrownInWorker;

  constructor(thrown: ThrownInWorker) {
    super(thrown.message);
    this.thrown = thrown;
  }
}

/** A worker thread that ended with a task in hand (out of memory, killed). Its pool starts another for the next task. */
export class WorkerLostError extends Error {
  override readonly name = 'WorkerLostError';
}

/** A task given to a pool that was closed, or that was closed before the task was done. */
export class PoolClosedError extends Error {
  override readonly name = 'PoolClosedError';

  constructor() {
    super('WorkerPool requires an open pool, this one was closed; open another');
  }
}
