import { requireArgument } from './distribution-error.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { invertTails } from './invert-tails.ts';
import type { Tails } from './tails.ts';

/** Tails of the beta distribution at x. Throws DistributionError unless a > 0, b > 0 and 0 ≤ x ≤ 1. */
export function betaTails(x: number, a: number, b: number): Tails {
  return incompleteBeta(x, 1 - x, a, b);
}

/** Quantile of the beta distribution (exact intervals of a share). Throws DistributionError unless 0 < p < 1. */
export function betaQuantile(p: number, a: number, b: number): number {
  requireArgument(p > 0 && p < 1, 'betaQuantile', '0 < p < 1', p);
  // solved on the logit scale, where x and 1 − x are both exact
  const z = invertTails(
    (t) => incompleteBeta(1 / (1 + Math.exp(-t)), 1 / (1 + Math.exp(t)), a, b),
    p,
    Math.log(a / b),
  );
  return 1 / (1 + Math.exp(-z));
}
