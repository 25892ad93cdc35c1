import { requireArgument } from './distribution-error.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { invertTails } from './invert-tails.ts';
import type { Tails } from './tails.ts';

/** Tails of the chi-squared distribution. Throws DistributionError unless df > 0 and x ≥ 0. */
export function chiSquaredTails(x: number, df: number): Tails {
  requireArgument(df > 0, 'chiSquaredTails', 'df > 0', df);
  return incompleteGamma(df / 2, x / 2);
}

/** Quantile of the chi-squared distribution. Throws DistributionError unless 0 < p < 1 and df > 0. */
export function chiSquaredQuantile(p: number, df: number): number {
  requireArgument(p > 0 && p < 1, 'chiSquaredQuantile', '0 < p < 1', p);
  return Math.exp(invertTails((z) => chiSquaredTails(Math.exp(z), df), p, Math.log(df)));
}
