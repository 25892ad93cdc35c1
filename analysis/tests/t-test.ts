import { EstimationError } from '../estimates/estimation-error.ts';
import { estimateGroupMeans } from '../estimates/group-means.ts';
import { linearCombination } from '../estimates/linear-combination.ts';
import { type Domain, estimateMeans } from '../estimates/row-estimates.ts';
import type { SampleDesign } from '../estimates/sample-design.ts';
import { type StudentTest, studentTest } from './student-test.ts';

/**
 * Do two groups of people differ in a mean or a share? The difference of the first from the second with its
 * design-based error, the covariance of the two included, on clusters − strata − 1 degrees of freedom (counted over
 * both groups). The same as svyttest of R's survey package. Rows without an answer must be left out of the groups by
 * the caller. Throws EstimationError where a group has nobody.
 */
export function twoGroupTTest(
  design: SampleDesign,
  column: Float64Array,
  first: Uint8Array,
  second: Uint8Array,
  level: number,
): StudentTest {
  const means = estimateGroupMeans(design, column, [first, second]);
  means.values.forEach((mean, index) => {
    if (!Number.isNaN(mean)) return;
    throw new EstimationError(
      'empty-base',
      `twoGroupTTest requires respondents in both groups, the ${['first', 'second'][index]} has none with an answer`,
    );
  });
  const { estimate, standardError } = linearCombination(means, [1, -1]);
  return studentTest(estimate, standardError, means.degreesOfFreedom - 1, level);
}

/**
 * Does a mean differ from a given value (a change from 0)? The difference of the mean over the domain from `value`, on
 * clusters − strata − 1 degrees of freedom, as svyttest has it. Throws EstimationError where nobody is in the domain.
 */
export function oneSampleTTest(
  design: SampleDesign,
  column: Float64Array,
  domain: Domain,
  value: number,
  level: number,
): StudentTest {
  const { values, covariance, degreesOfFreedom } = estimateMeans(design, [column], domain);
  const mean = values[0] as number;
  if (Number.isNaN(mean)) {
    throw new EstimationError('empty-base', 'oneSampleTTest requires respondents with an answer, got none');
  }
  const standardError = Math.sqrt(Math.max(0, covariance[0]?.[0] as number));
  return studentTest(mean - value, standardError, degreesOfFreedom - 1, level);
}
