import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskTime, HoursRules, Weekday } from '../contract/desk-record.ts';
import { openSpans } from './desk-hours.ts';
import { minutesOfTime } from './desk-time.ts';
import { type HolidayCalendar, japaneseHolidays } from './japanese-holidays.ts';
import { addDays } from './tokyo-day.ts';

const ALL: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WORKDAYS = ALL.slice(0, 5);
const at = (from: string, to: string, next_day = false): DeskTime => ({ from, to, next_day });
type Times = Extract<HoursRules, { kind: 'times' }>;
const times = (given: Partial<Omit<Times, 'kind'>>): Times => ({
  kind: 'times',
  weekly: [],
  holidays: { rule: 'as-weekday' },
  monthly: [],
  closed: [],
  ...given,
});
const daily = (time: DeskTime) => ({ weekdays: ALL, weeks: [], ...time });

/** Spans as a person writes them: 11-22 16:00 to 11-22 21:00. */
const spans = (rules: HoursRules, first: string, last: string) =>
  openSpans(rules, { first, last }, japaneseHolidays)?.map(({ from, to }) =>
    [from, to].map((instant) => `${instant.slice(5, 10)} ${instant.slice(11, 16)}`).join(' to '),
  );

// The hours that the desks of japan-conventions 5.1 publish themselves, and what their words mean on days of the calendar.
const DESKS: readonly [string, HoursRules, string, string, readonly string[]][] = [
  ['24時間', { kind: 'always' }, '2026-11-22', '2026-11-24', ['11-22 00:00 to 11-25 00:00']],
  [
    'いのちの電話：毎日16時〜21時、毎月10日は8時〜翌日8時',
    times({
      weekly: [daily(at('16:00', '21:00'))],
      monthly: [{ days: [10], ...at('08:00', '08:00', true) }],
    }),
    '2026-12-09',
    '2026-12-11',
    ['12-09 16:00 to 12-09 21:00', '12-10 08:00 to 12-11 08:00', '12-11 16:00 to 12-11 21:00'],
  ],
  [
    'the night of the 10th, asked for on the 11th',
    times({ monthly: [{ days: [10], ...at('08:00', '08:00', true) }] }),
    '2026-12-11',
    '2026-12-18',
    ['12-11 00:00 to 12-11 08:00'],
  ],
  [
    'チャイルドライン：毎日16時〜21時（12月29日〜1月3日は休み）',
    times({ weekly: [daily(at('16:00', '21:00'))], closed: [{ from: '12-29', to: '01-03' }] }),
    '2026-12-27',
    '2027-01-05',
    ['12-27', '12-28', '01-04', '01-05'].map((day) => `${day} 16:00 to ${day} 21:00`),
  ],
  [
    'こどもの人権110番：平日8:30〜17:15（祝日は休み）, over the five days off of September 2026 with a 国民の休日',
    times({
      weekly: [{ weekdays: WORKDAYS, weeks: [], ...at('08:30', '17:15') }],
      holidays: { rule: 'closed' },
    }),
    '2026-09-18',
    '2026-09-24',
    ['09-18 08:30 to 09-18 17:15', '09-24 08:30 to 09-24 17:15'],
  ],
  [
    'the same over 振替休日: Sunday 2027-03-21 is 春分の日, Monday is off',
    times({
      weekly: [{ weekdays: WORKDAYS, weeks: [], ...at('08:30', '17:15') }],
      holidays: { rule: 'closed' },
    }),
    '2027-03-19',
    '2027-03-23',
    ['03-19 08:30 to 03-19 17:15', '03-23 08:30 to 03-23 17:15'],
  ],
  [
    '子どもスマイルネット：10:30〜18:00, own hours on holidays',
    times({
      weekly: [daily(at('10:30', '18:00'))],
      holidays: { rule: 'own', times: [at('10:30', '12:00'), at('13:00', '15:00')] },
    }),
    '2026-11-22',
    '2026-11-23',
    ['11-22 10:30 to 11-22 18:00', '11-23 10:30 to 11-23 12:00', '11-23 13:00 to 11-23 15:00'],
  ],
  [
    'Thursdays to Saturdays through the night, 20時〜翌5時',
    times({ weekly: [{ weekdays: ['thu', 'fri', 'sat'], weeks: [], ...at('20:00', '05:00', true) }] }),
    '2026-11-22',
    '2026-11-27',
    ['11-22 00:00 to 11-22 05:00', '11-26 20:00 to 11-27 05:00', '11-27 20:00 to 11-28 00:00'],
  ],
  [
    'Monday to Friday day and night is one span',
    times({ weekly: [{ weekdays: WORKDAYS, weeks: [], ...at('00:00', '24:00') }] }),
    '2026-11-15',
    '2026-11-22',
    ['11-16 00:00 to 11-21 00:00'],
  ],
  [
    '第2・第4土曜日 10時〜15時',
    times({ weekly: [{ weekdays: ['sat'], weeks: [2, 4], ...at('10:00', '15:00') }] }),
    '2026-11-01',
    '2026-11-30',
    ['11-14 10:00 to 11-14 15:00', '11-28 10:00 to 11-28 15:00'],
  ],
  [
    'the last day of months that have one',
    times({ monthly: [{ days: [31], ...at('09:00', '12:00') }] }),
    '2026-10-30',
    '2027-01-31',
    ['10-31', '12-31', '01-31'].map((day) => `${day} 09:00 to ${day} 12:00`),
  ],
  [
    'a leap day, from the night before it to the night after',
    times({ weekly: [daily(at('22:00', '02:00', true))] }),
    '2028-02-29',
    '2028-02-29',
    ['02-29 00:00 to 02-29 02:00', '02-29 22:00 to 03-01 00:00'],
  ],
  [
    'the 29th of February among closed days, in a year that has none',
    times({ weekly: [daily(at('09:00', '10:00'))], closed: [{ from: '02-28', to: '02-29' }] }),
    '2027-02-27',
    '2027-03-01',
    ['02-27 09:00 to 02-27 10:00', '03-01 09:00 to 03-01 10:00'],
  ],
];

