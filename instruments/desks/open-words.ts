import type { FormLanguage } from '../definition/localized-text.ts';
import { formatNearDay } from '../form-texts/calendar-day.ts';
import type { FormTexts } from '../form-texts/ja.ts';
import type { OpenState } from './open-state.ts';
import { daysLater, tokyoTime } from './tokyo-time.ts';

/**
 * Whether a desk answers now, as a sentence: 今つながります（24時まで）, 今は時間外です（次は 明日 9時から）. Null where nothing is
 * known. Hours are those of Tokyo, wherever the reader's clock says it is.
 *
 * @param now milliseconds since 1970
 */
export function openWords(
  state: OpenState,
  now: number,
  t: FormTexts,
  language: FormLanguage,
): string | null {
  switch (state.state) {
    case 'unknown':
      return null;
    case 'open':
      return state.until === null ? t.deskOpen : t.deskOpenUntil(endWords(state.until, now, t, language));
    case 'closed':
      return state.next === null ? t.deskClosed : t.deskClosedNext(beginWords(state.next, now, t, language));
  }
}

function beginWords(at: string, now: number, t: FormTexts, language: FormLanguage): string {
  const { day, hour, minute } = tokyoTime(Date.parse(at));
  return onDay(day, clockWords(hour, minute, t), now, t, language);
}

/** The end of a day is 24時 of that day and not 0時 of the next. */
function endWords(at: string, now: number, t: FormTexts, language: FormLanguage): string {
  const { day, hour, minute } = tokyoTime(Date.parse(at));
  const midnight = hour === 0 && minute === 0;
  return onDay(
    midnight ? daysLater(day, -1) : day,
    clockWords(midnight ? 24 : hour, minute, t),
    now,
    t,
    language,
  );
}

function onDay(day: string, clock: string, now: number, t: FormTexts, language: FormLanguage): string {
  const today = tokyoTime(now).day;
  if (day === today) return clock;
  return day === daysLater(today, 1) ? t.tomorrowAt(clock) : t.dayAt(formatNearDay(day, language), clock);
}

const clockWords = (hour: number, minute: number, t: FormTexts): string =>
  minute === 0 ? t.wholeHour(String(hour)) : t.hourAndMinute(String(hour), String(minute).padStart(2, '0'));
