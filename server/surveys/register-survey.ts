import { z } from 'zod';
import { canonicalBytes } from '../../instruments/composition/frozen-bytes.ts';
import type { Store } from '../store/store.ts';
import { readSurveys } from './read-surveys.ts';
import type { RegisteredSurvey } from './registered-survey.ts';
import { type Survey, surveySchema } from './survey.ts';
import { surveyFindings } from './survey-findings.ts';
import { SurveyRefusedError } from './survey-refused-error.ts';

/**
 * Registers a survey; its questionnaire must have been published before. What was registered is never changed:
 * the same survey again changes nothing, another one under the same id is refused. Only languages may be added,
 * behind those it has, once its questionnaire is published in them, and what is said of its results may change.
 * @throws SurveyRefusedError with everything that is wrong at once
 */
export async function registerSurvey(
  store: Store,
  given: z.input<typeof surveySchema>,
): Promise<RegisteredSurvey> {
  const survey = parseSurvey(given);
  const document = new TextDecoder().decode(canonicalBytes(survey));
  await store.write(async (transaction) => {
    const known = await transaction
      .selectFrom('surveys')
      .select('document')
      .where('id', '=', survey.id)
      .executeTakeFirst();
    // parsed: one that was registered before a key existed is still the same survey
    const before = known && surveySchema.parse(JSON.parse(known.document));
    if (before && Buffer.compare(canonicalBytes(before), canonicalBytes(survey)) === 0) return;
    const mayChange = before !== undefined && changesWhatMayChange(before, survey);
    if (before && !mayChange) {
      throw new SurveyRefusedError(survey.id, [
        'It is registered already with another content. Take a new id for a new survey.',
      ]);
    }
    const { id, version } = survey.questionnaire;
    const questionnaire = await transaction
      .selectFrom('questionnaires')
      .select('document')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!questionnaire) {
      throw new SurveyRefusedError(survey.id, [
        `questionnaire: ${id} ${version} has not been published here. Publish it first.`,
      ]);
    }
    const { languages } = JSON.parse(questionnaire.document) as { languages: readonly string[] };
    const untranslated = survey.languages.filter((language) => !languages.includes(language));
    if (untranslated.length > 0) {
      throw new SurveyRefusedError(survey.id, [
        `languages: the questionnaire does not exist in ${untranslated.join(', ')}. Remove it or publish a translation.`,
      ]);
    }
    if (mayChange) {
      await transaction.updateTable('surveys').set({ document }).where('id', '=', survey.id).execute();
      return;
    }
    await transaction
      .insertInto('surveys')
      .values({ id: survey.id, synthetic: survey.synthetic ? 1 : 0, document, closed_on: null })
      .execute();
  });
  const registered = (await readSurveys(store)).get(survey.id);
  if (!registered) throw new Error(`Survey ${survey.id} was registered and cannot be read.`);
  return registered;
}

/** Whether the same survey is now asked in more languages or says something else of its results, and nothing else of it changed. */
function changesWhatMayChange(known: Survey, survey: Survey): boolean {
  const same = { ...survey, languages: known.languages, results: known.results };
  return (
    known.languages.every((language, place) => survey.languages[place] === language) &&
    Buffer.compare(canonicalBytes(known), canonicalBytes(same)) === 0
  );
}

function parseSurvey(given: unknown): Survey {
  const parsed = surveySchema.safeParse(given);
  if (!parsed.success) {
    const id = z.looseObject({ id: z.string() }).safeParse(given);
    throw new SurveyRefusedError(
      id.success ? id.data.id : '(without id)',
      parsed.error.issues.map((issue) => `${issue.path.join('.') || '(whole survey)'}: ${issue.message}.`),
    );
  }
  const findings = surveyFindings(parsed.data);
  if (findings.length > 0) throw new SurveyRefusedError(parsed.data.id, findings);
  return parsed.data;
}
