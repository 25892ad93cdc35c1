import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import Connection from 'better-sqlite3';
import { diskRefusal } from './disk-errors.ts';
import { StoreUnusableError } from './store-errors.ts';

/** 16 MB: moving the log into the file less often moves a page that changes often once instead of many times. */
const PAGES_BETWEEN_CHECKPOINTS = 4000;

/**
 * Opens the write connection of a database file of ours, making the file where there is none, for this program's user
 * alone. Every commit is on disk before it is acknowledged (WAL with synchronous=FULL), and what is deleted is
 * overwritten (secure_delete).
 * @param otherwise what to do with a file that is no database, as a sentence
 * @throws StoreUnusableError naming the file and what to do
 */
export function openWriter(file: string, otherwise: string): Connection.Database {
  let writer: Connection.Database | undefined;
  try {
    // Made by ourselves, so that it is private from the first moment; SQLite gives the log the same mode.
    if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
    chmodSync(file, 0o600);
    writer = new Connection(file, { timeout: 5000 });
    writer.pragma('journal_mode = WAL');
  } catch (cause) {
    writer?.close();
    const refusal = diskRefusal(file, cause);
    if (refusal) throw refusal;
    throw new StoreUnusableError(`${file} is not a database that can be opened. ${otherwise}`, { cause });
  }
  writer.pragma('synchronous = FULL');
  writer.pragma('secure_delete = ON');
  writer.pragma('foreign_keys = ON');
  keepNoTemporaryFiles(writer);
  writer.pragma(`wal_autocheckpoint = ${PAGES_BETWEEN_CHECKPOINTS}`);
  return writer;
}

/**
 * What SQLite puts aside during a statement stays in memory. It would lie in the system's folder for temporary
 * files otherwise, where nothing overwrites it: pages with codes that are being forgotten.
 */
export function keepNoTemporaryFiles(connection: Connection.Database): void {
  connection.pragma('temp_store = MEMORY');
}