describe('open spans', () => {
  it.each(DESKS)('%s', (_words, rules, first, last, expected) => {
    expect(spans(rules, first, last)).toEqual(expected);
  });

  it('are instants of Tokyo', () => {
    const [span] =
      openSpans({ kind: 'always' }, { first: '2026-11-22', last: '2026-11-22' }, japaneseHolidays) ?? [];
    expect(span).toEqual({ from: '2026-11-22T00:00:00+09:00', to: '2026-11-23T00:00:00+09:00' });
    expect(new Date(span?.from ?? '').toISOString()).toBe('2026-11-21T15:00:00.000Z');
  });

  it('are not claimed where the hours are a sentence, or beyond the holidays that are known', () => {
    expect(spans({ kind: 'unknown' }, '2026-11-22', '2026-11-29')).toBeUndefined();
    const workdays = times({ weekly: [daily(at('09:00', '17:00'))], holidays: { rule: 'closed' } });
    expect(spans(workdays, '2050-12-30', '2050-12-31')).toHaveLength(2);
    expect(spans(workdays, '2050-12-31', '2051-01-01')).toBeUndefined();
    expect(spans(times({ weekly: [daily(at('09:00', '17:00'))] }), '2051-01-01', '2051-01-01')).toHaveLength(
      1,
    );
  });

  it.each([
    ['17:00', '09:00', false],
    ['09:00', '09:00', false],
    ['08:00', '09:00', true],
    ['24:00', '24:00', true],
    ['9:00', '17:00', false],
    ['09:60', '17:00', false],
    ['00:00', '24:01', false],
  ])('refuse %s to %s (next day: %s)', (from, to, next_day) => {
    expect(minutesOfTime(at(from, to, next_day))).toBeNull();
    expect(() =>
      spans(times({ weekly: [daily(at(from, to, next_day))] }), '2026-11-22', '2026-11-22'),
    ).toThrow(RangeError);
  });

  it('need at least one day', () => {
    expect(() => spans({ kind: 'always' }, '2026-11-22', '2026-11-21')).toThrow(/holds no day/);
  });
});

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const anyTime: fc.Arbitrary<DeskTime> = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]) =>
    from + length <= 1440
      ? at(clock(from), clock(from + length))
      : at(clock(from), clock(from + length - 1440), true),
  );
const anyRules: fc.Arbitrary<Times> = fc.record({
  kind: fc.constant('times' as const),
  weekly: fc
    .array(
      fc.record({
        weekdays: fc.uniqueArray(fc.constantFrom(...ALL)),
        weeks: fc.constantFrom<number[]>([], [1], [2, 4]),
        time: anyTime,
      }),
      { maxLength: 4 },
    )
    .map((all) => all.map(({ time, ...rest }) => ({ ...rest, ...time }))),
  holidays: fc.oneof(
    fc.constant({ rule: 'as-weekday' as const }),
    fc.constant({ rule: 'closed' as const }),
    fc.array(anyTime, { maxLength: 3 }).map((own) => ({ rule: 'own' as const, times: own })),
  ),
  monthly: fc
    .array(fc.tuple(fc.integer({ min: 1, max: 31 }), anyTime), { maxLength: 2 })
    .map((all) => all.map(([day, time]) => ({ days: [day], ...time }))),
  closed: fc.constantFrom([], [{ from: '12-29', to: '01-03' }], [{ from: '02-29', to: '02-29' }]),
});
const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 20 }))
  .map(([start, more]) => ({
    first: addDays('2024-01-01', start),
    last: addDays('2024-01-01', start + more),
  }));

