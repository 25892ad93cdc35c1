import type { DeskTime } from '../contract/desk-record.ts';

const DAY = 24 * 60;

/** Minutes since midnight of HH:MM; null for text that is no time of day. 24:00 is the end of a day. */
export function minutesOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(clock) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return total <= DAY ? total : null;
}

/**
 * Beginning and end of a time, in minutes since midnight of its day; the end lies beyond 1440 where it is over midnight.
 * Null for what is no time: not written HH:MM, ends before it begins, or is longer than a whole day.
 */
export function minutesOfTime({ from, to, next_day }: DeskTime): readonly [number, number] | null {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin === null || begin === DAY || end === null) return null;
  if (next_day) return end <= begin ? [begin, end + DAY] : null;
  return begin < end ? [begin, end] : null;
}

const LEAP_YEAR = 2024;

/** Whether text is a day of the year, MM-DD; 02-29 is one. */
export function isDayOfYear(text: string): boolean {
  if (!/^\d\d-\d\d$/.test(text)) return false;
  const instant = new Date(`${LEAP_YEAR}-${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(5, 10) === text;
}
