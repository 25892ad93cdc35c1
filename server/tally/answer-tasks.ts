import { parentPort } from 'node:worker_threads';
import type { ThrownInWorker } from './worker-errors.ts';

/** What a pool sends to its threads, and gets back. */
export interface NumberedTask {
  readonly id: number;
  readonly task: unknown;
}
export type NumberedAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly thrown: ThrownInWorker };

/** An answer, with the memory that is handed over instead of copied. */
export interface WorkerAnswer {
  readonly answer: unknown;
  readonly transfer?: readonly ArrayBuffer[];
}

function thrownBy(cause: unknown): ThrownInWorker {
  if (!(cause instanceof Error)) return { name: 'Error', message: String(cause), stack: null, details: {} };
  const { name, message, stack = null } = cause;
  const details = Object.fromEntries(Object.entries(cause).filter(([, value]) => isPlain(value)));
  return { name, message, stack, details };
}

function isPlain(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes this thread a worker of a WorkerPool: the entry file of a thread calls it once. What `answer` throws goes back to
 * whoever gave the task; the thread waits for the next one.
 */
export function answerTasks(answer: (task: unknown) => WorkerAnswer | Promise<WorkerAnswer>): void {
  const port = parentPort;
  if (port === null) throw new Error('answerTasks requires a worker thread, this is the main one');
  port.on('message', async ({ id, task }: NumberedTask) => {
    try {
      const { answer: own, transfer = [] } = await answer(task);
      port.postMessage({ id, answer: own } satisfies NumberedAnswer, [...transfer]);
    } catch (cause) {
      port.postMessage({ id, thrown: thrownBy(cause) } satisfies NumberedAnswer);
    }
  });
}
