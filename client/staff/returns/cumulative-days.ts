import type { Returns } from '../../../server/contract/api.ts';

type Day = Returns['byDay'][number];

export interface CumulativeDay extends Day {
  readonly total: number;
  /** all responses up to and including this day */
  readonly cumulative: number;
}

/** How many had answered by each day? Days in calendar order, each with its own count and the count so far. */
export function cumulativeDays(byDay: readonly Day[]): readonly CumulativeDay[] {
  let cumulative = 0;
  return byDay
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map((day) => {
      const total = day.web + day.paper;
      cumulative += total;
      return Object.freeze({ ...day, total, cumulative });
    });
}
