import type { Definitions } from '../definition/parse-definitions.ts';
import { composeQuestionnaire } from './compose-questionnaire.ts';
import type { Questionnaire, QuestionnaireRecipe } from './questionnaire.ts';

/**
 * Composes a recipe from everything that the definition files say.
 *
 * @throws DefinitionError as composeQuestionnaire does
 */
export function composeFromDefinitions(
  recipe: QuestionnaireRecipe,
  { instruments, overlays, derived }: Pick<Definitions, 'instruments' | 'overlays' | 'derived'>,
): Questionnaire {
  return composeQuestionnaire(
    recipe,
    instruments.map(({ value }) => value),
    overlays.map(({ value }) => value),
    derived.map(({ value }) => value),
  );
}
