import { daysLater, tokyoTime } from '../../../instruments/desks/tokyo-time.ts';
import type { Opening } from '../../../server/contract/api.ts';

export interface DayOfOpening {
  readonly day: string;
  /** from midnight to midnight */
  readonly allDay: boolean;
  /** times on this day, on the clock of Tokyo: 9:00 to 17:15; a night is cut at midnight, which ends a day as 24:00 */
  readonly spans: readonly { readonly from: string; readonly to: string }[];
}

/** The days of an opening with the times in which a desk answers; null where its hours are a sentence only. */
export function daysOfOpening({ from, to, spans }: Opening): readonly DayOfOpening[] | null {
  if (spans === null) return null;
  const first = tokyoTime(Date.parse(from)).day;
  const end = tokyoTime(Date.parse(to)).day;
  const days: DayOfOpening[] = [];
  for (let day = first; day < end; day = daysLater(day, 1)) {
    const [begin, over] = [midnight(day), midnight(daysLater(day, 1))];
    const today = spans
      .map((span) => [Math.max(Date.parse(span.from), begin), Math.min(Date.parse(span.to), over)] as const)
      .filter(([opens, closes]) => opens < closes);
    days.push({
      day,
      allDay: today.some(([opens, closes]) => opens === begin && closes === over),
      spans: today.map(([opens, closes]) => ({
        from: clock(opens),
        to: closes === over ? '24:00' : clock(closes),
      })),
    });
  }
  return days;
}

const midnight = (day: string): number => Date.parse(`${day}T00:00:00+09:00`);

function clock(instant: number): string {
  const { hour, minute } = tokyoTime(instant);
  return `${hour}:${String(minute).padStart(2, '0')}`;
}
