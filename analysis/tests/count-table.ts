import { requireInput } from '../estimates/require-input.ts';

/** Unweighted counts of two questions, with what they add to. */
export interface CountTable {
  /** [row][column] respondents */
  readonly counts: readonly (readonly number[])[];
  readonly rowSums: readonly number[];
  readonly columnSums: readonly number[];
  readonly respondents: number;
}

/** Exact tests go through every count that a cell can have: with more people they take seconds, and add nothing. */
export const MOST_RESPONDENTS = 200_000;

/** Throws EstimationError, naming the function, where a table holds more people than an exact test is made for. */
export function requireExact(functionName: string, respondents: number): void {
  requireInput(
    respondents <= MOST_RESPONDENTS,
    functionName,
    `at most ${MOST_RESPONDENTS} respondents (use chiSquaredTest)`,
    respondents,
  );
}

/** Adds up a table of counts. Throws EstimationError unless it is rectangular, at least 2 × 2, of whole numbers ≥ 0. */
export function countTable(counts: readonly (readonly number[])[], functionName: string): CountTable {
  const width = counts[0]?.length ?? 0;
  const shape = counts.map((row) => row.length).join(', ');
  requireInput(
    counts.length >= 2 && width >= 2 && counts.every((row) => row.length === width),
    functionName,
    'a rectangular table of at least 2 × 2',
    `rows of lengths ${shape || 'none'}`,
  );
  const odd = counts.flat().find((count) => !Number.isSafeInteger(count) || count < 0);
  requireInput(odd === undefined, functionName, 'whole counts of 0 or more', odd);
  requireInput(
    Number.isSafeInteger(counts.flat().reduce((sum, count) => sum + count, 0)),
    functionName,
    'counts that add to a whole number',
    'more than a number can hold',
  );
  const rowSums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnSums = Array.from({ length: width }, (_, c) =>
    counts.reduce((sum, row) => sum + (row[c] as number), 0),
  );
  return { counts, rowSums, columnSums, respondents: rowSums.reduce((sum, count) => sum + count, 0) };
}

/** The table without rows and columns in which nobody is; it may end smaller than 2 × 2. */
export function withoutEmpty({ counts, rowSums, columnSums, respondents }: CountTable): CountTable {
  return {
    counts: counts
      .filter((_, r) => (rowSums[r] as number) > 0)
      .map((row) => row.filter((_, c) => (columnSums[c] as number) > 0)),
    rowSums: rowSums.filter((sum) => sum > 0),
    columnSums: columnSums.filter((sum) => sum > 0),
    respondents,
  };
}
