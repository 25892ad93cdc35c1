import type { TokyoDay } from '../surveys/tokyo-day.ts';
import { groupBy } from './group-by.ts';

/**
 * Puts neighbouring days together, from the first upwards, until each group has `minimum` rows; what is left
 * at the end joins the group before. A day is never split. All rows of a group get its last day.
 * Fewer rows than `minimum` in all make one group.
 */
export function groupDays<Row>(
  rows: readonly Row[],
  dayOf: (row: Row) => TokyoDay,
  minimum: number,
): readonly { readonly day: TokyoDay; readonly rows: readonly Row[] }[] {
  const days = [...groupBy(rows, dayOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const groups: { day: TokyoDay; rows: Row[] }[] = [];
  for (const [day, members] of days) {
    const last = groups.at(-1);
    if (last && last.rows.length < minimum) {
      last.day = day;
      last.rows.push(...members);
    } else groups.push({ day, rows: [...members] });
  }
  const left = groups.at(-1);
  const before = groups.at(-2);
  if (left && before && left.rows.length < minimum) {
    groups.splice(-2, 2, { day: left.day, rows: [...before.rows, ...left.rows] });
  }
  return groups;
}
