import type { Database as Connection } from 'better-sqlite3';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { WriteQueue } from './write-queue.ts';

/** The part of a store that reading takes: beside a running server too. */
export interface StoreReader {
  /** Sees what is committed; cannot write. */
  readonly read: Kysely<Database>;
}

/** The open database of one installation. Close it, and everything accepted so far is in one file. */
export interface Store extends StoreReader {
  readonly dataDir: string;
  /** Key files; never inside `dataDir`, so that a copy of the data does not take the keys along. */
  readonly secretsDir: string;
  /** Runs `work` as one transaction, in turn with all other writes; what it throws rolls everything back. */
  write<T>(work: (transaction: Transaction<Database>) => Promise<T>): Promise<T>;
  /** For the ballot box, whose statements run prepared; everything else writes with `write`. */
  readonly queue: WriteQueue;
  /** The one write connection. Use it inside the queue only. */
  readonly connection: Connection;
  /** Writes what waits, moves the log into the database file and closes both connections. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** made with mode 0700 where it is missing */
  readonly dataDir: string;
  /** made with mode 0700 where it is missing */
  readonly secretsDir: string;
  /** submissions that may wait for their commit before more are refused as `server.busy`; 2,000 without it */
  readonly waitingLimit?: number;
}
