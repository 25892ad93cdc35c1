import type { AnswerValue } from '../rules/answers.ts';
import type { AnswerRule } from '../rules/compiled-rules.ts';

/**
 * Answers to one question that conditions can tell apart, one of each kind: whatever conditions that compare it
 * only with these operands make of any answer, they make of one of these. No answer at all is not among them.
 */
export function tellingAnswers(rule: AnswerRule, operands: readonly number[]): readonly AnswerValue[] {
  switch (rule.kind) {
    case 'single':
      return firstOfEachKind(rule.codes, operands);
    case 'number': {
      const near = operands.flatMap((operand) => [operand - 1, operand, operand + 1]);
      const possible = [rule.min, ...near, rule.max].filter((n) => rule.min <= n && n <= rule.max);
      return firstOfEachKind(possible, operands);
    }
    case 'multiple': {
      const alone = rule.codes.filter((code) => rule.exclusive.includes(code)).map((code) => [code]);
      const together = rule.codes.filter((code) => !rule.exclusive.includes(code));
      const unnamed = together.filter((code) => !operands.includes(code)).slice(0, 1);
      const named = together.filter((code) => operands.includes(code));
      return [...alone, ...subsets(named, rule.most), ...unnamed.map((code) => [code])];
    }
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

/** Every choice of at least one and at most `most` of the codes. */
function subsets(codes: readonly number[], most: number): readonly (readonly number[])[] {
  let found: (readonly number[])[] = [[]];
  for (const code of codes)
    found = [...found, ...found.filter((set) => set.length < most).map((set) => [...set, code])];
  return found.filter((set) => set.length > 0);
}
