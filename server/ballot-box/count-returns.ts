import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { BallotBox } from './ballot-box.ts';
import { type DailyCount, openCounts, readCounts } from './daily-counts.ts';
import { groupBy } from './group-by.ts';
import { scanInbox } from './scan-inbox.ts';

/** Everything accepted so far, by day, stratum, mode and channel. */
export interface ReturnCounts {
  /** by true day of receipt, those in the inbox included; a day after the window's last counts as late */
  readonly counts: readonly DailyCount[];
  /** responses accepted in all */
  readonly accepted: number;
  /** of these, responses still in the inbox: in no figure yet (decision 6) */
  readonly waiting: number;
}

/** How many responses have come, and when, how and from where? */
export async function countReturns(box: BallotBox, registered: RegisteredSurvey): Promise<ReturnCounts> {
  const { survey } = registered;
  return await box.turns.take(async () => {
    const { rows, unreadable } = await scanInbox(box, registered);
    const sealed = await box.store.read
      .selectFrom('sealed_daily_counts')
      .select(['day', 'sealed'])
      .where('survey', '=', survey.id)
      .execute();
    const moved = sealed.flatMap((row) =>
      readCounts(survey, row.day, openCounts(box, survey, row.day, Buffer.from(row.sealed))),
    );
    const counts = sum([...moved, ...rows.map((row) => ({ ...row, responses: 1 }))]);
    const readable = counts.reduce((total, { responses }) => total + responses, 0);
    return { counts, accepted: readable + unreadable, waiting: rows.length + unreadable };
  });
}

function sum(counts: readonly DailyCount[]): readonly DailyCount[] {
  const cells = groupBy(counts, (c) => [c.day, c.stratum, c.mode, c.channel].join('|'));
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => {
      if (!first) return [];
      const { day, stratum, mode, channel } = first;
      const responses = others.reduce((total, count) => total + count.responses, first.responses);
      return [{ day, stratum, mode, channel, responses }];
    });
}
