import { studentTQuantile } from '../distributions/student-t.ts';
import { requireInput, requireLevel } from './require-input.ts';
import type { Interval, ShareEstimate } from './share-interval.ts';

/**
 * How large may a share be that nobody (or everybody) in the sample has? Linearisation sees no chance there, and would
 * print an interval from 0 to 0.
 *
 * The exact interval of Clopper and Pearson (1934) with n* = n · (t_{n−1}/t_df)² respondents, so that few clusters
 * count for less, as Korn and Graubard (1998) do for other shares; without a variance no design effect is known, and
 * none is applied. Null without a degree of freedom. Throws EstimationError for a share that is not 0 or 1,
 * and unless 0 < level < 1.
 */
export function extremeShareInterval(
  { proportion, respondents, degreesOfFreedom }: Omit<ShareEstimate, 'variance'>,
  level: number,
): Interval | null {
  requireLevel('extremeShareInterval', level);
  requireInput(proportion === 0 || proportion === 1, 'extremeShareInterval', 'a share of 0 or 1', proportion);
  if (!(degreesOfFreedom >= 1) || !(respondents >= 2)) return null;
  const tail = (1 - level) / 2;
  const ratio = studentTQuantile(tail, respondents - 1) / studentTQuantile(tail, degreesOfFreedom);
  // quantile of the beta distribution with one parameter of 1
  const far = -Math.expm1(Math.log(tail) / (respondents * ratio * ratio));
  return Object.freeze(proportion === 0 ? { lower: 0, upper: far } : { lower: 1 - far, upper: 1 });
}
