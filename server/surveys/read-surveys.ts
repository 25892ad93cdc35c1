import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import {
  type PublishedQuestionnaire,
  readPublishedQuestionnaire,
} from '../questionnaires/published-questionnaire.ts';
import type { StoreReader } from '../store/store.ts';
import type { RegisteredSurvey } from './registered-survey.ts';
import { surveySchema } from './survey.ts';

/**
 * Every survey of the installation by id, with its questionnaire and the rules compiled from it. Compiling costs
 * milliseconds: read them once and keep them; what can change is `closedOn`.
 * @throws DefinitionError when a stored questionnaire is not what was published
 */
export async function readSurveys(store: StoreReader): Promise<ReadonlyMap<string, RegisteredSurvey>> {
  const published = new Map<string, PublishedQuestionnaire>();
  for (const row of await store.read.selectFrom('questionnaires').selectAll().execute()) {
    published.set(`${row.id} ${row.version}`, readPublishedQuestionnaire(row));
  }
  const surveys = new Map<string, RegisteredSurvey>();
  for (const row of await store.read.selectFrom('surveys').selectAll().orderBy('id').execute()) {
    const survey = deepFreeze(surveySchema.parse(JSON.parse(row.document)));
    const { id, version } = survey.questionnaire;
    const questionnaire = published.get(`${id} ${version}`);
    if (!questionnaire)
      throw new Error(`Questionnaire ${id} ${version} of survey ${row.id} is not in the store.`);
    surveys.set(row.id, Object.freeze({ survey, questionnaire, closedOn: row.closed_on }));
  }
  return surveys;
}
