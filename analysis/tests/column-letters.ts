import { requireInput } from '../estimates/require-input.ts';
import type { ColumnComparison } from './column-proportion-tests.ts';

/** A, B … Z, AA, AB … */
export function columnLetter(place: number): string {
  const own = String.fromCharCode(65 + (place % 26));
  return place < 26 ? own : columnLetter(Math.floor(place / 26) - 1) + own;
}

/**
 * Which columns is each column above? For every column the letters of those whose share is smaller where `pValues`
 * (one for each comparison, corrected with adjustPValues; null: no test) are under `alpha`, as tables of survey
 * reports print them. Throws EstimationError unless there is one p value for each comparison.
 */
export function columnLetters(
  columns: number,
  comparisons: readonly ColumnComparison[],
  pValues: readonly (number | null)[],
  alpha: number,
): readonly (readonly string[])[] {
  requireInput(
    pValues.length === comparisons.length,
    'columnLetters',
    `${comparisons.length} p values`,
    pValues.length,
  );
  const above = Array.from({ length: columns }, (): number[] => []);
  comparisons.forEach(({ a, b, difference }, index) => {
    const p = pValues[index] ?? null;
    if (p === null || difference === null || p >= alpha) return;
    const [higher, lower] = difference > 0 ? [a, b] : [b, a];
    above[higher]?.push(lower);
  });
  return above.map((places) => places.sort((x, y) => x - y).map(columnLetter));
}
