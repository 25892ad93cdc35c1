import type { Language } from '../../../instruments/definition/localized-text.ts';

const era = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' });
const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/**
 * A day in both calendars, as on the residents' pages: 2023年（令和5年）2月9日; in English in the Western one.
 *
 * @param day ISO date of a Tokyo day; it carries no clock time, so no zone can move it
 * @throws RangeError where `day` is no date
 */
export function dayText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (language === 'en') return english.format(date);
  return `${date.getUTCFullYear()}年（${era.format(date)}）${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

/** A year as a row of a table names it: 令和4年; in English 2022. */
export function shortYearText(year: number, language: Language): string {
  if (language === 'en') return String(year);
  // the last day of the year: an era that began within the year gives it its name
  return era.format(new Date(Date.UTC(year, 11, 31)));
}

/** A year of a published survey in both calendars: 2022年（令和4年）; in English 2022. */
export function yearText(year: number, language: Language): string {
  return language === 'en' ? String(year) : `${year}年（${shortYearText(year, language)}）`;
}
