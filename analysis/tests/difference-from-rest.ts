import { estimateGroupMeans } from '../estimates/group-means.ts';
import { linearCombination } from '../estimates/linear-combination.ts';
import type { SampleDesign } from '../estimates/sample-design.ts';
import { type StudentTest, studentTest } from './student-test.ts';

/**
 * Does a group (an area) differ from everybody else in the comparison? The mean of the group less that of the rest,
 * with their covariance and the degrees of freedom of both together: one row a group, in the order given. Holding an
 * area against a whole that contains it would make the difference too small and its error wrong.
 *
 * `groups` are domains without a row in common; rows without an answer must be left out of them by the caller. Where
 * the group or the rest is empty the estimate is NaN and nothing is tested. `degreesOfFreedom`: another number than
 * that of the groups together, where one applies.
 */
export function differencesFromRest(
  design: SampleDesign,
  column: Float64Array,
  groups: readonly Uint8Array[],
  level: number,
  degreesOfFreedom: number | null = null,
): readonly StudentTest[] {
  const tests = groups.map((group) => {
    const rest = group.map((inside, row) =>
      inside === 0 && groups.some((other) => other[row] === 1) ? 1 : 0,
    );
    const means = estimateGroupMeans(design, column, [group, rest]);
    const { estimate, standardError } = linearCombination(means, [1, -1]);
    return studentTest(estimate, standardError, degreesOfFreedom ?? means.degreesOfFreedom, level);
  });
  return Object.freeze(tests);
}
