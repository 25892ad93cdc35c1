import { join } from 'node:path';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { root } from '../../../scripts/project-files.ts';
import { makeInstallation, OPENS, plainSurvey } from '../../../server/bench/ingest-installation.ts';
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

/** Serves a survey of each questionnaire of the library, in all its languages, with the pages as they were built. */
export async function serveEveryQuestionnaire(): Promise<EveryQuestionnaire> {
  const installation = await makeInstallation({ letters: null });
  const { store, definitions } = installation;
  await putDesks(store, (await readDemoFixtures(join(root, 'fixtures'))).desks);
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
      }),
    );
    questionnaires.push({ id, languages, path: `/a/${surveyId}`, ...coveringWalks(questionnaire) });
  }
  const served = await serveInstallation(
    installation,
    () => new Date(`${OPENS}T10:00:00+09:00`),
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
