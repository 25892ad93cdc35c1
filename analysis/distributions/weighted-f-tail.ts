import { requireArgument } from './distribution-error.ts';
import { fTails } from './f-distribution.ts';
import { findRoot } from './find-root.ts';
import { normalTails } from './normal.ts';

/** Nearer to its mean than this the saddlepoint formula divides 0 by 0. */
const TOO_NEAR = 1e-4;
/** Part of the way to a pole at which the search for the saddlepoint starts and ends. */
const INSIDE = 0.99999;

/** P(Σ λ_k χ²₁ > 0) by the saddlepoint of Lugannani and Rice, in the form of Barndorff-Nielsen (Kuonen 1999). */
function saddlepoint(factors: readonly number[], counts: readonly number[]): number | null {
  const scale = Math.max(...factors);
  const lambda = factors.map((factor) => factor / scale);
  const sum = (f: (factor: number) => number) =>
    lambda.reduce((total, factor, index) => total + (counts[index] as number) * f(factor), 0);
  const slope = (zeta: number) => sum((factor) => factor / (1 - 2 * zeta * factor));
  const low = Math.max(...lambda.filter((factor) => factor < 0).map((factor) => 1 / (2 * factor))) * INSIDE;
  const high = Math.min(...lambda.filter((factor) => factor > 0).map((factor) => 1 / (2 * factor))) * INSIDE;
  if (!(slope(low) < 0 && slope(high) > 0)) return null;
  const zeta = findRoot(slope, low, high);
  if (Math.abs(zeta) < TOO_NEAR) return null;
  const cumulant = -sum((factor) => Math.log1p(-2 * zeta * factor)) / 2;
  const curvature = 2 * sum((factor) => (factor / (1 - 2 * zeta * factor)) ** 2);
  const w = Math.sign(zeta) * Math.sqrt(-2 * cumulant);
  const v = zeta * Math.sqrt(curvature);
  return normalTails(w + Math.log(v / w) / w).upper;
}

/**
 * P(Q > x) for Q = Σ a_k χ²₁ / (χ²_d / d): how often chance alone gives a statistic that is a weighted sum of chi-squared
 * variables over a scale estimated with d degrees of freedom. By a saddlepoint approximation, good to a few per cent of p
 * in both tails; by the F distribution of Satterthwaite (same mean and variance) where x is too near the mean for it,
 * which moves p by about 0.01 there.
 * d counts in whole degrees, rounded down, as in pFsum of R's survey package. Factors of 0 or below (the rounding of 0)
 * count for nothing. Throws DistributionError unless x ≥ 0, d > 0 and a factor is above 0.
 */
export function weightedFTail(x: number, factors: readonly number[], d: number): number {
  const positive = factors.filter((factor) => factor > 0);
  requireArgument(x >= 0, 'weightedFTail', 'x ≥ 0', x);
  requireArgument(d > 0, 'weightedFTail', 'd > 0', d);
  requireArgument(positive.length > 0, 'weightedFTail', 'a factor above 0', factors.length);
  if (x === 0) return 1;
  const sum = positive.reduce((total, factor) => total + factor, 0);
  const squares = positive.reduce((total, factor) => total + factor * factor, 0);
  const numeratorDf = (sum * sum) / squares;
  const whole = Math.max(1, Math.floor(d));
  const found = saddlepoint([...positive, -x / d], [...positive.map(() => 1), whole]);
  return found ?? fTails(x / sum, numeratorDf, d).upper;
}
