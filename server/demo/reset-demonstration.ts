import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Connection from 'better-sqlite3';
import { DRAFTS_FILE } from '../drafts/open-drafts.ts';
import { DATABASE_FILE } from '../store/open-store.ts';
import { DemonstrationError } from './demonstration-error.ts';
import { MARK_FILE, readMark } from './demonstration-mark.ts';
import { deletePrinterFolder } from './printers-file.ts';

/**
 * Deletes what the demonstration put into its data folder, so that the next start makes it anew: the database
 * (with accounts), the drafts for other devices, the printer's file and the mark. Nothing else in the folder is touched. Call it before the store
 * is opened.
 *
 * @throws DemonstrationError, with nothing deleted, when the folder is not a demonstration's, holds a real survey,
 *   or is in use by a running server
 */
export async function resetDemonstration(dataDir: string): Promise<void> {
  const database = join(dataDir, DATABASE_FILE);
  const marked = (await readMark(dataDir)) !== null;
  if (!existsSync(database) && !marked) return;
  if (existsSync(database)) {
    withDatabase(database, (connection) => {
      refuseOthers(dataDir, countSurveys(connection), marked);
      // SQLite leaves its log mode only for a sole user; fails as busy while a server has the file open
      connection.pragma('journal_mode = DELETE');
    });
  }
  // the mark last: killed in between, the folder is still known as a demonstration's
  await deletePrinterFolder(dataDir);
  for (const file of [join(dataDir, DRAFTS_FILE), database]) {
    for (const suffix of ['-wal', '-shm', '']) await rm(`${file}${suffix}`, { force: true });
  }
  await rm(join(dataDir, MARK_FILE), { force: true });
}

interface SurveyCounts {
  readonly real: number;
  readonly synthetic: number;
}

function refuseOthers(dataDir: string, { real, synthetic }: SurveyCounts, marked: boolean): void {
  if (real > 0) {
    throw new DemonstrationError(
      `${dataDir} holds ${real} real survey(s) and is not reset. Choose the DATA_DIR of the demonstration.`,
    );
  }
  if (synthetic === 0 && !marked) {
    throw new DemonstrationError(
      `${dataDir} is not the data folder of a demonstration and is not reset. Choose the DATA_DIR of the demonstration.`,
    );
  }
}

function countSurveys(connection: Connection.Database): SurveyCounts {
  const table = connection.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'surveys'");
  if (table.get() === undefined) return { real: 0, synthetic: 0 };
  const marks = connection.prepare('SELECT synthetic FROM surveys').pluck().all();
  const synthetic = marks.filter((mark) => mark === 1).length;
  return { real: marks.length - synthetic, synthetic };
}

function withDatabase(file: string, work: (connection: Connection.Database) => void): void {
  const connection = new Connection(file, { timeout: 0 });
  try {
    work(connection);
  } catch (cause) {
    if (!(cause instanceof Connection.SqliteError)) throw cause;
    const why = cause.code.startsWith('SQLITE_BUSY')
      ? 'is in use. Stop the server that runs on it, then reset.'
      : 'cannot be read as a database and is not reset. Choose the DATA_DIR of the demonstration.';
    throw new DemonstrationError(`${file} ${why}`, { cause });
  } finally {
    connection.close();
  }
}
