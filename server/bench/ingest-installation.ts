import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { AcceptCommand } from '../ballot-box/acceptance.ts';
import { type BallotBox, openBallotBox } from '../ballot-box/ballot-box.ts';
import { type IssuedInvitation, issueInvitations } from '../ballot-box/issue-invitations.ts';
import { startToken } from '../ballot-box/start-token.ts';
import type { Submission } from '../contract/api.ts';
import { loadDefinitions } from '../questionnaires/load-definitions.ts';
import { publishQuestionnaire } from '../questionnaires/publish-questionnaire.ts';
import { openStore } from '../store/open-store.ts';
import type { Store, StoreOptions } from '../store/store.ts';
import { registerSurvey } from '../surveys/register-survey.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { Survey } from '../surveys/survey.ts';

/** A whole installation in a folder of its own, with one synthetic survey: for measurements and tests. */
export interface IngestInstallation {
  readonly folders: Pick<StoreOptions, 'dataDir' | 'secretsDir'>;
  readonly store: Store;
  readonly box: BallotBox;
  readonly definitions: Definitions;
  readonly survey: RegisteredSurvey;
  /** empty for an open survey */
  readonly invitations: readonly IssuedInvitation[];
  /** closes the store and removes the folder */
  remove(): Promise<void>;
}

/** Parts of the survey that differ from the plain one. */
export type SurveyChanges = Partial<Omit<Survey, 'kind'>> & {
  /** letters by stratum id; null makes the survey open */
  readonly letters?: Readonly<Record<string, number>> | null;
};

export const OPENS = '2023-01-17';
export const CLOSES = '2023-02-10';

const both = (text: string) => ({ ja: text, en: text });

/** The synthetic survey of the measurements: the real questionnaire, 30-day window, one area after another. */
export function plainSurvey({ letters = { chuo: 100 }, ...changes }: SurveyChanges = {}): Survey {
  const shared = {
    id: 'ingest',
    synthetic: true,
    title: both('合成データの調査'),
    organisation: both('架空の組織'),
    purpose: both('測定のための調査'),
    eligibility: both('どなたでも'),
    privacy: both('合成データのみ'),
    notice: {
      anonymity: null,
      retention: both('測定のあとに消去します。'),
      freeText: both('自由記述を読む人はいません。'),
      contractor: null,
    },
    results: { expected: null, address: null, summary: null },
    minutes: 10,
    window: { opens: OPENS, closes: CLOSES },
    graceDays: 3,
    contact: { name: both('架空の窓口'), phone: '000-000-0000', hours: both('平日') },
    consent: { version: '1', text: both('同意します') },
    languages: ['ja' as const, 'en' as const],
    questionnaire: { id: 'saitama-2023', version: '1' },
    areaScheme: 'saitama-5',
    channels: [
      { id: 'letter', label: both('手紙'), devices: 'own' as const },
      { id: 'reminder', label: both('お礼状'), devices: 'own' as const },
    ],
    batchMinimum: 10,
    ages: null,
    disclosure: { rule: 'by-design' as const },
    ...changes,
  };
  if (letters === null) return { kind: 'open', ...shared };
  const strata = Object.entries(letters).map(([id, invited]) => ({
    id,
    label: both(id),
    population: invited * 1000,
    invited,
  }));
  return { kind: 'invitation', ...shared, strata, weighting: null };
}

/** Makes an installation with `plainSurvey(changes)` and all its codes. */
export async function makeInstallation(
  changes: SurveyChanges = {},
  options: Pick<StoreOptions, 'waitingLimit'> & { readonly instrumentsDir?: string } = {},
): Promise<IngestInstallation> {
  const { instrumentsDir = 'instruments', ...limits } = options;
  const folder = mkdtempSync(join(tmpdir(), 'tsunagari-'));
  const folders = { dataDir: join(folder, 'data'), secretsDir: join(folder, 'secrets') };
  const store = await openStore({ ...folders, ...limits });
  const box = await openBallotBox(store);
  const definitions = await loadDefinitions(instrumentsDir);
  const document = plainSurvey(changes);
  await publishQuestionnaire(store, definitions, document.questionnaire);
  const survey = await registerSurvey(store, document);
  const invitations = document.kind === 'open' ? [] : await issueInvitations(box, survey);
  const remove = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folders, store, box, definitions, survey, invitations, remove };
}

/** A whole response of some 40 answers that the rules accept; `index` makes it this person's. */
export function plainAnswers(index: number): Record<string, unknown> {
  const one = (options: number, step = 1) => 1 + ((index * step) % options);
  return {
    age: 16 + (index % 80),
    sex: one(2),
    municipality: one(63),
    outing_frequency: one(4),
    outing_purpose: [1, 3],
    ucla_companionship: one(4),
    communication: { in_person: one(7), phone: one(7, 2), sns: one(7, 3), email: one(7, 5) },
    social_activities: [1, 2],
    ucla_left_out: one(4, 3),
    support_received: 1,
    helping_others: one(3),
    health: one(5),
    life_satisfaction: one(5, 2),
    ucla_isolated: one(4, 3),
    worries: one(2),
    consultation_partner: 1,
    consultation_who: [1, 2],
    consultation_feelings: [1, 2],
    loneliness_direct: 2 + (index % 4),
    loneliness_duration: one(7),
    loneliness_events: [1, 5],
    marital_status: one(4),
    household_type: one(6),
    cohabitants: index % 6,
    education: one(6),
    work_status: one(9),
    housing: one(7),
    household_income: one(9),
    economic_situation: one(5),
    place_have: one(3),
    place_want: [1, 2],
    place_barriers: [1, 2],
    place_free_text: `合成の回答 ${index} 番：近所に誰でも立ち寄れる場所があるとよい。`,
  };
}

/** What a browser would send: response `index` with its own submission key and, where there is one, code. */
export function plainCommand(
  { box, survey, invitations }: Pick<IngestInstallation, 'box' | 'survey' | 'invitations'>,
  index: number,
  changes: Partial<Submission> & Partial<Pick<AcceptCommand, 'mode' | 'day'>> = {},
): AcceptCommand {
  const { mode = 'web', day = survey.survey.window.opens, ...submission } = changes;
  const code = invitations[index]?.code;
  return {
    survey,
    mode,
    day,
    submission: {
      submissionKey: index.toString(16).padStart(32, '0'),
      questionnaire: survey.questionnaire.reference,
      language: 'ja',
      consent: { agreed: true, version: survey.survey.consent.version },
      startToken: startToken(box, survey.survey.id, day),
      channel: 'letter',
      ...(code === undefined ? {} : { code }),
      answers: plainAnswers(index),
      ...submission,
    },
  };
}
