import { describe, expect, it } from 'vitest';
import { dayInBothCalendars, japaneseEraDay } from './japanese-era.ts';

describe('japaneseEraDay', () => {
  // first and last days of the eras as the laws on era names set them
  it.each([
    ['2023-01-17', '令和5年1月17日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1926-12-25', '昭和元年12月25日'],
    ['1926-12-24', '大正15年12月24日'],
    ['1912-07-30', '大正元年7月30日'],
    ['1912-07-29', '明治45年7月29日'],
    ['1873-01-01', '明治6年1月1日'],
    ['2024-02-29', '令和6年2月29日'],
  ])('%s is %s', (day, expected) => {
    expect(japaneseEraDay(day)).toBe(expected);
  });

  it.each(['2023-02-29', '1900-02-29', '2023-13-01', '2023-00-10', '2023-1-7', '1872-12-31', ''])(
    'refuses %s',
    (day) => {
      expect(() => japaneseEraDay(day)).toThrow(RangeError);
    },
  );

  it('writes both calendars', () => {
    expect(dayInBothCalendars('2023-01-17')).toBe('2023年1月17日(令和5年1月17日)');
  });
});
