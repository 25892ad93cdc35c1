import type { Expression } from './expression.ts';

/** The variables that a one-sided formula adds up: ~a + b → a, b; ~1 → none; ~a - 1 → a. */
export function formulaTerms(side: Expression): readonly Expression[] {
  if (side.kind === 'call' && side.name === '+') {
    return side.arguments.flatMap(({ value }) => (value === null ? [] : formulaTerms(value)));
  }
  if (side.kind === 'call' && side.name === '-' && isOne(side.arguments[1]?.value)) {
    return formulaTerms(side.arguments[0]?.value as Expression);
  }
  if (side.kind === 'number') return [];
  return [side];
}

const isOne = (term: Expression | null | undefined) => term?.kind === 'number' && term.value === 1;

/** Whether a model by this formula has a column of ones: not with ~ 0 + a, nor with ~ a - 1. */
export function hasIntercept(side: Expression): boolean {
  if (side.kind === 'number') return side.value !== 0;
  if (side.kind !== 'call') return true;
  if (side.name === '-' && isOne(side.arguments[1]?.value)) return false;
  return side.name !== '+' || side.arguments.every(({ value }) => value === null || hasIntercept(value));
}
