import type { Expression } from './expression.ts';

/** The variables that a one-sided formula adds up: ~a + b → a, b; ~1 → none. */
export function formulaTerms(side: Expression): readonly Expression[] {
  if (side.kind === 'call' && side.name === '+') {
    return side.arguments.flatMap(({ value }) => (value === null ? [] : formulaTerms(value)));
  }
  if (side.kind === 'number') return [];
  return [side];
}
