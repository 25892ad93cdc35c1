import type { Language } from '../../../instruments/definition/localized-text.ts';

/**
 * A Tokyo day as an office prints it: in Japanese with both calendars, 2026年（令和8年）11月21日; in English by
 * the Western one. @throws RangeError where `day` is no date
 */
export function dayText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  }
  const era = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    era: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
  return `${date.getUTCFullYear()}年（${era}）${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}
