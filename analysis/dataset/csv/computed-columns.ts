import type { Variable } from '../../../instruments/codebook/codebook.ts';
import { derivedCodes } from '../../../instruments/derived/derived-codes.ts';
import type { CsvSurvey } from './csv-survey.ts';

/** What is known of a score or a derived variable that a file may hold, too. */
export type ComputedVariable = Pick<Variable, 'id' | 'kind' | 'codes'>;

/** Scores (bands and points) and derived variables of a survey, by the names that they have in a file. */
export function computedVariables({ scores, derived }: CsvSurvey): readonly ComputedVariable[] {
  return [
    ...scores.flatMap(({ id, bands }): ComputedVariable[] => [
      { id, kind: 'single', codes: bands.map(({ code, label }) => ({ code, label })) },
      { id: `${id}.points`, kind: 'number', codes: [] },
    ]),
    ...derived.map((variable): ComputedVariable => {
      const codes = derivedCodes(variable);
      return { id: variable.id, kind: codes.length === 0 ? 'number' : 'single', codes };
    }),
  ];
}
