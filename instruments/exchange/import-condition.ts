import { ArrayOperand, BinaryOperand, ConditionsParser, Const, UnaryOperand, Variable } from 'survey-core';

/** What a condition may look at, by the name it has in the file. */
export interface ImportedItem {
  /** our name for it */
  readonly name: string;
  /** code by the value in the file, written as text; empty for a number */
  readonly codes: ReadonlyMap<string, number>;
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: '=',
  notequal: '<>',
  less: '<',
  lessorequal: '<=',
  greater: '>',
  greaterorequal: '>=',
  anyof: 'anyof',
  noneof: 'noneof',
  allof: 'allof',
  contains: 'contains',
  notcontains: 'notcontains',
};
const ORDERS = ['less', 'lessorequal', 'greater', 'greaterorequal'];

/** What a person would not write, and what would keep the parser busy: it tries every bracket several times over. */
const LONGEST = 2_000;
const DEEPEST = 10;

class NotCarried extends Error {}

/**
 * A condition of the file in our names and codes; null where it is outside what the compiled rules understand.
 * An order comparison gets its `notempty` beside it, as our conditions must have.
 */
export function importCondition(expression: string, items: ReadonlyMap<string, ImportedItem>): string | null {
  if (expression.length > LONGEST || depth(expression) > DEEPEST) return null;
  try {
    const parsed: unknown = new ConditionsParser().parseExpression(expression);
    return written(parsed, items);
  } catch (error) {
    // a RangeError is survey-core's own: a chain so long that its parser runs out of stack
    if (error instanceof NotCarried || error instanceof RangeError) return null;
    throw error;
  }
}

function depth(expression: string): number {
  let open = 0;
  let deepest = 0;
  for (const character of expression) {
    if (character === '(' || character === '[' || character === '!') open += 1;
    else if (character === ')' || character === ']') open -= 1;
    deepest = Math.max(deepest, open);
  }
  return deepest;
}

function written(operand: unknown, items: ReadonlyMap<string, ImportedItem>): string {
  if (operand instanceof BinaryOperand) {
    const { leftOperand, rightOperand } = operand;
    if (operand.isConjunction)
      return `(${written(leftOperand, items)}) ${operand.conjunction} (${written(rightOperand, items)})`;
    const item = itemOf(leftOperand, items);
    const sign = SIGNS[operand.operator];
    if (sign === undefined) throw new NotCarried();
    const compared = `{${item.name}} ${sign} ${codesOf(rightOperand, item)}`;
    return ORDERS.includes(operand.operator) ? `{${item.name}} notempty and ${compared}` : compared;
  }
  if (operand instanceof UnaryOperand) {
    if (operand.operator === 'negate') return `!(${written(operand.expression, items)})`;
    if (operand.operator !== 'empty' && operand.operator !== 'notempty') throw new NotCarried();
    return `{${itemOf(operand.expression, items).name}} ${operand.operator}`;
  }
  throw new NotCarried();
}

function itemOf(operand: unknown, items: ReadonlyMap<string, ImportedItem>): ImportedItem {
  const item = operand instanceof Variable ? items.get(operand.variable) : undefined;
  if (item === undefined) throw new NotCarried();
  return item;
}

function codesOf(operand: unknown, item: ImportedItem): string {
  if (!(operand instanceof ArrayOperand)) return codeOf(operand, item);
  const { values } = operand;
  return `[${values.map((value: unknown) => codeOf(value, item)).join(', ')}]`;
}

function codeOf(operand: unknown, item: ImportedItem): string {
  const value: unknown =
    operand instanceof Const && !(operand instanceof Variable) ? operand.correctValue : undefined;
  const code = item.codes.size > 0 ? item.codes.get(String(value)) : value;
  if (typeof code !== 'number' || !Number.isSafeInteger(code)) throw new NotCarried();
  return String(code);
}
