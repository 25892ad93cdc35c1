import { composeFromDefinitions } from '../../../instruments/composition/compose-from-definitions.ts';
import type { Questionnaire } from '../../../instruments/composition/questionnaire.ts';
import { DefinitionError } from '../../../instruments/definition/finding.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import { findingsText } from '../../questionnaires/findings-text.ts';
import { CommandError } from '../terminal.ts';
import { unknownKey } from './unknown-key.ts';

/**
 * The questionnaire that the caller names, composed from the library.
 * @param name `<id>@<version>`, or `<id>` where there is one version only
 * @throws CommandError (2) when there is none or the version is open, (1) when it cannot be composed
 */
export function findQuestionnaire(definitions: Definitions, name: string): Questionnaire {
  const recipes = definitions.recipes.map(({ value }) => value);
  const keyOf = ({ id, version }: { readonly id: string; readonly version: string }) => `${id}@${version}`;
  const found = recipes.filter((recipe) => recipe.id === name || keyOf(recipe) === name);
  const [recipe] = found;
  if (!recipe) throw unknownKey(name, recipes.map(keyOf));
  if (found.length > 1) {
    const keys = found.map(keyOf).join(', ');
    throw new CommandError(
      2,
      `「${name}」には複数の版があります。版まで書いてください：${keys} / "${name}" has several versions; name one: ${keys}`,
    );
  }
  try {
    return composeFromDefinitions(recipe, definitions);
  } catch (error) {
    if (error instanceof DefinitionError) throw new CommandError(1, findingsText(error.findings));
    throw error;
  }
}
