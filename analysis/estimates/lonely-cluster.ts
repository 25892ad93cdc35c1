import { EstimationError } from './estimation-error.ts';

/**
 * What a stratum adds to a variance where it holds a single cluster (or respondent) of several in the population:
 * one draw says nothing about how draws differ.
 * - `fail`: an error that names the stratum. The rule of the bare engine.
 * - `remove`, `certainty`: nothing. Only right where the cluster is the whole stratum; else the error is too small.
 * - `adjust`: the square of its distance from 0 of the linearised variable, which for a mean is its distance from
 *   the mean of everybody, for a total from a total of 0. Errs on the large side.
 * - `average`: the mean of what the other strata of the stage add.
 *
 * The same as the option `survey.lonely.psu` of R's survey package (Lumley 2010, section 3.2.1). Degrees of freedom
 * stay clusters minus strata.
 */
export type LonelyClusterRule = 'fail' | 'remove' | 'certainty' | 'adjust' | 'average';

/**
 * Adds the part of a lonely cluster with these sums of linearised values, `factor` holding its finite population
 * correction. False where the rule leaves it to the other strata. Throws EstimationError by the rule `fail`.
 */
export function addLonelyCluster(
  total: number[][],
  sums: Float64Array,
  stratum: number,
  factor: number,
  rule: LonelyClusterRule,
): boolean {
  if (rule === 'fail') {
    throw new EstimationError(
      'lonely-cluster',
      `linearisedCovariance requires two respondents or clusters in every stratum, got one in stratum ${stratum}, which has no variance of its own; fold it with a neighbour first`,
    );
  }
  if (rule === 'adjust') {
    total.forEach((row, a) => {
      row.forEach((value, b) => {
        row[b] = value + factor * (sums[a] as number) * (sums[b] as number);
      });
    });
  }
  return rule !== 'average';
}

/** Factor that gives strata without a variance of their own the mean of the others. Throws where there is no other. */
export function meanOfOthers(strata: number, withoutVariance: number): number {
  if (withoutVariance === 0) return 1;
  if (withoutVariance < strata) return strata / (strata - withoutVariance);
  throw new EstimationError(
    'lonely-cluster',
    `linearisedCovariance requires a stratum with two respondents or clusters for the rule "average", got one in each of ${strata}; fold them`,
  );
}
