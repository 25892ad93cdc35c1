import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Connection from 'better-sqlite3';
import type { Store } from './store.ts';

/**
 * Copies the database into one file while it is in use, checked, private and complete or not there at all.
 * Nobody can open its inbox, or try codes, with the copy alone: the keys are elsewhere. Take it right after a
 * batch (backUpBallotBox does), and never ship the log.
 * @throws Error when the copy cannot be written or is not sound; an older copy of that name is then kept
 */
export async function backUp({ connection }: Pick<Store, 'connection'>, file: string): Promise<void> {
  const draft = `${file}.unfinished`;
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${draft}${suffix}`, { force: true });
  closeSync(openSync(draft, 'wx', 0o600));
  try {
    await connection.backup(draft);
    const copy = new Connection(draft);
    try {
      copy.pragma('journal_mode = DELETE');
      const verdict = copy.pragma('quick_check', { simple: true });
      if (verdict !== 'ok') throw new Error(`The copy ${draft} is not sound: ${verdict}`);
    } finally {
      copy.close();
    }
    syncToDisk(draft);
    renameSync(draft, file);
    syncToDisk(dirname(file));
  } finally {
    rmSync(draft, { force: true });
  }
}

function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
