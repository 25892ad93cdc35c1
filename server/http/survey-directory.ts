import type { Desk } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import type { Store } from '../store/store.ts';
import type { DeskRules } from '../surveys/desk-shown.ts';
import { readDesks, visibleDesks } from '../surveys/desks.ts';
import { readSurveys } from '../surveys/read-surveys.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';

/** The desks that residents see, and the instant for which it is said who of them can be reached. */
export interface DesksNow {
  readonly at: Date;
  /** in the order of the office */
  readonly desks: readonly Desk[];
}

/** The surveys of the installation with their compiled rules, read once: asking for one touches no disk. */
export interface SurveyDirectory {
  /** @throws Problem survey.unknown */
  find(surveyId: string | undefined): Promise<RegisteredSurvey>;
  all(): Promise<readonly RegisteredSurvey[]>;
  /** The desks to show now. Those read last, should the store fail: they stand on error pages too. */
  desks(now: Date): Promise<DesksNow>;
  /** which desks residents see */
  readonly deskRules: DeskRules;
  /** Reads everything again, after a survey was closed. */
  refresh(): Promise<void>;
}

/** Reads the surveys; `rules` say which desks residents see. */
export async function openSurveyDirectory(store: Store, rules: DeskRules): Promise<SurveyDirectory> {
  let surveys = await readSurveys(store);
  let records = await readDesks(store);
  const refresh = async (): Promise<void> => {
    surveys = await readSurveys(store);
  };
  return {
    async find(surveyId = '') {
      const known = surveys.get(surveyId);
      if (known !== undefined) return known;
      const registeredSince = await store.read
        .selectFrom('surveys')
        .select('id')
        .where('id', '=', surveyId)
        .executeTakeFirst();
      if (registeredSince !== undefined) await refresh();
      const found = surveys.get(surveyId);
      if (found === undefined) throw new Problem('survey.unknown');
      return found;
    },
    all: async () => [...surveys.values()],
    async desks(now) {
      try {
        records = await readDesks(store);
      } catch {
        // The page that is being made says what failed; the desks on it must not fail with it.
      }
      return { at: now, desks: visibleDesks(records, tokyoDay(now), rules) };
    },
    deskRules: rules,
    refresh,
  };
}
