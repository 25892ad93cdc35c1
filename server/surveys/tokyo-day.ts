import { TOKYO_OFFSET } from '../../instruments/desks/tokyo-time.ts';

/** A calendar day in Asia/Tokyo, YYYY-MM-DD. Days compare as text. */
export type TokyoDay = string;

const DAY = 86_400_000;

/** The day that is shown on a calendar in Tokyo at this instant (decision 14). */
export function tokyoDay(instant: Date): TokyoDay {
  return new Date(instant.getTime() + TOKYO_OFFSET).toISOString().slice(0, 10);
}

/** The day `days` after `day`; before it when negative. */
export function addDays(day: TokyoDay, days: number): TokyoDay {
  return new Date(midnight(day) + days * DAY).toISOString().slice(0, 10);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: TokyoDay, to: TokyoDay): number {
  return (midnight(to) - midnight(from)) / DAY;
}

/** @throws RangeError for text that is no day of the calendar (2023-02-30) */
function midnight(day: TokyoDay): number {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`${JSON.stringify(day)} is not a day; write it as YYYY-MM-DD.`);
  }
  return instant;
}
