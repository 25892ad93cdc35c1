import type { Survey } from './survey.ts';
import { addDays, type TokyoDay } from './tokyo-day.ts';

export type SurveyState = 'not-open-yet' | 'open' | 'closed';

/** What a person who opens the link on this day is told. Both ends of the window are in. */
export function surveyState(survey: Survey, day: TokyoDay): SurveyState {
  if (day < survey.window.opens) return 'not-open-yet';
  return day <= survey.window.closes ? 'open' : 'closed';
}

/** The last day on which a form that was opened in time is still accepted. */
export function lastDayOfGrace(survey: Survey): TokyoDay {
  return addDays(survey.window.closes, survey.graceDays);
}

/**
 * The first day on which the survey may be closed for good. One whole day lies between the grace and it,
 * so that somebody whose acknowledgement got lost on the last evening still gets the receipt.
 */
export function firstDayOfClosing(survey: Survey): TokyoDay {
  return addDays(lastDayOfGrace(survey), 2);
}
