import type { Survey } from '../surveys/survey.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { BallotBox } from './ballot-box.ts';
import type { WaitingRow } from './batch-cells.ts';
import { seal, unseal } from './seal.ts';

const MODES = ['web', 'paper'] as const;

/** How many responses of one day came from one stratum, by one mode and through one channel. */
export interface DailyCount {
  readonly day: TokyoDay;
  readonly stratum: string | null;
  readonly mode: 'web' | 'paper';
  readonly channel: string;
  readonly responses: number;
}

/**
 * The exact numbers of one day as sealed bytes. Every day of a survey takes the same number of bytes,
 * whatever came, so that the size tells nothing either.
 */
export function sealCounts(box: BallotBox, survey: Survey, day: TokyoDay, counts: Uint32Array): Buffer {
  const plain = Buffer.alloc(counts.length * 4);
  for (const [index, count] of counts.entries()) plain.writeUInt32LE(count, index * 4);
  return seal(box.keys.inbox, box.random, place(survey, day), plain);
}

/** @throws Error when the bytes were changed or belong to another survey, day or key */
export function openCounts(box: BallotBox, survey: Survey, day: TokyoDay, sealed: Buffer): Uint32Array {
  const plain = unseal(box.keys.inbox, place(survey, day), sealed);
  return Uint32Array.from({ length: plain.length / 4 }, (_, index) => plain.readUInt32LE(index * 4));
}

export function emptyCounts(survey: Survey): Uint32Array {
  return new Uint32Array(strataOf(survey).length * MODES.length * survey.channels.length);
}

/** Where the number of this row's cell stands. @throws RangeError for a stratum or channel the survey does not have */
export function countIndex(survey: Survey, row: Pick<WaitingRow, 'stratum' | 'mode' | 'channel'>): number {
  const stratum = strataOf(survey).indexOf(row.stratum);
  const channel = survey.channels.findIndex(({ id }) => id === row.channel);
  if (stratum < 0 || channel < 0) {
    throw new RangeError(`Survey ${survey.id} has no stratum ${row.stratum} or no channel ${row.channel}.`);
  }
  return (stratum * MODES.length + MODES.indexOf(row.mode)) * survey.channels.length + channel;
}

/** The numbers of one day in words, cells without a response left out. */
export function readCounts(survey: Survey, day: TokyoDay, counts: Uint32Array): readonly DailyCount[] {
  return strataOf(survey).flatMap((stratum) =>
    MODES.flatMap((mode) =>
      survey.channels.flatMap(({ id: channel }) => {
        const responses = counts[countIndex(survey, { stratum, mode, channel })] ?? 0;
        return responses === 0 ? [] : [{ day, stratum, mode, channel, responses }];
      }),
    ),
  );
}

function strataOf(survey: Survey): readonly (string | null)[] {
  return survey.kind === 'open' ? [null] : survey.strata.map(({ id }) => id);
}

function place(survey: Survey, day: TokyoDay): Buffer {
  return Buffer.from(`daily counts:${survey.id}:${day}`);
}
