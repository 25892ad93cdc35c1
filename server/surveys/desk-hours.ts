import type { OpenSpan } from '../../instruments/desks/open-state.ts';
import type { DeskTime, HoursRules, Weekday } from '../contract/desk-record.ts';
import { minutesOfTime } from './desk-time.ts';
import type { HolidayCalendar } from './japanese-holidays.ts';
import { addDays, daysBetween, type TokyoDay } from './tokyo-day.ts';

/** Days, both ends in. */
export interface DayRange {
  readonly first: TokyoDay;
  readonly last: TokyoDay;
}

type Times = Extract<HoursRules, { kind: 'times' }>;
/** Minutes since midnight of the first day of the range; the end is not in it. */
type Minutes = readonly [from: number, to: number];

const DAY = 24 * 60;
const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * When does a desk answer on these days? The times of the days themselves and what is left of a night that began the day
 * before, cut at both ends of the range, in order, none touching another. Null where the rules do not say it, or the range
 * goes beyond the holidays that are known.
 *
 * @throws RangeError for rules or days that are not well formed; desk-findings.ts names what is wrong with rules
 */
export function openSpans(
  rules: HoursRules,
  range: DayRange,
  calendar: HolidayCalendar,
): readonly OpenSpan[] | null {
  const days = daysBetween(range.first, range.last) + 1;
  if (days < 1) throw new RangeError(`openSpans: ${range.first} to ${range.last} holds no day.`);
  if (rules.kind === 'unknown') return null;
  if (rules.kind === 'always') return asSpans([[0, days * DAY]], range.first);
  if (rules.holidays.rule !== 'as-weekday' && range.last > calendar.lastDay) return null;
  const found: Minutes[] = [];
  for (let ahead = -1; ahead < days; ahead += 1) {
    for (const time of timesOfDay(rules, addDays(range.first, ahead), calendar)) {
      const [from, to] = minutesOrThrow(time);
      const begin = Math.max(0, from + ahead * DAY);
      const end = Math.min(days * DAY, to + ahead * DAY);
      if (begin < end) found.push([begin, end]);
    }
  }
  return asSpans(joined(found), range.first);
}

/** The one rule that counts for a day: closed days, days of the month, holidays, weekdays. */
function timesOfDay(rules: Times, day: TokyoDay, calendar: HolidayCalendar): readonly DeskTime[] {
  if (rules.closed.some(({ from, to }) => isInYear(day.slice(5), from, to))) return [];
  const dayOfMonth = Number(day.slice(8));
  const monthly = rules.monthly.filter(({ days }) => days.includes(dayOfMonth));
  if (monthly.length > 0) return monthly;
  const { holidays } = rules;
  if (holidays.rule !== 'as-weekday' && calendar.isHoliday(day))
    return holidays.rule === 'closed' ? [] : holidays.times;
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] as Weekday;
  const week = Math.ceil(dayOfMonth / 7);
  return rules.weekly.filter(
    ({ weekdays, weeks }) => weekdays.includes(weekday) && (weeks.length === 0 || weeks.includes(week)),
  );
}

/** Whether MM-DD lies between two others, both ends in; over New Year where the first is later than the second. */
function isInYear(day: string, from: string, to: string): boolean {
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

function minutesOrThrow(time: DeskTime): Minutes {
  const minutes = minutesOfTime(time);
  if (minutes === null) throw new RangeError(`openSpans: ${time.from} to ${time.to} is no time of a day.`);
  return minutes;
}

/** Times that overlap or touch become one. */
function joined(times: readonly Minutes[]): readonly Minutes[] {
  const spans: Minutes[] = [];
  for (const [from, to] of [...times].sort((a, b) => a[0] - b[0])) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last[1]) spans[spans.length - 1] = [last[0], Math.max(last[1], to)];
    else spans.push([from, to]);
  }
  return spans;
}

const asSpans = (times: readonly Minutes[], first: TokyoDay): readonly OpenSpan[] =>
  times.map(([from, to]) => ({ from: instantOf(first, from), to: instantOf(first, to) }));

/** 2026-11-22T16:00:00+09:00: an instant, and readable as the clock in Tokyo shows it. */
function instantOf(first: TokyoDay, minutes: number): string {
  const day = addDays(first, Math.floor(minutes / DAY));
  const two = (part: number) => String(part).padStart(2, '0');
  const rest = minutes % DAY;
  return `${day}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00+09:00`;
}
