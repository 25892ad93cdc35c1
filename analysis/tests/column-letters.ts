import { requireInput } from '../estimates/require-input.ts';
import type { ColumnComparison } from './column-proportion-tests.ts';

/** A, B … Z, AA, AB … Throws EstimationError unless the place is a whole number of 0 or more. */
export function columnLetter(place: number): string {
  requireInput(Number.isSafeInteger(place) && place >= 0, 'columnLetter', 'a place from 0', place);
  const own = String.fromCharCode(65 + (place % 26));
  return place < 26 ? own : columnLetter(Math.floor(place / 26) - 1) + own;
}

/** As many as a spreadsheet has. */
const MOST_COLUMNS = 16_384;

/**
 * Which columns is each column above? For every column the letters of those whose share is smaller where `pValues`
 * (one for each comparison, corrected with adjustPValues; null: no test) are under `alpha`, as tables of survey
 * reports print them. Throws EstimationError unless there is one p value (0–1) for each comparison, 0 < alpha < 1, and the
 * comparisons are of these columns, at most 16,384.
 */
export function columnLetters(
  columns: number,
  comparisons: readonly ColumnComparison[],
  pValues: readonly (number | null)[],
  alpha: number,
): readonly (readonly string[])[] {
  requireInput(
    Number.isSafeInteger(columns) && columns >= 0 && columns <= MOST_COLUMNS,
    'columnLetters',
    `a number of columns up to ${MOST_COLUMNS}`,
    columns,
  );
  requireInput(
    pValues.length === comparisons.length,
    'columnLetters',
    `${comparisons.length} p values`,
    pValues.length,
  );
  requireInput(alpha > 0 && alpha < 1, 'columnLetters', '0 < alpha < 1', alpha);
  const odd = pValues.find((p) => p !== null && !(p >= 0 && p <= 1));
  requireInput(odd === undefined, 'columnLetters', 'p values from 0 to 1, or null', odd);
  const outside = comparisons.flatMap(({ a, b }) => [a, b]).find((place) => !(place >= 0 && place < columns));
  requireInput(outside === undefined, 'columnLetters', `comparisons of ${columns} columns`, outside);
  const above = Array.from({ length: columns }, (): number[] => []);
  comparisons.forEach(({ a, b, difference }, index) => {
    const p = pValues[index] ?? null;
    if (p === null || difference === null || p >= alpha) return;
    const [higher, lower] = difference > 0 ? [a, b] : [b, a];
    above[higher]?.push(lower);
  });
  return above.map((places) => places.sort((x, y) => x - y).map(columnLetter));
}
