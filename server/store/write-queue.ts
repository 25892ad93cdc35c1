import type { Database as Connection, Statement } from 'better-sqlite3';
import { QueueFullError, StoreClosedError, WriteFailedError } from './store-errors.ts';

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

export interface WriteQueueLimits {
  /** grouped writes that may wait before more are refused */
  readonly waiting: number;
  /** grouped writes in one commit; bounds how long the event loop is held */
  readonly group: number;
}

/**
 * All writes of the installation pass this queue, for one connection cannot hold two transactions.
 * Small writes are committed in groups, because waiting for the disk is what costs; in a group each stands
 * alone. Large ones run alone, between two groups.
 */
export class WriteQueue {
  readonly #connection: Connection;
  readonly #limits: WriteQueueLimits;
  readonly #grouped: Waiting[] = [];
  readonly #alone: (() => Promise<void>)[] = [];
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #undo: Statement;
  #running = false;
  #scheduled = false;
  #closing = false;
  #idle: (() => void)[] = [];

  constructor(connection: Connection, limits: WriteQueueLimits) {
    this.#connection = connection;
    this.#limits = limits;
    this.#begin = connection.prepare('BEGIN IMMEDIATE');
    this.#commit = connection.prepare('COMMIT');
    this.#rollback = connection.prepare('ROLLBACK');
    this.#savepoint = connection.prepare('SAVEPOINT one');
    this.#release = connection.prepare('RELEASE one');
    this.#undo = connection.prepare('ROLLBACK TO one');
  }

  /**
   * Runs `work` inside the next commit group; twice, if another of the group threw, the first time undone, so
   * it must change nothing but the database. The promise is kept when the commit is on disk; it fails, with
   * nothing of `work` stored, with what `work` threw or with WriteFailedError.
   * @throws QueueFullError, StoreClosedError at once
   */
  grouped<T>(work: () => T): Promise<T> {
    if (this.#closing) return Promise.reject(new StoreClosedError('The store is closing.'));
    if (this.#grouped.length >= this.#limits.waiting) {
      return Promise.reject(new QueueFullError(`${this.#limits.waiting} writes are waiting for the disk.`));
    }
    return new Promise<T>((resolve, reject) => {
      this.#grouped.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Runs `work` with the connection to itself; `work` begins and ends its own transaction. */
  alone<T>(work: () => T | Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new StoreClosedError('The store is closing.'));
    return new Promise<T>((resolve, reject) => {
      this.#alone.push(async () => {
        try {
          resolve(await work());
        } catch (error) {
          reject(error);
        }
      });
      this.#schedule();
    });
  }

  /** Takes no more writes and is kept when everything that waited has been written or has failed. */
  async close(): Promise<void> {
    this.#closing = true;
    if (!this.#running && this.#grouped.length === 0 && this.#alone.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#running || this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      void this.#turn();
    });
  }

  /** One group, then one large write, so that neither waits for ever. */
  async #turn(): Promise<void> {
    this.#running = true;
    if (this.#grouped.length > 0) this.#commitGroup(this.#grouped.splice(0, this.#limits.group));
    const alone = this.#alone.shift();
    if (alone) await alone();
    this.#running = false;
    if (this.#grouped.length > 0 || this.#alone.length > 0) this.#schedule();
    else for (const resolve of this.#idle.splice(0)) resolve();
  }

  /**
   * Nearly always nothing throws, and a savepoint for each write would copy every page it touches. So the group
   * runs without; if anything throws, all of it is undone and run again, each write behind its savepoint.
   */
  #commitGroup(group: readonly Waiting[]): void {
    let outcomes: readonly Outcome[];
    try {
      outcomes = this.#runTogether(group) ?? this.#runApart(group);
    } catch (cause) {
      if (this.#connection.inTransaction) this.#rollback.run();
      for (const { reject } of group) {
        reject(new WriteFailedError('The disk did not take the write; nothing was stored.', { cause }));
      }
      return;
    }
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index] as Outcome;
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value);
    }
  }

  /** Null, with nothing stored, when a write threw. @throws what the commit threw */
  #runTogether(group: readonly Waiting[]): readonly Outcome[] | null {
    this.#begin.run();
    let outcomes: readonly Outcome[];
    try {
      outcomes = group.map(({ work }) => ({ value: work() }));
    } catch {
      if (this.#connection.inTransaction) this.#rollback.run();
      return null;
    }
    this.#commit.run();
    return outcomes;
  }

  /** @throws what gave up the whole transaction (full disk, I/O) or what the commit threw */
  #runApart(group: readonly Waiting[]): readonly Outcome[] {
    this.#begin.run();
    const outcomes = group.map(({ work }) => this.#runBehindSavepoint(work));
    this.#commit.run();
    return outcomes;
  }

  /** @throws what `work` threw, if SQLite gave up the whole transaction because of it */
  #runBehindSavepoint(work: () => unknown): Outcome {
    this.#savepoint.run();
    try {
      const value = work();
      this.#release.run();
      return { value };
    } catch (error) {
      if (!this.#connection.inTransaction) throw error;
      this.#undo.run();
      this.#release.run();
      return { error };
    }
  }
}
