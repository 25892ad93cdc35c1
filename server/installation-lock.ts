import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Connection from 'better-sqlite3';
import { InstallationError } from './installation.ts';

export const LOCK_FILE = 'running.lock';

/**
 * Keeps a second server off the same data folder: what the server holds in memory (surveys, datasets, turns of
 * the ballot box) is true only while it is alone. The lock is the operating system's own, on a small file, so
 * it goes with the process however that ends.
 * @throws InstallationError where another server holds it
 */
export function lockInstallation(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const connection = new Connection(join(dataDir, LOCK_FILE), { timeout: 0 });
  try {
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    connection.close();
    throw new InstallationError(
      `Another server is running on DATA_DIR ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  return () => connection.close();
}
