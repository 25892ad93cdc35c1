import { requireInput } from './require-input.ts';

/** What a simple random sample of as many people would have given. */
export interface SimpleSample {
  /** rows with a weight above 0 */
  readonly respondents: number;
  /** Σw: the size of the population it stands for */
  readonly weightedCount: number;
  /** weighted element variance n/(n − 1) · Σw(y − p)²/Σw */
  readonly elementVariance: number;
}

/**
 * Design effect: how many times larger the variance of a mean is than that of a simple random sample of the
 * same number of people, drawn without replacement (with = false) or with it.
 * NaN where the element variance is 0, and, without replacement, where the weights add to no more than the respondents:
 * weights scaled to the sample say nothing about the population's size.
 */
export function designEffect(variance: number, sample: SimpleSample, replacement: boolean): number {
  const { respondents, weightedCount, elementVariance } = sample;
  const remaining = replacement ? 1 : 1 - respondents / weightedCount;
  const simple = (elementVariance / respondents) * remaining;
  return simple > 0 ? variance / simple : Number.NaN;
}

/** Spread of weights and what it costs (Kish 1965). Zero weights are not counted. */
export interface WeightSpread {
  readonly respondents: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  /** standard deviation of the weights (with n) over their mean */
  readonly coefficientOfVariation: number;
  /** (Σw)² / Σw² */
  readonly effectiveRespondents: number;
  /** n / effective n */
  readonly designEffect: number;
}

/**
 * How unequal weights are. Fields other than counts are NaN where every weight is 0. A weight below 0, which linear
 * calibration can leave, counts as it is: the minimum shows it. Throws EstimationError for a weight that is no number.
 */
export function weightSpread(weights: Iterable<number>): WeightSpread {
  const counted = Float64Array.from([...weights].filter((weight) => weight !== 0));
  const odd = counted.find((weight) => !Number.isFinite(weight));
  requireInput(odd === undefined, 'weightSpread', 'weights that are numbers', odd);
  const n = counted.length;
  const sum = counted.reduce((total, weight) => total + weight, 0);
  const squares = counted.reduce((total, weight) => total + weight * weight, 0);
  const mean = sum / n;
  const spread = counted.reduce((total, weight) => total + (weight - mean) ** 2, 0);
  const effective = (sum * sum) / squares;
  return {
    respondents: n,
    sum,
    minimum: n === 0 ? Number.NaN : counted.reduce((least, weight) => Math.min(least, weight)),
    maximum: n === 0 ? Number.NaN : counted.reduce((most, weight) => Math.max(most, weight)),
    mean,
    coefficientOfVariation: Math.sqrt(spread / n) / mean,
    effectiveRespondents: effective,
    designEffect: n / effective,
  };
}
