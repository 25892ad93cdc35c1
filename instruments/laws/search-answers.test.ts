import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerRule } from '../rules/compiled-rules.ts';
import { type Condition, comparisonsOf } from '../rules/condition.ts';
import type { ComparableAnswer } from '../rules/condition-operators.ts';
import { evaluateCondition } from '../rules/evaluate-condition.ts';
import { type DecidingItem, searchAnswers } from './search-answers.ts';

const rules: readonly AnswerRule[] = [
  { kind: 'single', codes: [1, 2, 3] },
  { kind: 'multiple', codes: [1, 2, 3, 4], exclusive: [4], most: 2 },
  { kind: 'number', min: 0, max: 5 },
  { kind: 'multiple', codes: [1, 2, 3], exclusive: [], most: 3 },
];

/** The slow obvious way: every answer that the rule takes. */
function everyAnswer(rule: AnswerRule): readonly ComparableAnswer[] {
  switch (rule.kind) {
    case 'single':
      return [undefined, ...rule.codes];
    case 'number':
      return [undefined, ...Array.from({ length: rule.max - rule.min + 1 }, (_, at) => rule.min + at)];
    case 'multiple': {
      const together = rule.codes.filter((code) => !rule.exclusive.includes(code));
      let sets: (readonly number[])[] = [[]];
      for (const code of together) sets = [...sets, ...sets.map((set) => [...set, code])];
      sets = sets.filter((set) => set.length > 0 && set.length <= rule.most);
      return [undefined, ...sets, ...rule.exclusive.map((code) => [code])];
    }
    default:
      return [undefined];
  }
}

function anyAnswerHolds(goal: Condition, items: readonly DecidingItem[]): boolean {
  const tryFrom = (at: number, answers: ReadonlyMap<string, ComparableAnswer>): boolean => {
    const item = items[at];
    if (!item) return evaluateCondition(goal, (name) => answers.get(name));
    const asked = item.askedIf === null || evaluateCondition(item.askedIf, (name) => answers.get(name));
    return (asked ? everyAnswer(item.answer) : [undefined]).some((value) =>
      tryFrom(at + 1, new Map([...answers, [item.name, value]])),
    );
  };
  return tryFrom(0, new Map());
}

/** A comparison that fits the kind of one of the first items. */
const comparison = (before: number): fc.Arbitrary<Condition> =>
  fc.nat(before - 1).chain((at) => {
    const multiple = rules[at]?.kind === 'multiple';
    const operators = multiple
      ? (['answered', 'anyOf', 'noneOf', 'allOf', 'contains', 'notContains'] as const)
      : (['answered', 'unanswered', 'equal', 'notEqual', 'anyOf', 'noneOf'] as const);
    return fc.record({
      operator: fc.constantFrom(...operators),
      item: fc.constant(`q${at}`),
      operands: fc.uniqueArray(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 3 }),
    });
  });
const condition = (before: number): fc.Arbitrary<Condition> =>
  fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      comparison(before),
      fc.record({ not: tie('any') }),
      fc.record({ all: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    ),
  })).any;

test('finds answers exactly where trying every answer finds some', () => {
  let impossible = 0;
  const forms = fc.record({
    goal: condition(4),
    second: fc.option(condition(1)),
    third: fc.option(condition(2)),
    fourth: fc.option(condition(3)),
  });
  fc.assert(
    fc.property(forms, ({ goal, second, third, fourth }) => {
      const items = rules.map(
        (answer, at): DecidingItem => ({
          name: `q${at}`,
          answer,
          askedIf: [null, second, third, fourth][at] ?? null,
        }),
      );
      const comparisons = [goal, second, third, fourth].flatMap((one) => (one ? comparisonsOf(one) : []));
      const expected = anyAnswerHolds(goal, items) ? 'found' : 'none';
      if (expected === 'none') impossible += 1;
      expect(searchAnswers(goal, items, comparisons)).toBe(expected);
    }),
    { numRuns: 500, seed: 20261121 },
  );
  expect(impossible).toBeGreaterThan(10);
});
