import type { Language } from '../../instruments/definition/localized-text.ts';

/**
 * A day as an office prints it: in Japanese with both calendars, 「2026年（令和8年）11月21日（土）」; in
 * English by the Western calendar. `day` is an ISO date and stands for a Tokyo day, so no zone is applied.
 * Throws a RangeError when `day` is not a date.
 */
export function formatDay(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(date);
  }
  const era = part(date, 'ja-JP-u-ca-japanese', { era: 'long', year: 'numeric' }, ['era', 'year']);
  const weekday = new Intl.DateTimeFormat('ja-JP', { weekday: 'short', timeZone: 'UTC' }).format(date);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return `${year}年（${era}年）${month}月${dayOfMonth}日（${weekday}）`;
}

function part(
  date: Date,
  locale: string,
  options: Intl.DateTimeFormatOptions,
  types: readonly Intl.DateTimeFormatPartTypes[],
): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    .formatToParts(date)
    .filter((piece) => types.includes(piece.type))
    .map((piece) => piece.value)
    .join('');
}
