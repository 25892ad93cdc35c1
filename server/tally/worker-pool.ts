import { Worker } from 'node:worker_threads';
import type { NumberedAnswer, NumberedTask } from './answer-tasks.ts';
import { PoolClosedError, TaskFailedError, WorkerLostError } from './worker-errors.ts';

export interface WorkerPoolOptions {
  /** compiled entry file of a thread; it calls answerTasks */
  readonly entry: URL;
  readonly threads: number;
  /** what every thread has from its start, in `workerData`; shared memory in it is not copied */
  readonly data?: unknown;
  /** most memory for objects that a thread may take, shared memory apart; Node's own limit unless given */
  readonly heapMegabytes?: number;
}

interface WaitingTask {
  readonly task: unknown;
  readonly done: (answer: unknown) => void;
  readonly failed: (cause: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** the task in hand */
  current: WaitingTask | null;
}

/**
 * Worker threads and the tasks that wait for them; first come, first served. A task fails with TaskFailedError where it
 * throws, and with WorkerLostError where its thread ends; another thread takes the place when the next task comes.
 * Threads keep a program running until the pool is closed.
 */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #threads = new Set<Thread>();
  readonly #waiting: WaitingTask[] = [];
  #closed = false;
  #lastId = 0;

  /** Throws RangeError unless there is at least one thread. */
  constructor(options: WorkerPoolOptions) {
    if (!Number.isInteger(options.threads) || options.threads < 1) {
      throw new RangeError(`WorkerPool requires a number of threads of 1 or more, got ${options.threads}`);
    }
    this.#options = options;
    for (let started = 0; started < options.threads; started++) this.#start();
  }

  get threads(): number {
    return this.#options.threads;
  }

  /** Gives a task to the next free thread. */
  run(task: unknown): Promise<unknown> {
    if (this.#closed) return Promise.reject(new PoolClosedError());
    return new Promise((done, failed) => {
      this.#waiting.push({ task, done, failed });
      this.#assign();
    });
  }

  /** Ends the threads; tasks that are not done fail with PoolClosedError. */
  async close(): Promise<void> {
    this.#closed = true;
    const unfinished = this.#waiting.splice(0);
    for (const thread of this.#threads) {
      if (thread.current !== null) unfinished.push(thread.current);
      thread.current = null;
    }
    for (const { failed } of unfinished) failed(new PoolClosedError());
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #start(): Thread {
    const { entry, data, heapMegabytes } = this.#options;
    const worker = new Worker(entry, {
      workerData: data,
      ...(heapMegabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } }),
    });
    const thread: Thread = { worker, current: null };
    let cause: unknown = null;
    worker.on('message', (message: NumberedAnswer) => this.#take(thread, message));
    worker.on('error', (thrown) => {
      cause = thrown;
    });
    worker.on('exit', (code) => this.#lose(thread, code, cause));
    this.#threads.add(thread);
    return thread;
  }

  #idle(): Thread | null {
    for (const thread of this.#threads) if (thread.current === null) return thread;
    return this.#threads.size < this.#options.threads ? this.#start() : null;
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#idle();
      if (thread === null) return;
      this.#give(thread, this.#waiting.shift() as WaitingTask);
    }
  }

  #give(thread: Thread, next: WaitingTask): void {
    this.#lastId += 1;
    try {
      thread.worker.postMessage({ id: this.#lastId, task: next.task } satisfies NumberedTask);
      thread.current = next;
    } catch (cause) {
      // a task that cannot be sent (a function in it) is the caller's fault, not the thread's
      next.failed(cause instanceof Error ? cause : new Error(String(cause)));
    }
  }

  #take(thread: Thread, message: NumberedAnswer): void {
    const task = thread.current;
    thread.current = null;
    if ('thrown' in message) task?.failed(new TaskFailedError(message.thrown));
    else task?.done(message.answer);
    this.#assign();
  }

  #lose(thread: Thread, code: number, cause: unknown): void {
    if (this.#closed) return;
    this.#threads.delete(thread);
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    thread.current?.failed(
      new WorkerLostError(
        `a worker thread ended with code ${code} before its task was done${why}; ask again`,
        {
          cause,
        },
      ),
    );
    this.#assign();
  }
}
