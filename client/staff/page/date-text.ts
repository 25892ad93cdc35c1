import type { Language } from '../../../instruments/definition/localized-text.ts';

const formats: Readonly<Record<'era' | 'eraYear' | 'gregorian' | 'english', Intl.DateTimeFormat>> = {
  era: new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    era: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }),
  eraYear: new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' }),
  gregorian: new Intl.DateTimeFormat('ja-JP', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }),
  english: new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }),
};

/**
 * A day in both calendars (令和5年2月9日（2023年2月9日）); in English in the Gregorian one.
 *
 * @param day ISO date of a Tokyo day; it carries no clock time, so no zone can move it
 */
export function dayText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (language === 'en') return formats.english.format(date);
  return `${formats.era.format(date)}（${formats.gregorian.format(date)}）`;
}

/** A year as a row of a table names it: 令和4年; in English 2022. */
export function shortYearText(year: number, language: Language): string {
  if (language === 'en') return String(year);
  // the last day of the year: an era that began within the year gives it its name
  return formats.eraYear.format(new Date(Date.UTC(year, 11, 31)));
}

/** The same in both calendars: 令和4年（2022年）. */
export function yearText(year: number, language: Language): string {
  const short = shortYearText(year, language);
  return language === 'en' ? short : `${short}（${year}年）`;
}
