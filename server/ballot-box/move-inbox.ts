import { truncateLog } from '../store/truncate-log.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { BallotBox } from './ballot-box.ts';
import type { WaitingRow } from './batch-cells.ts';
import { countIndex, emptyCounts, openCounts, sealCounts } from './daily-counts.ts';
import { groupBy } from './group-by.ts';
import { type BatchGroup, planBatch } from './plan-batch.ts';
import { scanInbox } from './scan-inbox.ts';
import { openResponse } from './sealed-response.ts';

/** A response of a pooled group carries this in place of a channel that fewer than the minimum share. */
export const CHANNEL_NOT_KEPT = 'not-kept';

/** Rows of one transaction; a group is never split. Bounds how long submissions wait for a batch. */
const ROWS_A_TRANSACTION = 200;
const KEY_BYTES = 16;

export interface BatchReport {
  readonly moved: number;
  /** still in the inbox, for a later batch */
  readonly waiting: number;
  /** of strata with too few responses for ever; sealed, counted, and in no figure */
  readonly withheld: readonly { readonly stratum: string | null; readonly responses: number }[];
  /** rows of the inbox that do not open; look at the disk and at the key file */
  readonly unreadable: number;
  /** false: a reader held the log; the next batch truncates it */
  readonly logTruncated: boolean;
}

/**
 * Moves what may be moved from the inbox to the responses, under new keys, with what must not be told apart
 * taken off (plan-batch.ts), then truncates the log. Call it every few minutes; a crash leaves every response
 * in exactly one of the two tables.
 */
export async function moveInbox(box: BallotBox, survey: RegisteredSurvey): Promise<BatchReport> {
  return await box.turns.take(() => moveWaiting(box, survey, { closing: false }));
}

/** The same inside a turn that was already taken. */
export async function moveWaiting(
  box: BallotBox,
  registered: RegisteredSurvey,
  { closing }: { readonly closing: boolean },
): Promise<BatchReport> {
  const { survey } = registered;
  const { rows, unreadable } = await scanInbox(box, registered);
  const { groups, withheld } = planBatch(rows, {
    minimum: survey.batchMinimum,
    closes: survey.window.closes,
    closing,
    codes: survey.kind === 'invitation',
  });
  let moved = 0;
  for (const batch of packGroups(groups)) {
    await box.store.queue.alone(() =>
      box.store.connection.transaction(() => moveGroups(box, registered, batch))(),
    );
    moved += batch.reduce((sum, group) => sum + group.rows.length, 0);
  }
  const logTruncated = moved === 0 || (await truncateLog(box.store));
  return {
    moved,
    waiting: rows.length - moved - withheld.length,
    withheld: [...groupBy(withheld, (row) => row.stratum)].map(([stratum, list]) => ({
      stratum,
      responses: list.length,
    })),
    unreadable,
    logTruncated,
  };
}

function packGroups(groups: readonly BatchGroup[]): readonly (readonly BatchGroup[])[] {
  const packed: BatchGroup[][] = [];
  let rows = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    if (rows + group.rows.length > ROWS_A_TRANSACTION) {
      packed.push([]);
      rows = 0;
    }
    packed.at(-1)?.push(group);
    rows += group.rows.length;
  }
  return packed;
}

/**
 * One transaction. New rows go in in the order of their new keys and old rows out in the order of their old
 * ones, so that neither the pages nor the list of freed pages pairs them.
 */
function moveGroups(box: BallotBox, { survey }: RegisteredSurvey, groups: readonly BatchGroup[]): void {
  const { addResponse, findInInbox, removeFromInbox } = box.statements;
  const moving = groups.flatMap((group) =>
    group.rows.map((row) => ({ row, group, newKey: box.random(KEY_BYTES) })),
  );
  for (const { row, group, newKey } of moving.toSorted((a, b) => a.newKey.compare(b.newKey))) {
    const waiting = findInInbox.get({ survey: survey.id, key: row.key });
    if (!waiting) throw new Error('A response left the inbox while it was being moved.');
    const { answers, channel, consent, language, mode, overlay } = openResponse(
      box.keys.inbox,
      { survey: survey.id, key: row.key },
      Buffer.from(waiting.sealed),
    );
    addResponse.run({
      survey: survey.id,
      key: newKey,
      stratum: group.stratum,
      channel: group.channelKept ? channel : CHANNEL_NOT_KEPT,
      mode,
      language,
      overlay,
      day: group.day,
      late: group.late ? 1 : 0,
      consent,
      answers,
    });
  }
  for (const { row } of moving.toSorted((a, b) => a.row.key.compare(b.row.key))) {
    removeFromInbox.run({ survey: survey.id, key: row.key });
  }
  addToDailyCounts(
    box,
    survey,
    moving.map(({ row }) => row),
  );
}

function addToDailyCounts(
  box: BallotBox,
  survey: RegisteredSurvey['survey'],
  rows: readonly WaitingRow[],
): void {
  const { findDailyCounts, putDailyCounts } = box.statements;
  for (const [day, ofDay] of groupBy(rows, (row) => row.day)) {
    const stored = findDailyCounts.get({ survey: survey.id, day });
    const counts = stored ? openCounts(box, survey, day, Buffer.from(stored.sealed)) : emptyCounts(survey);
    for (const row of ofDay) {
      const index = countIndex(survey, row);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    putDailyCounts.run({ survey: survey.id, day, sealed: sealCounts(box, survey, day, counts) });
  }
}
