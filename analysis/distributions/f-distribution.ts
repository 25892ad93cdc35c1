import { chiSquaredTails } from './chi-squared.ts';
import { requireArgument } from './distribution-error.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { invertTails } from './invert-tails.ts';
import type { Tails } from './tails.ts';

/**
 * Tails of the F distribution; degrees of freedom need not be whole (Rao–Scott). An infinite denominator is
 * chi-squared over its degrees of freedom. Throws DistributionError unless both are above 0 and f ≥ 0.
 */
export function fTails(f: number, numeratorDf: number, denominatorDf: number): Tails {
  requireArgument(
    numeratorDf > 0 && Number.isFinite(numeratorDf),
    'fTails',
    'a finite numeratorDf > 0',
    numeratorDf,
  );
  requireArgument(denominatorDf > 0, 'fTails', 'denominatorDf > 0', denominatorDf);
  requireArgument(f >= 0, 'fTails', 'f ≥ 0', f);
  if (denominatorDf === Number.POSITIVE_INFINITY) return chiSquaredTails(f * numeratorDf, numeratorDf);
  if (f === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const ratio = (numeratorDf * f) / denominatorDf;
  const mirrored = incompleteBeta(1 / (1 + ratio), 1 / (1 + 1 / ratio), denominatorDf / 2, numeratorDf / 2);
  return { lower: mirrored.upper, upper: mirrored.lower };
}

/** Quantile of the F distribution. Throws DistributionError unless 0 < p < 1. */
export function fQuantile(p: number, numeratorDf: number, denominatorDf: number): number {
  requireArgument(p > 0 && p < 1, 'fQuantile', '0 < p < 1', p);
  return Math.exp(invertTails((z) => fTails(Math.exp(z), numeratorDf, denominatorDf), p, 0));
}
