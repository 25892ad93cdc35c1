import { chiSquaredTails } from '../distributions/chi-squared.ts';
import { requireInput } from '../estimates/require-input.ts';
import { countTable } from './count-table.ts';
import { expectedCounts } from './expected-counts.ts';

export interface ChiSquaredTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  readonly respondents: number;
  readonly smallestExpected: number;
  /** cells with an expected count under 5 */
  readonly expectedBelow5: number;
}

/** Yates (1934): every difference from the expected count is made smaller by ½, never below 0. For 2 × 2 only. */
export type ContinuityCorrection = 'none' | 'yates';

/**
 * Do two questions go together? Pearson's chi-squared test of a table of unweighted counts. For censuses and simple
 * samples only: it knows nothing of weights. NaN where a row or column is empty. Who did not answer one of the two
 * is left out before counting. Same as R's chisq.test with `correct` TRUE for `yates`.
 * Throws EstimationError unless the table is rectangular, at least 2 × 2 (for `yates` exactly), of whole counts.
 */
export function chiSquaredTest(
  counts: readonly (readonly number[])[],
  correction: ContinuityCorrection = 'none',
): ChiSquaredTest {
  const table = countTable(counts, 'chiSquaredTest');
  const expected = expectedCounts(table);
  const degreesOfFreedom = (table.rowSums.length - 1) * (table.columnSums.length - 1);
  requireInput(
    correction === 'none' || degreesOfFreedom === 1,
    'chiSquaredTest',
    'a 2 × 2 table for the correction of Yates',
    `${table.rowSums.length} × ${table.columnSums.length}`,
  );
  const gaps = expected.flatMap((row, r) =>
    row.map((mean, c) => Math.abs((counts[r]?.[c] as number) - mean)),
  );
  // in a 2 × 2 table all four differences are the same but for rounding
  const taken = correction === 'yates' ? Math.min(0.5, ...gaps) : 0;
  const means = expected.flat();
  const statistic = gaps.reduce((sum, gap, cell) => sum + (gap - taken) ** 2 / (means[cell] as number), 0);
  return {
    statistic,
    degreesOfFreedom,
    p: Number.isNaN(statistic) ? Number.NaN : chiSquaredTails(statistic, degreesOfFreedom).upper,
    respondents: table.respondents,
    smallestExpected: Math.min(...means),
    expectedBelow5: means.filter((mean) => mean < 5).length,
  };
}
