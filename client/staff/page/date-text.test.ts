import { describe, expect, it } from 'vitest';
import { dayText, shortYearText, yearText } from './date-text.ts';

describe('days and years in both calendars', () => {
  it.each([
    ['2023-02-09', '2023年（令和5年）2月9日'],
    ['2019-04-30', '2019年（平成31年）4月30日'],
    ['2019-05-01', '2019年（令和元年）5月1日'],
  ])('prints %s', (day, text) => expect(dayText(day, 'ja')).toBe(text));

  it('refuses what is no date', () => {
    expect(() => dayText('2023-02-30x', 'ja')).toThrow(RangeError);
  });

  it('prints the Western day in English', () => expect(dayText('2023-02-09', 'en')).toBe('9 February 2023'));

  it.each([
    [2022, '2022年（令和4年）'],
    [2019, '2019年（令和元年）'],
  ])('prints the year %i', (year, text) => expect(yearText(year, 'ja')).toBe(text));

  it('prints the year in English', () => expect(yearText(2022, 'en')).toBe('2022'));

  it('prints the year short for a row of a table', () => {
    expect(shortYearText(2022, 'ja')).toBe('令和4年');
    expect(shortYearText(2022, 'en')).toBe('2022');
  });
});
