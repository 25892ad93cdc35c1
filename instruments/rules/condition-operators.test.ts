import { Model } from 'survey-core';
import { describe, expect, test } from 'vitest';
import { type ComparableAnswer, type OperatorName, operator, operatorNames } from './condition-operators.ts';

const rows: readonly [OperatorName, ComparableAnswer, readonly number[], boolean][] = [
  ['answered', 0, [], true],
  ['answered', undefined, [], false],
  ['answered', [1], [], true],
  ['unanswered', undefined, [], true],
  ['unanswered', 0, [], false],
  ['equal', 0, [0], true],
  ['equal', 1, [2], false],
  ['equal', undefined, [0], false],
  ['notEqual', 1, [2], true],
  ['notEqual', undefined, [2], true],
  ['notEqual', 2, [2], false],
  ['less', 1, [2], true],
  ['less', 2, [2], false],
  ['less', undefined, [2], false],
  ['atMost', 2, [2], true],
  ['atMost', 3, [2], false],
  ['atMost', undefined, [2], false],
  ['greater', 3, [2], true],
  ['greater', 2, [2], false],
  ['greater', undefined, [-1], false],
  ['atLeast', 2, [2], true],
  ['atLeast', 1, [2], false],
  ['atLeast', undefined, [0], false],
  ['anyOf', 2, [1, 2], true],
  ['anyOf', 3, [1, 2], false],
  ['anyOf', undefined, [1, 2], false],
  ['anyOf', 0, [0, 2], true],
  ['anyOf', [3, 2], [1, 2], true],
  ['anyOf', [12], [1, 2], false],
  ['noneOf', 2, [1, 2], false],
  ['noneOf', 3, [1, 2], true],
  ['noneOf', undefined, [1, 2], true],
  ['noneOf', [3], [1, 2], true],
  ['noneOf', [3, 1], [1, 2], false],
  ['allOf', [1, 2, 3], [1, 2], true],
  ['allOf', [1], [1, 2], false],
  ['allOf', undefined, [1], false],
  ['contains', [12], [12], true],
  ['contains', [12], [1], false],
  ['contains', [0], [0], true],
  ['contains', undefined, [0], false],
  ['notContains', [1], [1], false],
  ['notContains', [2], [1], true],
  ['notContains', undefined, [1], true],
];

const written: Record<OperatorName, string> = {
  answered: 'notempty',
  unanswered: 'empty',
  equal: '=',
  notEqual: '<>',
  less: '<',
  atMost: '<=',
  greater: '>',
  atLeast: '>=',
  anyOf: 'anyof',
  noneOf: 'noneof',
  allOf: 'allof',
  contains: 'contains',
  notContains: 'notcontains',
};

describe('operators', () => {
  test.each(rows)('%s of %j and %j is %s, in survey-core too', (name, answer, operands, expected) => {
    expect(operator(name).holds(answer, operands)).toBe(expected);
    const right = operator(name).operands === 'list' ? JSON.stringify(operands) : operands.join('');
    const choices = [0, 1, 2, 3, 12];
    const type = Array.isArray(answer) ? 'checkbox' : 'radiogroup';
    const model = new Model({
      elements: [
        { type, name: 'a', choices },
        { type: 'html', name: 'shown', html: 'x', visibleIf: `{a} ${written[name]} ${right}` },
      ],
    });
    if (answer !== undefined) model.setValue('a', answer);
    expect(model.getQuestionByName('shown').isVisible).toBe(expected);
  });

  test('every operator is in the table above, both holding and failing', () => {
    for (const name of operatorNames)
      expect(new Set(rows.filter((row) => row[0] === name).map((row) => row[3])).size, name).toBe(2);
  });
});
