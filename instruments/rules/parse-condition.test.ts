import { describe, expect, test } from 'vitest';
import { parseCondition } from './parse-condition.ts';

const is = (operator: string, item: string, ...operands: number[]) => ({ operator, item, operands });

describe('parseCondition', () => {
  test.each([
    ['{a} = 1', is('equal', 'a', 1)],
    ['{a} <> 5', is('notEqual', 'a', 5)],
    ['{a} != -1', is('notEqual', 'a', -1)],
    ['{a} >= 3', is('atLeast', 'a', 3)],
    ['{a} anyof [2, 3, 4]', is('anyOf', 'a', 2, 3, 4)],
    ['{b} contains 12', is('contains', 'b', 12)],
    ['{a} notempty', is('answered', 'a')],
    [
      '{a} = 1 and {b} empty and {c} = 3',
      { all: [is('equal', 'a', 1), is('unanswered', 'b'), is('equal', 'c', 3)] },
    ],
    [
      '{a} = 1 or {b} = 2 and {c} = 3',
      { any: [is('equal', 'a', 1), { all: [is('equal', 'b', 2), is('equal', 'c', 3)] }] },
    ],
    ['!({a} = 1 or {a} = 2)', { not: { any: [is('equal', 'a', 1), is('equal', 'a', 2)] } }],
  ])('reads %s', (expression, condition) => {
    expect(parseCondition(expression)).toEqual({ ok: true, condition });
  });

  test.each([
    ['{a} = 1 and', 'is not an expression'],
    ['not a condition', 'is not an expression'],
    ['{a}', 'something other than a comparison'],
    ['!{a}', 'something other than a comparison'],
    ['true', 'something other than a comparison'],
    ['age({a}) > 3', 'does not start with the item'],
    ["iif({a} = 1, 'x', 'y') = 'x'", 'does not start with the item'],
    ['{a} + 1 = 2', 'does not start with the item'],
    ['1 = {a}', 'does not start with the item'],
    ["{a} = 'x'", 'other than whole numbers'],
    ["{a} = '1'", 'other than whole numbers'],
    ['{a} = {b}', 'other than whole numbers'],
    ['{a} = true', 'other than whole numbers'],
    ['{a} = 1.5', 'other than whole numbers'],
    ['{a} = 99999999999999999999', 'other than whole numbers'],
    ["{a} anyof [1, 'b']", 'other than whole numbers'],
    ['{a} anyof 1', 'something other than a list'],
    ['{a} anyof []', 'something other than a list'],
    ['{a} contains [1, 2]', 'a list'],
    ['{#a} = 1', 'cannot be an item'],
    ['{A} = 1', 'cannot be an item'],
    ['{panel.a.b} = 1', 'a part of an answer'],
    ['{m.row_1} = 7', 'a part of an answer'],
    ['{a-Comment} = 1', 'cannot be an item'],
    ['{a} = 1 and today() > 3', 'does not start with the item'],
  ])('refuses %s', (expression, problem) => {
    expect(parseCondition(expression)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});
