import { describe, expect, it } from 'vitest';
import { formatDay } from './calendar-day.ts';

describe('a day in print', () => {
  it.each([
    ['2026-11-21', '2026年（令和8年）11月21日（土）', 'Saturday 21 November 2026'],
    ['2019-05-01', '2019年（令和元年）5月1日（水）', 'Wednesday 1 May 2019'],
    ['2019-04-30', '2019年（平成31年）4月30日（火）', 'Tuesday 30 April 2019'],
    ['2024-02-29', '2024年（令和6年）2月29日（木）', 'Thursday 29 February 2024'],
  ])('%s stands in both calendars', (day, japanese, english) => {
    expect(formatDay(day, 'ja')).toBe(japanese);
    expect(formatDay(day, 'en').replace(',', '')).toBe(english);
  });

  it('refuses what is no day', () => {
    expect(() => formatDay('2026-13-01', 'ja')).toThrow(RangeError);
  });
});
