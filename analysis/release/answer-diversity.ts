import type { EquivalenceClasses } from './equivalence-classes.ts';
import type { AnswerDiversity } from './released-dataset.ts';

/**
 * l-diversity (Machanavajjhala and others 2007), distinct form: how many different codes a class gave to one question.
 * Reserved codes count like answers, for "was not asked" tells something too. Reported, never refused: where everybody
 * in a class answered alike, the person who asks decides whether the column is needed.
 */
export function answerDiversity(
  column: string,
  values: ArrayLike<number>,
  { ofRow, sizes }: EquivalenceClasses,
): AnswerDiversity {
  const answers = sizes.map(() => new Set<number>());
  for (let row = 0; row < ofRow.length; row++) answers[ofRow[row] as number]?.add(values[row] as number);
  const uniform = sizes.filter((_, own) => answers[own]?.size === 1);
  return {
    column,
    fewestAnswers: answers.reduce((fewest, { size }) => Math.min(fewest, size), Infinity),
    uniformClasses: uniform.length,
    uniformRespondents: uniform.reduce((sum, size) => sum + size, 0),
  };
}
