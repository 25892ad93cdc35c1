import { DefinitionError, type Finding } from '../../instruments/definition/finding.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { Store } from '../store/store.ts';
import { differenceFrom } from './difference-from.ts';
import { changed, questionnaireRow } from './publish-questionnaire.ts';
import { readPublishedQuestionnaire } from './published-questionnaire.ts';

/**
 * Compares everything that this installation has published with its own bytes and with the definition files,
 * at every start (decision 3).
 * @throws DefinitionError with all findings at once, naming the file that was edited or the row that was changed
 */
export async function checkPublished(store: Store, definitions: Definitions): Promise<void> {
  const findings: Finding[] = [];
  const collect = (check: () => void) => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      findings.push(...error.findings);
    }
  };
  for (const row of await store.read.selectFrom('questionnaires').selectAll().execute()) {
    const before = findings.length;
    collect(() => readPublishedQuestionnaire(row));
    // what was changed in the store has its finding; comparing it with the files would say nothing more
    if (findings.length > before) continue;
    const ships = definitions.recipes.some(
      ({ value }) => value.id === row.id && value.version === row.version,
    );
    // What an installation has published stays valid when the files of a later program no longer hold it.
    if (!ships) continue;
    collect(() => {
      // a language that the files have and the store has not waits until it is published
      if (differenceFrom(row, questionnaireRow(definitions, row)).changed) throw changed(row, definitions);
    });
  }
  if (findings.length > 0) throw new DefinitionError(findings);
}
