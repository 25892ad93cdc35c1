import type { Survey } from './survey.ts';
import { lastDayOfGrace } from './survey-state.ts';
import type { TokyoDay } from './tokyo-day.ts';

export type Admission =
  | 'admitted'
  | 'survey.not-open-yet'
  | 'survey.closed'
  | 'submission.start-token-invalid';

/**
 * May a response that is received on `day` come in? In the window, and after it until the end of the grace
 * when the form was opened in time (decision 14). `opened` is the day a valid start token names, null without
 * one; a paper needs none, its `day` being that of arrival.
 */
export function admit(
  survey: Survey,
  response: { readonly mode: 'web' | 'paper'; readonly day: TokyoDay; readonly opened: TokyoDay | null },
): Admission {
  const { opens, closes } = survey.window;
  const { mode, day, opened } = response;
  if (day < opens) return 'survey.not-open-yet';
  if (day > closes && day > lastDayOfGrace(survey)) return 'survey.closed';
  if (mode === 'paper') return 'admitted';
  if (opened !== null && opened >= opens && opened <= closes && opened <= day) return 'admitted';
  return day > closes ? 'survey.closed' : 'submission.start-token-invalid';
}
