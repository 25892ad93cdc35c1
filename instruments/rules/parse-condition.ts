import {
  ArrayOperand,
  BinaryOperand,
  ConditionsParser,
  Const,
  type Operand,
  UnaryOperand,
  Variable,
} from 'survey-core';
import type { Comparison, Condition } from './condition.ts';
import { type OperatorName, operator, operatorNames } from './condition-operators.ts';

export type ParsedCondition =
  | { readonly ok: true; readonly condition: Condition }
  /** `problem` completes the sentence "this condition …" */
  | { readonly ok: false; readonly problem: string };

class OutsideTheSubset extends Error {}

/** Characters of a condition. What is longer, no person oversees; and survey-core's parser would exhaust the stack. */
const LONGEST = 10_000;

/**
 * Reads a `visibleIf` with survey-core's own parser and keeps what the compiled rules understand: answers
 * compared with whole numbers, joined by and, or and !. Functions, arithmetic, texts, variables on the right,
 * `{#…}` and everything else are refused, so that no condition is ever half understood.
 */
export function parseCondition(expression: string): ParsedCondition {
  if (expression.length > LONGEST) return { ok: false, problem: `is longer than ${LONGEST} characters` };
  const operand: Operand | null = new ConditionsParser().parseExpression(expression);
  if (!operand) return { ok: false, problem: 'is not an expression that SurveyJS understands' };
  try {
    return { ok: true, condition: read(operand) };
  } catch (error) {
    if (error instanceof OutsideTheSubset) return { ok: false, problem: error.message };
    throw error;
  }
}

function read(operand: Operand): Condition {
  if (operand instanceof BinaryOperand) {
    if (operand.conjunction === 'and' && operand.isConjunction) return { all: readBoth(operand) };
    if (operand.conjunction === 'or' && operand.isConjunction) return { any: readBoth(operand) };
    const item = readItem(operand.leftOperand);
    return compared(operand.operator, item, readNumbers(operand.rightOperand));
  }
  if (operand instanceof UnaryOperand) {
    if (operand.operator === 'negate') return { not: read(operand.expression) };
    return compared(operand.operator, readItem(operand.expression), []);
  }
  throw new OutsideTheSubset('uses something other than a comparison of an answer with numbers');
}

/** Both sides of `and` or `or`; a chain of the same word becomes one list. */
function readBoth(operand: BinaryOperand): readonly Condition[] {
  const same = operand.conjunction;
  return [operand.leftOperand, operand.rightOperand].flatMap((side: Operand) =>
    side instanceof BinaryOperand && side.isConjunction && side.conjunction === same
      ? readBoth(side)
      : [read(side)],
  );
}

function readItem(operand: unknown): string {
  if (!(operand instanceof Variable)) throw new OutsideTheSubset('does not start with the item it looks at');
  const written = operand.toString();
  // survey-core does not look again at a condition on a row when the whole matrix is cleared
  if (written.includes('.')) throw new OutsideTheSubset(`looks at ${written}, a part of an answer`);
  // survey-core drops a leading # (take the value as it is) from the name: it must not pass unnoticed
  if (written !== `{${operand.variable}}` || !/^[a-z][a-z0-9_]*$/.test(operand.variable))
    throw new OutsideTheSubset(`names ${written}, which cannot be an item`);
  return operand.variable;
}

function readNumbers(operand: unknown): readonly number[] | number {
  if (operand instanceof ArrayOperand) return operand.values.map(readNumber);
  return readNumber(operand);
}

function readNumber(operand: unknown): number {
  const value: unknown =
    operand instanceof Const && !(operand instanceof Variable) ? operand.correctValue : undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new OutsideTheSubset('compares with something other than whole numbers');
  return value;
}

function compared(surveyName: string, item: string, right: readonly number[] | number): Comparison {
  const name: OperatorName | undefined = operatorNames.find((own) => operator(own).surveyName === surveyName);
  if (!name) throw new OutsideTheSubset(`uses "${surveyName}"`);
  const wanted = operator(name).operands;
  if (wanted === 'one' && typeof right !== 'number')
    throw new OutsideTheSubset(`gives "${surveyName}" a list`);
  if (wanted === 'list' && (typeof right === 'number' || right.length === 0))
    throw new OutsideTheSubset(`gives "${surveyName}" something other than a list such as [1, 2]`);
  return { operator: name, item, operands: typeof right === 'number' ? [right] : right };
}
