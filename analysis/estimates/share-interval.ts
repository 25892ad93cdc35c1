import { betaQuantile } from '../distributions/beta.ts';
import { findRoot } from '../distributions/find-root.ts';
import { studentTQuantile } from '../distributions/student-t.ts';
import { requireInput, requireLevel } from './require-input.ts';

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export type ShareIntervalMethod = 'wald' | 'logit' | 'asin' | 'beta' | 'wilson' | 'likelihood';

/**
 * A variance below this part of p(1 − p) is the rounding of 0: no sample is as good as 10¹⁵ people. It stands where
 * everybody answered, where the calibration fixes the share, and where every calibration cell answered alike (one
 * person whose age is not known, say): there linearisation sees no chance, though there was some.
 */
const ROUNDING_OF_ZERO = 1e-15;

/** A share may be so far beyond 0 or 1 by rounding. */
const BEYOND = 1e-9;

/** Whether the variance of a share between 0 and 1 is 0 but for rounding. */
export function hasNoVariance(proportion: number, variance: number): boolean {
  return variance >= 0 && variance <= ROUNDING_OF_ZERO * proportion * (1 - proportion);
}

/** A share with what an interval of it needs. */
export interface ShareEstimate {
  readonly proportion: number;
  readonly variance: number;
  /** rows with a weight above 0 in the base */
  readonly respondents: number;
  readonly degreesOfFreedom: number;
}

/** p(1 − p)/V: the simple random sample that would be as precise. */
export function effectiveRespondents({ proportion, variance }: ShareEstimate): number {
  return (proportion * (1 - proportion)) / variance;
}

/**
 * n_eff · (t_{n−1}/t_df)²: the effective size with the price of few degrees of freedom (Korn and Graubard 1998).
 * Throws EstimationError unless 0 < level < 1, with fewer than two respondents, and without a degree of freedom.
 */
export function adjustedEffectiveRespondents(share: ShareEstimate, level: number): number {
  requireLevel('adjustedEffectiveRespondents', level);
  requireInput(
    share.respondents >= 2 && share.degreesOfFreedom > 0,
    'adjustedEffectiveRespondents',
    'two respondents and a degree of freedom',
    `${share.respondents} and ${share.degreesOfFreedom}`,
  );
  const tail = (1 - level) / 2;
  const ratio =
    studentTQuantile(tail, share.respondents - 1) / studentTQuantile(tail, share.degreesOfFreedom);
  return effectiveRespondents(share) * ratio * ratio;
}

type Method = (share: ShareEstimate, level: number, t: number) => Interval;

const expit = (x: number) => 1 / (1 + Math.exp(-x));

const METHODS: Readonly<Record<ShareIntervalMethod, Method>> = {
  wald: ({ proportion, variance }, _, t) => {
    const half = t * Math.sqrt(variance);
    return { lower: proportion - half, upper: proportion + half };
  },
  logit: ({ proportion, variance }, _, t) => logitInterval(proportion, variance, t),
  asin: ({ proportion: p, variance }, _, t) => {
    const centre = Math.asin(Math.sqrt(p));
    const half = (t * Math.sqrt(variance)) / (2 * Math.sqrt(p * (1 - p)));
    // an end outside the range of the arcsine folds back, as in R's survey package
    return { lower: Math.sin(centre - half) ** 2, upper: Math.sin(centre + half) ** 2 };
  },
  beta: (share, level) => {
    const size = adjustedEffectiveRespondents(share, level);
    const successes = share.proportion * size;
    const tail = (1 - level) / 2;
    return {
      lower: betaQuantile(tail, successes, size - successes + 1),
      upper: betaQuantile(1 - tail, successes + 1, size - successes),
    };
  },
  wilson: (share, _, t) => {
    const p = share.proportion;
    const n = effectiveRespondents(share);
    return wilsonInterval(p, n, t);
  },
  likelihood: ({ proportion: p, variance, respondents: n }, _, t) => {
    const limit = (t * t * variance) / ((p * (1 - p)) / n);
    const distance = (q: number) =>
      2 * n * (p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q))) - limit;
    // so little is known that no share a double can hold is too far
    const [least, most] = [1e-300, 1 - 2 ** -53];
    return {
      lower: distance(least) > 0 ? findRoot(distance, least, p) : 0,
      upper: distance(most) > 0 ? findRoot(distance, p, most) : 1,
    };
  },
};

/** Interval of a share p with variance V on the scale of log(p/(1 − p)), with quantile t. Needs 0 < p < 1. */
export function logitInterval(p: number, variance: number, t: number): Interval {
  const centre = Math.log(p / (1 - p));
  const half = (t * Math.sqrt(variance)) / (p * (1 - p));
  return { lower: expit(centre - half), upper: expit(centre + half) };
}

/** Score interval of Wilson (1927) for a share p of n, with quantile t. Ends lie within 0–1. */
export function wilsonInterval(p: number, n: number, t: number): Interval {
  const z = (t * t) / n;
  const centre = (p + z / 2) / (1 + z);
  const half = (t / (1 + z)) * Math.sqrt((p * (1 - p)) / n + z / (4 * n));
  // at 0 and 1 the end is exact; the difference of equal numbers would leave a hair of it
  return { lower: p === 0 ? 0 : Math.max(0, centre - half), upper: p === 1 ? 1 : Math.min(1, centre + half) };
}

/**
 * Confidence interval of a share for the design it comes from, at `level` (0.95), with the t quantile of its
 * degrees of freedom. The share itself at both ends where it has no variance. Null where the share is 0 or 1, where
 * its variance is not known, or where no degree of freedom is left: none of these methods says anything there.
 * Methods: Korn and Graubard 1999; `wilson` and `likelihood` with the effective sample size (Rao and Scott 1984).
 * Throws EstimationError unless 0 < level < 1, and for a share that lies outside 0–1 by more than rounding.
 */
export function shareInterval(
  method: ShareIntervalMethod,
  share: ShareEstimate,
  level: number,
): Interval | null {
  const { proportion, variance, respondents, degreesOfFreedom } = share;
  requireLevel('shareInterval', level);
  requireInput(
    !(proportion < -BEYOND || proportion > 1 + BEYOND),
    'shareInterval',
    '0 ≤ proportion ≤ 1',
    proportion,
  );
  if (!(proportion > 0 && proportion < 1) || !(variance >= 0) || variance === Number.POSITIVE_INFINITY)
    return null;
  if (!(degreesOfFreedom >= 1) || !(respondents >= 2)) return null;
  if (hasNoVariance(proportion, variance)) return { lower: proportion, upper: proportion };
  return METHODS[method](share, level, studentTQuantile((1 + level) / 2, degreesOfFreedom));
}

/**
 * Interval of a mean or total: estimate ± t·SE. Null without a degree of freedom, or where estimate or SE is not known.
 * Throws EstimationError unless 0 < level < 1, and for a SE below 0.
 */
export function studentInterval(
  estimate: number,
  standardError: number,
  df: number,
  level: number,
): Interval | null {
  requireLevel('studentInterval', level);
  requireInput(!(standardError < 0), 'studentInterval', 'a standard error of 0 or more', standardError);
  if (!(df >= 1) || !Number.isFinite(standardError) || !Number.isFinite(estimate)) return null;
  const half = studentTQuantile((1 + level) / 2, df) * standardError;
  return { lower: estimate - half, upper: estimate + half };
}
