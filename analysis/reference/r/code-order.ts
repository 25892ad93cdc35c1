import { Unsupported } from '../unsupported.ts';
import { levelsOf, type Vector } from './values.ts';

const LEADING_NUMBER = /^-?\d+(\.\d+)?/;

/**
 * Order of the codes of a column where their places matter. The cases do not say the order of codes in the data; bands
 * and numbers stand in the order of the number they begin with, others have none that could be known (Unsupported).
 */
export function codeOrder(column: Vector): readonly string[] {
  if (column.levels !== undefined) return column.levels;
  const found = levelsOf(column);
  const first = found.map((level) => Number(LEADING_NUMBER.exec(level)?.[0] ?? Number.NaN));
  if (first.some(Number.isNaN) || new Set(first).size < first.length) {
    throw new Unsupported(
      `preparation not understood: the order of the codes ${found.slice(0, 5).join(', ')}`,
    );
  }
  return found.toSorted((a, b) => (first[found.indexOf(a)] as number) - (first[found.indexOf(b)] as number));
}
