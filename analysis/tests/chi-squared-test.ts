import { chiSquaredTails } from '../distributions/chi-squared.ts';

export interface ChiSquaredTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  readonly respondents: number;
  readonly smallestExpected: number;
  /** cells with an expected count under 5 */
  readonly expectedBelow5: number;
}

/**
 * Pearson's chi-squared test of a table of unweighted counts, without continuity correction. For censuses and
 * simple samples only: it knows nothing of weights. NaN where a row or column is empty.
 * Throws RangeError unless the table is rectangular with at least two rows and two columns.
 */
export function chiSquaredTest(counts: readonly (readonly number[])[]): ChiSquaredTest {
  const width = counts[0]?.length ?? 0;
  if (counts.length < 2 || width < 2 || counts.some((row) => row.length !== width)) {
    throw new RangeError('chiSquaredTest requires a rectangular table of at least 2 × 2');
  }
  const rowSums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnSums = (counts[0] as readonly number[]).map((_, c) =>
    counts.reduce((sum, row) => sum + (row[c] as number), 0),
  );
  const respondents = rowSums.reduce((sum, count) => sum + count, 0);
  const expected = rowSums.map((row) => columnSums.map((column) => (row * column) / respondents));
  const statistic = counts.reduce(
    (chi, row, r) =>
      row.reduce((sum, count, c) => {
        const mean = expected[r]?.[c] as number;
        return sum + (count - mean) ** 2 / mean;
      }, chi),
    0,
  );
  const degreesOfFreedom = (counts.length - 1) * (width - 1);
  const all = expected.flat();
  return {
    statistic,
    degreesOfFreedom,
    p: Number.isNaN(statistic) ? Number.NaN : chiSquaredTails(statistic, degreesOfFreedom).upper,
    respondents,
    smallestExpected: Math.min(...all),
    expectedBelow5: all.filter((mean) => mean < 5).length,
  };
}