/** The same by asking of every minute, day by day: slow, and plain enough to be right. */
function isOpen(rules: Times, day: string, minute: number, calendar: HolidayCalendar): boolean {
  return [-1, 0].some((ahead) => {
    const that = addDays(day, ahead);
    const shortDay = that.slice(5);
    const closed = rules.closed.some(({ from, to }) => {
      const days = [];
      for (let one = `2024-${from}`; ; one = addDays(one, 1)) {
        days.push(one.slice(5));
        if (one.slice(5) === to) break;
      }
      return days.includes(shortDay);
    });
    if (closed) return false;
    const number = Number(that.slice(8));
    const monthly = rules.monthly.filter(({ days }) => days.includes(number));
    const weekday = ALL[(new Date(`${that}T12:00:00Z`).getUTCDay() + 6) % 7] as Weekday;
    const weekly = rules.weekly.filter(
      (one) =>
        one.weekdays.includes(weekday) &&
        (one.weeks.length === 0 || one.weeks.some((week) => number > 7 * (week - 1) && number <= 7 * week)),
    );
    const holiday = rules.holidays.rule !== 'as-weekday' && calendar.isHoliday(that);
    const own = rules.holidays.rule === 'own' ? rules.holidays.times : [];
    const that_day: readonly DeskTime[] = monthly.length > 0 ? monthly : holiday ? own : weekly;
    return that_day.some((time) => {
      const [begin, end] = minutesOfTime(time) as readonly [number, number];
      const asked = minute - ahead * 1440;
      return begin <= asked && asked < end;
    });
  });
}

describe('open spans of any rules', () => {
  const calendar = japaneseHolidays;

  it('stand in order, never touch, are never empty, and stay in the range', () => {
    fc.assert(
      fc.property(anyRules, anyRange, (rules, range) => {
        const found = openSpans(rules, range, calendar) ?? [];
        const ends = [`${range.first}T00:00:00+09:00`, ...found.flatMap(({ from, to }) => [from, to])];
        const instants = ends.map((instant) => Date.parse(instant));
        for (const [place, instant] of instants.entries()) {
          if (place > 1) expect(instant).toBeGreaterThan(instants[place - 1] as number);
        }
        expect(instants[1] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(instants[0] as number);
        expect(instants.at(-1)).toBeLessThanOrEqual(Date.parse(`${addDays(range.last, 1)}T00:00:00+09:00`));
      }),
    );
  });

  it('hold exactly the minutes in which the rules say that somebody answers', () => {
    fc.assert(
      fc.property(
        anyRules,
        anyRange,
        fc.array(fc.integer({ min: 0, max: 1439 }), { minLength: 5 }),
        (rules, range, minutes) => {
          const found = openSpans(rules, range, calendar) ?? [];
          const edges = [rules.weekly, rules.monthly]
            .flat()
            .flatMap((time) => minutesOfTime(time) ?? [])
            .flatMap((edge) => [edge % 1440, (edge + 1439) % 1440]);
          for (let day = range.first; day <= range.last; day = addDays(day, 1)) {
            for (const minute of [...minutes, ...edges]) {
              const instant = Date.parse(`${day}T${clock(minute)}:00+09:00`);
              const inSpan = found.some(
                ({ from, to }) => Date.parse(from) <= instant && instant < Date.parse(to),
              );
              expect([day, minute, inSpan]).toEqual([day, minute, isOpen(rules, day, minute, calendar)]);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are the same for a longer range, cut to the shorter', () => {
    fc.assert(
      fc.property(anyRules, anyRange, (rules, { first, last }) => {
        const short = openSpans(rules, { first, last }, calendar) ?? [];
        const long = openSpans(rules, { first: addDays(first, -3), last: addDays(last, 3) }, calendar) ?? [];
        const [begin, end] = [`${first}T00:00:00+09:00`, `${addDays(last, 1)}T00:00:00+09:00`];
        const cut = long
          .map(({ from, to }) => ({ from: from < begin ? begin : from, to: to > end ? end : to }))
          .filter(({ from, to }) => from < to);
        expect(short).toEqual(cut);
      }),
    );
  });

  it('of day and night is one', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        expect(openSpans({ kind: 'always' }, range, calendar)).toHaveLength(1);
        expect(openSpans(times({ weekly: [daily(at('00:00', '24:00'))] }), range, calendar)).toEqual(
          openSpans({ kind: 'always' }, range, calendar),
        );
      }),
    );
  });
});

describe('holidays of Japan', () => {
  // 内閣府「国民の祝日について」 for 2026; for 2027 what the law gives, with the equinoxes as computed (21 March, 23 September)
  it.each([
    [
      '2026',
      '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
    ],
    [
      '2027',
      '01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
    ],
  ])('of %s are those of the Cabinet Office', (year, days) => {
    const found = [];
    for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
      if (japaneseHolidays.isHoliday(day)) found.push(day.slice(5));
    }
    expect(found.join(' ')).toBe(days);
  });

  it('reach to the end of 2050, and not further', () => {
    expect(japaneseHolidays.isHoliday('2050-11-23')).toBe(true);
    expect(japaneseHolidays.isHoliday('2051-01-01')).toBe(false);
    expect(japaneseHolidays.lastDay).toBe('2050-12-31');
  });
});
