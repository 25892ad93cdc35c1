import { requireArgument } from './distribution-error.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { invertTails } from './invert-tails.ts';
import type { Tails } from './tails.ts';

/** Tails of the standard normal distribution at z, by the incomplete gamma function with shape ½. */
export function normalTails(z: number): Tails {
  requireArgument(!Number.isNaN(z), 'normalTails', 'a number', z);
  const far = incompleteGamma(0.5, (z * z) / 2).upper / 2;
  return z < 0 ? { lower: far, upper: 1 - far } : { lower: 1 - far, upper: far };
}

/** Quantile of the standard normal distribution. Throws DistributionError unless 0 < p < 1. */
export function normalQuantile(p: number): number {
  requireArgument(p > 0 && p < 1, 'normalQuantile', '0 < p < 1', p);
  return p === 0.5 ? 0 : invertTails(normalTails, p, 0);
}
