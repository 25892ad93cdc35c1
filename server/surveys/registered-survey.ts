import type { PublishedQuestionnaire } from '../questionnaires/published-questionnaire.ts';
import type { Survey } from './survey.ts';
import type { TokyoDay } from './tokyo-day.ts';

/** A survey as the store holds it, with the exact questionnaire it asks. */
export interface RegisteredSurvey {
  readonly survey: Survey;
  readonly questionnaire: PublishedQuestionnaire;
  /** the day on which it was closed for good and its codes were forgotten; null while it was not */
  readonly closedOn: TokyoDay | null;
}
