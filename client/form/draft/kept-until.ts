import { daysLater } from '../../../instruments/desks/tokyo-time.ts';

/** How long answers stay on a device after they were last kept there. */
export const DAYS_KEPT = 7;

/** Days in Asia/Tokyo, YYYY-MM-DD. */
export interface DaysOfSurvey {
  /** on which the answers are kept */
  readonly day: string;
  /** the last on which a form that was opened in time is accepted */
  readonly acceptedUntil: string;
}

/** The last day on which unfinished answers lie on the device. */
export function keptUntil({ day, acceptedUntil }: DaysOfSurvey): string {
  const last = daysLater(day, DAYS_KEPT);
  return last < acceptedUntil ? last : acceptedUntil;
}

/**
 * The last day for answers that were sent and not acknowledged: as long as the server can still give their receipt. Nobody
 * is shown them meanwhile, and to throw them away could lose what is already wanted.
 */
export const sentKeptUntil = (acceptedUntil: string): string => daysLater(acceptedUntil, 1);

/**
 * Today, as far as it can be known: the device's day where it lies within a week after the one that the server wrote into
 * the page, else the page's. A clock that is wrong then shortens no time; a page from the device's own copy is old, and
 * gives the device the benefit of the doubt.
 */
export function believedDay(pageDay: string, deviceDay: string): string {
  return deviceDay >= pageDay && deviceDay <= daysLater(pageDay, DAYS_KEPT) ? deviceDay : pageDay;
}
