import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { composeFromDefinitions } from '../../../instruments/composition/compose-from-definitions.ts';
import { frozenQuestionnaireBytes } from '../../../instruments/composition/frozen-bytes.ts';
import type { Questionnaire } from '../../../instruments/composition/questionnaire.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import { sha256 } from '../../questionnaires/sha256.ts';
import { AnalysisProblem } from './analysis-problem.ts';

/**
 * The questionnaire of the library that a dataset was answered by, known by its hash.
 * @throws AnalysisProblem where the library has none, or another one under the same name
 */
export function libraryQuestionnaire(definitions: Definitions, { dataset }: DatasetFile): Questionnaire {
  const { id, version, sha256: hash } = dataset.questionnaire;
  const recipe = definitions.recipes.find(({ value }) => value.id === id && value.version === version)?.value;
  if (recipe !== undefined) {
    const questionnaire = composeFromDefinitions(recipe, definitions);
    if (sha256(frozenQuestionnaireBytes(questionnaire)) === hash) return questionnaire;
  }
  throw new AnalysisProblem(1, 'comparison.questionnaire-unknown', {
    ja: `調査票 ${id} 第${version}版は、ライブラリの公開済みの調査票と一致しません。文言が同じと確かめられないものは比べません。`,
    en: `The questionnaire ${id}@${version} is not the one of the library; what may differ in its wording is not compared.`,
  });
}
