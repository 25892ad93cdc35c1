import { describe, expect, it } from 'vitest';
import { kanjiWithoutReading } from '../definition/ruby.ts';
import { formatDay, formatNearDay } from './calendar-day.ts';

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

  it.each([
    ['2026-11-21', '2026年《ねん》11月《がつ》21日《にち》（土曜日《どようび》）'],
    ['2026-04-01', '2026年《ねん》4月《がつ》｜1日《ついたち》（水曜日《すいようび》）'],
    ['2026-09-20', '2026年《ねん》9月《がつ》｜20日《はつか》（日曜日《にちようび》）'],
    ['2026-07-24', '2026年《ねん》7月《がつ》24日《か》（金曜日《きんようび》）'],
  ])('%s has its readings in easy Japanese', (day, easy) => {
    expect(formatDay(day, 'ja-x-easy')).toBe(easy);
    expect(formatDay(day, 'ja-x-primary')).toBe(easy);
    expect(kanjiWithoutReading(easy)).toEqual([]);
  });

  it.each([
    ['ja-x-junior', '2026年（令和8年）11月21日（土）'],
    ['zh-Hans', '2026年11月21日星期六'],
    ['ko', '2026년 11월 21일 토요일'],
    ['vi', 'Thứ Bảy, 21 tháng 11, 2026'],
    ['pt-BR', 'sábado, 21 de novembro de 2026'],
  ] as const)('is written in %s as its readers write it', (language, written) => {
    expect(formatDay('2026-11-21', language)).toBe(written);
  });

  it.each([
    ['ja', '11月28日（土）'],
    ['ja-x-easy', '11月《がつ》28日《にち》（土曜日《どようび》）'],
    ['ja-x-primary', '11月《がつ》28日《にち》（土曜日《どようび》）'],
    ['ja-x-junior', '11月28日（土）'],
    ['en', 'Sat 28 Nov'],
    ['zh-Hans', '11月28日周六'],
    ['ko', '11월 28일 (토)'],
    ['vi', 'Thứ 7, 28 thg 11'],
    ['pt-BR', 'sáb., 28 de nov.'],
  ] as const)('of the coming week is short in %s', (language, written) => {
    expect(formatNearDay('2026-11-28', language).replace('Sat,', 'Sat')).toBe(written);
  });

  it('refuses what is no day', () => {
    expect(() => formatDay('2026-13-01', 'ja')).toThrow(RangeError);
  });
});
