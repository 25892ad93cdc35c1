import type { Desk } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import type { Store } from '../store/store.ts';
import { readDesks, visibleDesks } from '../surveys/desks.ts';
import { readSurveys } from '../surveys/read-surveys.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';

/** The surveys of the installation with their compiled rules, read once: asking for one touches no disk. */
export interface SurveyDirectory {
  /** @throws Problem survey.unknown */
  find(surveyId: string | undefined): Promise<RegisteredSurvey>;
  all(): Promise<readonly RegisteredSurvey[]>;
  /** The desks to show on this day. Those read last, should the store fail: they stand on error pages too. */
  desks(day: TokyoDay): Promise<readonly Desk[]>;
  /** Reads everything again, after a survey was closed. */
  refresh(): Promise<void>;
}

/** `unverified`: a demonstration also shows desks that nobody has checked yet, marked as such (H-02). */
export async function openSurveyDirectory(
  store: Store,
  { unverified }: { readonly unverified: boolean },
): Promise<SurveyDirectory> {
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
    async desks(day) {
      try {
        records = await readDesks(store);
      } catch {
        // The page that is being made says what failed; the desks on it must not fail with it.
      }
      return visibleDesks(records, day, { unverified });
    },
    refresh,
  };
}
