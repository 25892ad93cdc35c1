import type { FormLanguage } from '../definition/localized-text.ts';
import { formatDay } from './calendar-day.ts';

/**
 * A day (ISO date) or a month (`2027-03`) as an office prints it: 「2027年（令和9年）3月」; in easy Japanese with readings, in
 * other languages as Intl writes it. Throws a RangeError when it is neither.
 */
export function formatDayOrMonth(when: string, language: FormLanguage): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(when))
    throw new RangeError(`${when} is neither a day nor a month`);
  if (when.length > 7) return formatDay(when, language);
  const date = new Date(`${when}-01T00:00:00Z`);
  const month = (locale: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  if (!language.startsWith('ja')) {
    return month(language === 'en' ? 'en-GB' : language, { year: 'numeric', month: 'long' });
  }
  const [year, number] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  if (language === 'ja-x-easy' || language === 'ja-x-primary') return `${year}年《ねん》${number}月《がつ》`;
  const era = month('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric' });
  return `${year}年（${era}）${number}月`;
}
