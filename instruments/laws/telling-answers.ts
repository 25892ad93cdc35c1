import type { AnswerValue } from '../rules/answers.ts';
import type { AnswerRule } from '../rules/compiled-rules.ts';
import type { Comparison } from '../rules/condition.ts';

/** Choices of a multiple answer beyond which nobody oversees the conditions on it. */
const MOST_CHOICES = 2_000;

/**
 * Answers to one question that conditions can tell apart, one of each kind: whatever these comparisons make of
 * any answer, they make of one of these. No answer at all is not among them. Null: there are too many kinds.
 */
export function tellingAnswers(
  rule: AnswerRule,
  comparisons: readonly Comparison[],
): readonly AnswerValue[] | null {
  const operands = comparisons.flatMap((comparison) => comparison.operands);
  switch (rule.kind) {
    case 'single':
      return firstOfEachKind(rule.codes, operands);
    case 'number': {
      const near = operands.flatMap((operand) => [operand - 1, operand, operand + 1]);
      const possible = [rule.min, ...near, rule.max].filter((n) => rule.min <= n && n <= rule.max);
      return firstOfEachKind(possible, operands);
    }
    case 'multiple':
      return multipleAnswers(rule, comparisons);
    case 'text':
    case 'matrix':
      return [];
  }
}

/** Of values that lie alike to every operand (under, at, over), the first. */
function firstOfEachKind(values: readonly number[], operands: readonly number[]): readonly number[] {
  const kinds = new Map<string, number>();
  for (const value of values) {
    const kind = operands.map((operand) => Math.sign(value - operand)).join();
    if (!kinds.has(kind)) kinds.set(kind, value);
  }
  return [...kinds.values()];
}

/**
 * Options that stand in the same comparisons are alike: it matters only whether none, one or all of them are
 * chosen. An option that no comparison names matters only by being an answer.
 */
function multipleAnswers(
  { codes, exclusive, most }: Extract<AnswerRule, { kind: 'multiple' }>,
  comparisons: readonly Comparison[],
): readonly (readonly number[])[] | null {
  const alone = codes.filter((code) => exclusive.includes(code)).map((code) => [code]);
  const alike = new Map<string, number[]>();
  for (const code of codes.filter((one) => !exclusive.includes(one))) {
    const named = comparisons.map(({ operands }) => (operands.includes(code) ? 1 : 0)).join('');
    alike.set(named, [...(alike.get(named) ?? []), code]);
  }
  let found: (readonly number[])[] = [[]];
  for (const group of alike.values()) {
    const parts = group.length === 1 ? [group] : [group.slice(0, 1), group];
    found = [...found, ...found.flatMap((set) => parts.map((part) => [...set, ...part]))].filter(
      (set) => set.length <= most,
    );
    if (found.length > MOST_CHOICES) return null;
  }
  return [...alone, ...found.filter((set) => set.length > 0)];
}
