import type { Answers, AnswerValue } from '../rules/answers.ts';
import type { Variable } from './codebook.ts';

/**
 * Says of stored answers what the codebook does not describe: an item, row, option or code without a variable or
 * label, a number out of the range that it gives. Empty when an analyst finds every value explained. Made once for
 * a codebook, asked for every response.
 */
export function answerDescriber(variables: readonly Variable[]): (answers: Answers) => readonly string[] {
  const byId = new Map(variables.map((variable) => [variable.id, variable]));
  const labelled = new Map(
    variables.map(({ id, codes }) => [id, new Set(codes.map(({ code }) => code))] as const),
  );
  const variable = (id: string, kind: Variable['kind']) => {
    const found = byId.get(id);
    return found?.kind === kind ? found : undefined;
  };
  const coded = (id: string, kind: Variable['kind'], code: unknown) =>
    variable(id, kind) && typeof code === 'number' && labelled.get(id)?.has(code) ? [] : [`${id} ${code}`];

  const undescribed = (name: string, value: AnswerValue): readonly string[] => {
    if (typeof value === 'string') return variable(name, 'text') ? [] : [name];
    if (typeof value === 'number') {
      const range = variable(name, 'number')?.range;
      if (range) return value >= range.min && value <= range.max ? [] : [`${name} ${value}`];
      return coded(name, 'single', value);
    }
    // a chosen option is coded 1 under its own variable
    if (isCodes(value)) return value.flatMap((code) => coded(`${name}.${code}`, 'option', 1));
    return Object.entries(value).flatMap(([row, code]) => coded(`${name}.${row}`, 'single', code));
  };
  return (answers) => Object.entries(answers).flatMap(([name, value]) => undescribed(name, value));
}

function isCodes(value: AnswerValue): value is readonly number[] {
  return Array.isArray(value);
}
