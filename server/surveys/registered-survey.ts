import type { PublishedQuestionnaire } from '../questionnaires/published-questionnaire.ts';
import type { Survey } from './survey.ts';

/** A survey as the store holds it, with the exact questionnaire it asks. */
export interface RegisteredSurvey {
  readonly survey: Survey;
  readonly questionnaire: PublishedQuestionnaire;
}
