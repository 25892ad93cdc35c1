import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Connection from 'better-sqlite3';
import { InstallationError } from './installation.ts';
import { makePrivateFolder } from './store/private-folder.ts';

export const LOCK_FILE = 'running.lock';

/**
 * Keeps a second server off the same data folder: what the server holds in memory (surveys, datasets, turns of
 * the ballot box) is true only while it is alone. The lock is the operating system's own, on a small file, so
 * it goes with the process however that ends.
 * @throws InstallationError where another server holds it, StoreUnusableError where the folder cannot be used
 */
export function lockInstallation(dataDir: string): () => void {
  makePrivateFolder('DATA_DIR', dataDir);
  const file = join(dataDir, LOCK_FILE);
  // Others who could open it could lock us out.
  closeSync(openSync(file, 'a', 0o600));
  const connection = new Connection(file, { timeout: 0 });
  try {
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    connection.close();
    if (!(cause instanceof Connection.SqliteError && cause.code.startsWith('SQLITE_BUSY'))) throw cause;
    throw new InstallationError(
      `Another server is running on DATA_DIR ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  return () => connection.close();
}
