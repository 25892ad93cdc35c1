import { requireInput } from '../estimates/require-input.ts';

/** Unweighted counts of two questions, with what they add to. */
export interface CountTable {
  /** [row][column] respondents */
  readonly counts: readonly (readonly number[])[];
  readonly rowSums: readonly number[];
  readonly columnSums: readonly number[];
  readonly respondents: number;
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
