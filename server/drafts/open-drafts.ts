import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import type { RandomSource } from '../ballot-box/random-source.ts';
import { diskRefusal } from '../store/disk-errors.ts';
import { openWriter } from '../store/open-writer.ts';
import { StoreUnusableError } from '../store/store-errors.ts';
import { WriteQueue } from '../store/write-queue.ts';
import { createDraftTable, type DraftStatements, draftStatements } from './draft-statements.ts';
import type { Drafts, SavedDraft, SentDraft } from './drafts.ts';
import { type KeptDrafts, keptDrafts } from './kept-drafts.ts';

/** Apart from the database, because no copy of it is ever made: a backup would outlive what it deletes. */
export const DRAFTS_FILE = 'drafts.sqlite';

const SHAPE = 1;
/** Bounds the memory that waits for the disk: 32 kB a draft. */
const WAITING = 500;
/** Some 2 MB in one commit. */
const GROUP = 64;

/**
 * Opens the drafts of an installation in a file of their own, making it where there is none.
 * @param key of `draft.key`, which no backup and no copy of the data folder holds
 * @throws StoreUnusableError when the file cannot be used; its message says that only drafts are lost without it
 */
export function openDrafts(dataDir: string, key: Buffer, random: RandomSource): Drafts {
  const file = join(dataDir, DRAFTS_FILE);
  const connection = openWriter(
    file,
    'Move it away to start empty: only what people have begun and not sent yet is lost.',
  );
  try {
    prepareTable(connection, file);
    return draftsOn(connection, draftStatements(connection), keptDrafts(key, random));
  } catch (error) {
    connection.close();
    throw error;
  }
}

function prepareTable(connection: Connection, file: string): void {
  try {
    const shape = connection.pragma('user_version', { simple: true });
    if (shape === SHAPE) return;
    if (shape === 0) {
      connection.transaction(() => {
        createDraftTable(connection);
        connection.pragma(`user_version = ${SHAPE}`);
      })();
      return;
    }
  } catch (cause) {
    throw diskRefusal(file, cause) ?? cause;
  }
  throw new StoreUnusableError(
    `${file} was written by a newer version of the program. Run that one, or move the file away: only what people have begun and not sent yet is lost.`,
  );
}

function draftsOn(connection: Connection, statements: DraftStatements, kept: KeptDrafts): Drafts {
  const queue = new WriteQueue(connection, { waiting: WAITING, group: GROUP });
  // the run before may have been killed between a deletion and the cut
  let uncut = true;
  /** Whether the log is cut now: a reader may stand in the way, and then it is tried again. */
  const cutLog = (): boolean => {
    const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    return result?.busy === 0;
  };

  const find = (survey: string, idHash: Buffer): { readonly sealed: Buffer | null } | null => {
    const row = statements.find.get({ survey, idHash });
    return row === undefined ? null : { sealed: kept.open(survey, idHash, row.sealed) };
  };

  /** Runs inside the commit group: sees what the saves before it in the group have done. */
  const decide = (
    survey: string,
    id: string,
    { sealed, replaces }: SentDraft,
    { day, most }: { readonly day: string; readonly most: number },
  ): SavedDraft => {
    const idHash = kept.hash(survey, id);
    const before = find(survey, idHash);
    if (sha256(before?.sealed ?? null) !== replaces) return 'changed';
    if (before === null && (statements.count.get({ survey })?.drafts ?? 0) >= most) return 'full';
    statements.put.run({ survey, idHash, sealed: kept.seal(survey, idHash, sealed), day });
    uncut = true;
    return 'saved';
  };

  const remove = (rows: () => number): Promise<void> =>
    queue.grouped(() => {
      if (rows() > 0) uncut = true;
    });

  let closing: Promise<void> | null = null;
  return Object.freeze<Drafts>({
    find: (survey, id) => find(survey, kept.hash(survey, id))?.sealed ?? null,
    save: (survey, id, draft, limits) => queue.grouped(() => decide(survey, id, draft, limits)),
    remove: (survey, id) => remove(() => statements.remove.run({ survey, idHash: kept.hash(survey, id) })),
    removeBefore: (survey, day) =>
      remove(() =>
        day === null ? statements.removeAll.run({ survey }) : statements.removeBefore.run({ survey, day }),
      ),
    async forgetLog() {
      if (!uncut) return;
      await queue.alone(() => {
        uncut = !cutLog();
      });
    },
    close() {
      closing ??= (async () => {
        await queue.close();
        try {
          cutLog();
        } finally {
          connection.close();
        }
      })();
      return closing;
    },
  });
}

function sha256(bytes: Buffer | null): string | null {
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
}
