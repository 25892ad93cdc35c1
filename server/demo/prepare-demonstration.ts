import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { BallotBox } from '../ballot-box/ballot-box.ts';
import { moveInbox } from '../ballot-box/move-inbox.ts';
import { publishQuestionnaire } from '../questionnaires/publish-questionnaire.ts';
import type { Store } from '../store/store.ts';
import { putDesks } from '../surveys/desks.ts';
import { putDrawnCounts } from '../surveys/drawn-counts.ts';
import { readSurveys } from '../surveys/read-surveys.ts';
import { registerSurvey } from '../surveys/register-survey.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { Survey } from '../surveys/survey.ts';
import { type TokyoDay, tokyoDay } from '../surveys/tokyo-day.ts';
import { deliverByChannel, deliverByLetter } from './deliver-responses.ts';
import { type DemoFixtures, readDemoFixtures } from './demo-fixtures.ts';
import { prepareLetters } from './demo-letters.ts';
import { demoSurveyDocuments, schoolSurveyDocument } from './demo-survey-documents.ts';
import { DemonstrationError } from './demonstration-error.ts';
import { readMark, writeMark } from './demonstration-mark.ts';
import { sendResponses } from './send-responses.ts';
import { synthesizeSurveys } from './synthetic-survey.ts';

export interface DemonstrationInputs {
  readonly definitions: Definitions;
  /** the folder `fixtures/` */
  readonly fixturesDir: string;
  /** the link of a letter with this code, or of an open survey */
  readonly linkOf: (surveyId: string, code?: string) => string;
  readonly clock: () => Date;
}

export interface PreparedDemonstration {
  /** false when everything stood there already */
  readonly made: boolean;
  readonly invitationSurvey: string;
  readonly openSurvey: string;
  readonly schoolSurvey: string;
}

/**
 * Makes the demonstration at its first start: two synthetic surveys whose window opens today, 1,500 letters with
 * their printer's file, and the synthetic responses, each through the ballot box; and a survey of children that nobody has
 * answered yet. A later start finds the mark and changes nothing, but for a survey that an older demonstration lacks. After a kill half-way, the next start goes on where it stopped; nothing is doubled.
 *
 * @throws DemonstrationError when the store holds a real survey, or what was begun cannot be completed
 */
export async function prepareDemonstration(
  box: BallotBox,
  { definitions, fixturesDir, linkOf, clock }: DemonstrationInputs,
): Promise<PreparedDemonstration> {
  const { store } = box;
  const fixtures = await readDemoFixtures(fixturesDir);
  const ids = {
    invitationSurvey: fixtures.surveys.invitation.document.id,
    openSurvey: fixtures.surveys.open.document.id,
    schoolSurvey: fixtures.surveys.school.document.id,
  };
  await refuseRealSurveys(store);
  const known = await store.read.selectFrom('surveys').select('id').execute();
  const answered = [ids.invitationSurvey, ids.openSurvey];
  const registered = answered.every((id) => known.some((survey) => survey.id === id));
  const made = !registered || (await readMark(store.dataDir)) !== 'ready';
  const today = tokyoDay(clock());
  if (made) {
    await writeMark(store.dataDir, 'preparing');
    await makeSurveys(box, fixtures, definitions, { linkOf, today });
    await writeMark(store.dataDir, 'ready');
  }
  if (!known.some(({ id }) => id === ids.schoolSurvey))
    await makeSchoolSurvey(store, fixtures, definitions, today);
  return Object.freeze({ made, ...ids });
}

async function refuseRealSurveys(store: Store): Promise<void> {
  const real = await store.read.selectFrom('surveys').select('id').where('synthetic', '=', 0).execute();
  if (real.length === 0) return;
  throw new DemonstrationError(
    `${store.dataDir} holds real surveys (${real.map(({ id }) => id).join(', ')}); no demonstration is put beside them. ` +
      'Choose another DATA_DIR, or start it with npm run serve.',
  );
}

async function makeSurveys(
  box: BallotBox,
  fixtures: DemoFixtures,
  definitions: Definitions,
  { linkOf, today }: Pick<DemonstrationInputs, 'linkOf'> & { readonly today: string },
): Promise<void> {
  const { store } = box;
  const questionnaire = await publishQuestionnaire(store, definitions, fixtures.surveys.questionnaire);
  const scheme = areaScheme(definitions, fixtures.surveys.areaScheme);
  const synthetic = synthesizeSurveys(fixtures, scheme, questionnaire.rules);
  const documents = demoSurveyDocuments(
    fixtures.surveys,
    synthetic.invitation,
    questionnaire.questionnaire,
    today,
  );
  await putDesks(store, fixtures.desks, { day: today, account: 'demonstration' });
  const invitation = await registerOnce(store, documents.invitation);
  await putDrawnCounts(
    store,
    invitation.survey.id,
    synthetic.invitation.drawnCounts.map(({ people, ...cell }) => ({ ...cell, invited: people })),
  );
  const codes = await prepareLetters(box, invitation, (code) => linkOf(invitation.survey.id, code));
  await sendResponses(box, invitation, deliverByLetter(synthetic.invitation.responses, codes, invitation));
  await moveInbox(box, invitation);

  const open = await registerOnce(store, documents.open);
  await sendResponses(box, open, deliverByChannel(synthetic.open, open));
  await moveInbox(box, open);
}

async function makeSchoolSurvey(
  store: Store,
  { surveys: { school } }: DemoFixtures,
  definitions: Definitions,
  today: TokyoDay,
): Promise<void> {
  const { id, version } = school.questionnaire;
  const recipe = definitions.recipes.find(({ value }) => value.id === id && value.version === version)?.value;
  if (recipe?.promisedMinutes === undefined)
    throw new DemonstrationError(`The recipe of ${id} ${version} promises no minutes. Restore its file.`);
  await publishQuestionnaire(store, definitions, school.questionnaire);
  await registerSurvey(store, schoolSurveyDocument(school, recipe.promisedMinutes, today));
}

function areaScheme({ areaSchemes }: Definitions, id: string): AreaScheme {
  const scheme = areaSchemes.find(({ value }) => value.id === id)?.value;
  if (!scheme)
    throw new DemonstrationError(`There is no area scheme ${id} in instruments/areas. Restore its file.`);
  return scheme;
}

/** What was registered stays, with the window of the first start. */
async function registerOnce(store: Store, survey: Survey): Promise<RegisteredSurvey> {
  return (await readSurveys(store)).get(survey.id) ?? (await registerSurvey(store, survey));
}
