import { linearCombination } from '../estimates/linear-combination.ts';
import type { Estimates } from '../estimates/row-estimates.ts';
import { adjustPValues, type PAdjustment } from './adjust-p-values.ts';
import { type StudentTest, studentTest } from './student-test.ts';

/** One pair of groups, by their places. */
export interface PairwiseDifference extends StudentTest {
  readonly first: number;
  readonly second: number;
  /** p after correction for the number of pairs that can be tested; null where p is */
  readonly pHolm: number | null;
  readonly pBenjaminiHochberg: number | null;
  readonly pBonferroni: number | null;
}

/**
 * Which areas (or bands) differ from which? Every pair once, first less second, with the covariance between groups and
 * the degrees of freedom of the whole comparison, and p corrected over the pairs: Holm (1979) keeps the chance of one
 * false finding anywhere at the level, Benjamini and Hochberg (1995) the share of false ones among the findings. Pairs
 * with an empty group, or that the design leaves without error, carry no test and are not counted in the correction.
 *
 * `means`: one estimate a group with their joint covariance (estimateGroupMeans). `degreesOfFreedom`: another number
 * than theirs, where one applies.
 */
export function pairwiseDifferences(
  means: Pick<Estimates, 'values' | 'covariance' | 'degreesOfFreedom'>,
  level: number,
  degreesOfFreedom: number = means.degreesOfFreedom,
): readonly PairwiseDifference[] {
  const pairs = means.values.flatMap((_, first) =>
    means.values.slice(first + 1).map((_, next) => ({ first, second: first + 1 + next })),
  );
  const tests = pairs.map(({ first, second }) => {
    const factors = means.values.map((_, index) => Number(index === first) - Number(index === second));
    const { estimate, standardError } = linearCombination(means, factors);
    return studentTest(estimate, standardError, degreesOfFreedom, level);
  });
  const holm = adjusted(tests, 'holm');
  const benjaminiHochberg = adjusted(tests, 'benjamini-hochberg');
  const bonferroni = adjusted(tests, 'bonferroni');
  const rows = tests.map((test, index) =>
    Object.freeze({
      ...(pairs[index] as (typeof pairs)[number]),
      ...test,
      pHolm: holm[index] as number | null,
      pBenjaminiHochberg: benjaminiHochberg[index] as number | null,
      pBonferroni: bonferroni[index] as number | null,
    }),
  );
  return Object.freeze(rows);
}

function adjusted(tests: readonly StudentTest[], method: PAdjustment): readonly (number | null)[] {
  return adjustPValues(
    tests.map(({ p }) => p),
    method,
  );
}
