import { requireInput } from './require-input.ts';
import type { Estimates } from './row-estimates.ts';

/** A figure made of several estimates. */
export interface Combination {
  readonly estimate: number;
  readonly standardError: number;
}

/**
 * How large is a sum of estimates with given factors (a contrast: the mean of two areas less that of a third)?
 * Σ c_k θ_k with variance cᵀVc. Throws EstimationError unless there is a factor, a number,
 * for each estimate, and a row and column of the covariance.
 */
export function linearCombination(
  { values, covariance }: Pick<Estimates, 'values' | 'covariance'>,
  coefficients: readonly number[],
): Combination {
  const count = values.length;
  requireInput(coefficients.length === count, 'linearCombination', `${count} factors`, coefficients.length);
  requireInput(
    covariance.length === count && covariance.every((row) => row.length === count),
    'linearCombination',
    `a covariance of ${count} × ${count}`,
    `rows of lengths ${covariance.map((row) => row.length).join(', ') || 'none'}`,
  );
  const odd = coefficients.find((factor) => !Number.isFinite(factor));
  requireInput(odd === undefined, 'linearCombination', 'factors that are numbers', odd);
  let estimate = 0;
  let variance = 0;
  coefficients.forEach((own, a) => {
    if (own === 0) return;
    estimate += own * (values[a] as number);
    coefficients.forEach((other, b) => {
      if (other !== 0) variance += own * other * (covariance[a]?.[b] as number);
    });
  });
  // the rounding of a variance of 0 may fall below it
  return Object.freeze({ estimate, standardError: Math.sqrt(Math.max(0, variance)) });
}
