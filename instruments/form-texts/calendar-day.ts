import type { FormLanguage } from '../definition/localized-text.ts';

/** Days of the month whose reading is not that of the number with にち. */
const READ_WHOLE: Readonly<Record<number, string>> = { 1: 'ついたち', 20: 'はつか' };
const READ_WITH_KA: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 24];

/**
 * A day as an office prints it: in Japanese with both calendars, 「2026年（令和8年）11月21日（土）」; in easy
 * Japanese with readings and the Western calendar alone; in other languages as Intl writes it. `day` is an ISO
 * date and stands for a Tokyo day, so no zone is applied. Throws a RangeError when `day` is not a date.
 */
export function formatDay(day: string, language: FormLanguage): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (!language.startsWith('ja')) {
    const locale = language === 'en' ? 'en-GB' : language;
    return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(date);
  }
  const weekday = new Intl.DateTimeFormat('ja-JP', { weekday: 'short', timeZone: 'UTC' }).format(date);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (language === 'ja-x-easy' || language === 'ja-x-primary') {
    return `${year}年《ねん》${month}月《がつ》${dayWithReading(dayOfMonth)}（${WEEKDAYS[weekday]}）`;
  }
  const era = part(date, 'ja-JP-u-ca-japanese', { era: 'long', year: 'numeric' }, ['era', 'year']);
  return `${year}年（${era}年）${month}月${dayOfMonth}日（${weekday}）`;
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  日: '日曜日《にちようび》',
  月: '月曜日《げつようび》',
  火: '火曜日《かようび》',
  水: '水曜日《すいようび》',
  木: '木曜日《もくようび》',
  金: '金曜日《きんようび》',
  土: '土曜日《どようび》',
};

function dayWithReading(dayOfMonth: number): string {
  const whole = READ_WHOLE[dayOfMonth];
  if (whole !== undefined) return `｜${dayOfMonth}日《${whole}》`;
  return `${dayOfMonth}日《${READ_WITH_KA.includes(dayOfMonth) ? 'か' : 'にち'}》`;
}

/**
 * A day of the coming week or so, without the year: 「11月28日（土）」, in easy Japanese with readings, in other languages as
 * Intl writes it. Throws a RangeError when `day` is not a date.
 */
export function formatNearDay(day: string, language: FormLanguage): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (!language.startsWith('ja')) {
    const locale = language === 'en' ? 'en-GB' : language;
    return new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }).format(date);
  }
  const weekday = new Intl.DateTimeFormat('ja-JP', { weekday: 'short', timeZone: 'UTC' }).format(date);
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
  if (language === 'ja-x-easy' || language === 'ja-x-primary') {
    return `${month}月《がつ》${dayWithReading(dayOfMonth)}（${WEEKDAYS[weekday]}）`;
  }
  return `${month}月${dayOfMonth}日（${weekday}）`;
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
