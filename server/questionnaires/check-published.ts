import { DefinitionError, type Finding } from '../../instruments/definition/finding.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { Store } from '../store/store.ts';
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
    collect(() => readPublishedQuestionnaire(row));
    const ships = definitions.recipes.some(
      ({ value }) => value.id === row.id && value.version === row.version,
    );
    // What an installation has published stays valid when the files of a later program no longer hold it.
    if (!ships) continue;
    collect(() => {
      const now = questionnaireRow(definitions, row);
      if (now.sha256 !== row.sha256 || now.overlays !== row.overlays) throw changed(row, definitions);
    });
  }
  if (findings.length > 0) throw new DefinitionError(findings);
}
