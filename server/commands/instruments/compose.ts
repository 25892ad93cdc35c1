import { exportSurveyJson } from '../../../instruments/exchange/export-survey-json.ts';
import type { Terminal } from '../terminal.ts';
import { findQuestionnaire } from './find-questionnaire.ts';
import { give, type OutputOptions } from './give.ts';
import { type LibraryPlace, openLibrary } from './open-library.ts';

/**
 * Gives a questionnaire as one SurveyJS JSON in all its languages, which any SurveyJS program runs as it is.
 * @throws CommandError when there is no such questionnaire, or it cannot be composed
 */
export async function compose(
  terminal: Terminal,
  place: LibraryPlace,
  name: string,
  options: OutputOptions,
): Promise<void> {
  const questionnaire = findQuestionnaire(await openLibrary(terminal, place), name);
  await give(terminal, options, `${JSON.stringify(exportSurveyJson(questionnaire), null, 2)}\n`);
}
