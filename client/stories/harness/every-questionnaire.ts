import { join } from 'node:path';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { root } from '../../../scripts/project-files.ts';
import { makeInstallation, plainSurvey } from '../../../server/bench/ingest-installation.ts';
import { serveInstallation } from '../../../server/bench/serve-installation.ts';
import { readDemoFixtures } from '../../../server/demo/demo-fixtures.ts';
import { loadStaticPages } from '../../../server/http/load-static-pages.ts';
import { publishQuestionnaire } from '../../../server/questionnaires/publish-questionnaire.ts';
import { putDesks } from '../../../server/surveys/desks.ts';
import { registerSurvey } from '../../../server/surveys/register-survey.ts';
import { type CoveringWalks, coveringWalks } from './covering-walks.ts';

/** An open survey that asks one published questionnaire, and the ways on which all of it is seen. */
export interface ServedQuestionnaire extends CoveringWalks {
  readonly id: string;
  readonly languages: readonly FormLanguage[];
  /** path of the survey's link */
  readonly path: string;
}

export interface EveryQuestionnaire {
  readonly origin: string;
  readonly questionnaires: readonly ServedQuestionnaire[];
  stop(): Promise<void>;
}

/** A weekday on which the desks of the demonstration are valid, some of them open. */
const NOW = '2026-11-24T10:00:00+09:00';
const WINDOW = { opens: '2026-11-01', closes: '2026-12-31' };

/** Serves a survey of each questionnaire of the library, in all its languages, with the pages as they were built. */
export async function serveEveryQuestionnaire(): Promise<EveryQuestionnaire> {
  const installation = await makeInstallation({ letters: null });
  const { store, definitions } = installation;
  const { desks } = await readDemoFixtures(join(root, 'fixtures'));
  await putDesks(store, desks, { day: WINDOW.opens, account: 'administrator' });
  const questionnaires: ServedQuestionnaire[] = [];
  for (const { value } of definitions.recipes) {
    const { id, version, languages } = value;
    const { questionnaire } = await publishQuestionnaire(store, definitions, { id, version });
    const surveyId = `asks-${id}`;
    await registerSurvey(
      store,
      plainSurvey({
        letters: null,
        id: surveyId,
        questionnaire: { id, version },
        languages: [...languages],
        areaScheme: null,
        window: WINDOW,
      }),
    );
    questionnaires.push({ id, languages, path: `/a/${surveyId}`, ...coveringWalks(questionnaire) });
  }
  const served = await serveInstallation(
    installation,
    () => new Date(NOW),
    await loadStaticPages(join(root, 'dist', 'static-pages')),
    { builtPages: join(root, 'dist', 'client') },
  );
  return {
    origin: served.origin,
    questionnaires,
    async stop() {
      await served.stop();
      await installation.remove();
    },
  };
}
