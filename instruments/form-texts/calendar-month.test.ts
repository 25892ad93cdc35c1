import { describe, expect, it } from 'vitest';
import { type FormLanguage, formLanguageSchema } from '../definition/localized-text.ts';
import { formatDay } from './calendar-day.ts';
import { formatDayOrMonth } from './calendar-month.ts';

describe('a month in which something is announced', () => {
  // 令和 began on 2019-05-01; 令和9年 is 2027
  it.each<[FormLanguage, string, string]>([
    ['ja', '2027-03', '2027年（令和9年）3月'],
    ['ja-x-junior', '2019-05', '2019年（令和元年）5月'],
    ['ja', '2019-04', '2019年（平成31年）4月'],
    ['ja-x-easy', '2027-12', '2027年《ねん》12月《がつ》'],
    ['en', '2027-03', 'March 2027'],
    ['zh-Hans', '2027-03', '2027年3月'],
    ['ko', '2027-03', '2027년 3월'],
    ['vi', '2027-03', 'tháng 3 năm 2027'],
    ['pt-BR', '2027-03', 'março de 2027'],
  ])('in %s: %s', (language, month, words) => {
    expect(formatDayOrMonth(month, language)).toBe(words);
  });

  it.each(formLanguageSchema.options)('is a day in %s where a day is known', (language) => {
    expect(formatDayOrMonth('2027-03-19', language)).toBe(formatDay('2027-03-19', language));
  });

  it('is refused where it is neither', () => {
    for (const wrong of ['2027-13', '2027', '', 'spring'])
      for (const language of formLanguageSchema.options)
        expect(() => formatDayOrMonth(wrong, language)).toThrow(RangeError);
  });
});
