import { studentTQuantile } from '../distributions/student-t.ts';
import { logitInterval } from '../estimates/share-interval.ts';
import { studentTest } from '../tests/student-test.ts';

/** A share with its error. */
export interface UncertainShare {
  /** 0–1 */
  readonly proportion: number;
  readonly variance: number;
  /** variance that test and interval take at least; absent: 0 */
  readonly leastVariance?: number;
  /** of the variance; Infinity where it is taken as known */
  readonly degreesOfFreedom: number;
}

/** One share less another. */
export interface DifferenceOfShares {
  /** first − second, −1 to 1; times 100 it is in points (ポイント) */
  readonly difference: number;
  readonly standardError: number;
  /** ends of the interval of the difference; null where one of the shares is 0 or 1, or there is no error */
  readonly lower: number | null;
  readonly upper: number | null;
  /** difference of the log odds over its error; null where nothing can be tested */
  readonly t: number | null;
  readonly degreesOfFreedom: number;
  /** two-sided */
  readonly p: number | null;
}

/** Degrees of freedom of a sum of two variances with their own (Satterthwaite 1946, Welch 1947). */
function welchDegreesOfFreedom(a: number, aDf: number, b: number, bDf: number): number {
  return (a + b) ** 2 / ((a * a) / aDf + (b * b) / bDf);
}

/**
 * Do two shares differ by more than chance, and by how much?
 *
 * The test is made on the log odds: t = (logit p₁ − logit p₂)/SE with the delta method, which for one group against
 * another is the Wald test of svyglm(…, quasibinomial) in R's survey package. A t of the plain difference would take
 * the error of a rare answer from the few who gave it, and so call an area low by mere chance several times too often
 * (docs/decisions/0019). The interval of the difference is put together from the logit intervals of the two shares, so
 * that it agrees with these and never leaves −1 to 1 (MOVER: Newcombe 1998; Zou and Donner 2008).
 *
 * `covariance` of the two shares: 0 for two samples. `degreesOfFreedom`: of the comparison; null: by Welch from those of
 * the shares. A share of 0 or 1 has no error to go by, and nothing is tested.
 */
export function differenceOfShares(
  first: UncertainShare,
  second: UncertainShare,
  covariance: number,
  degreesOfFreedom: number | null,
  level: number,
): DifferenceOfShares {
  const difference = first.proportion - second.proportion;
  const standardError = Math.sqrt(Math.max(0, first.variance + second.variance - 2 * covariance));
  const one = atLeast(first);
  const two = atLeast(second);
  const a = oddsSlope(one);
  const b = oddsSlope(two);
  const df =
    degreesOfFreedom ??
    welchDegreesOfFreedom(
      one.variance * a * a,
      one.degreesOfFreedom,
      two.variance * b * b,
      two.degreesOfFreedom,
    );
  const nothing = { difference, standardError, lower: null, upper: null, t: null, p: null };
  if (!Number.isFinite(a) || !Number.isFinite(b) || !(df >= 1)) {
    return Object.freeze({ ...nothing, degreesOfFreedom: df });
  }
  const logOdds = logit(one.proportion) - logit(two.proportion);
  const variance = one.variance * a * a + two.variance * b * b - 2 * covariance * a * b;
  const { t, p } = studentTest(logOdds, Math.sqrt(Math.max(0, variance)), df, level);
  if (t === null) return Object.freeze({ ...nothing, degreesOfFreedom: df });
  const { lower, upper } = joinedInterval(one, two, covariance, degreesOfFreedom, level);
  return Object.freeze({ difference, standardError, lower, upper, t, degreesOfFreedom: df, p });
}

function atLeast(share: UncertainShare): UncertainShare {
  return { ...share, variance: Math.max(share.variance, share.leastVariance ?? 0) };
}

const logit = (p: number) => Math.log(p / (1 - p));
/** d logit p/dp; Infinity at 0 and 1 */
const oddsSlope = ({ proportion: p }: UncertainShare) => 1 / (p * (1 - p));

function joinedInterval(
  first: UncertainShare,
  second: UncertainShare,
  covariance: number,
  degreesOfFreedom: number | null,
  level: number,
): { readonly lower: number; readonly upper: number } {
  const interval = ({ proportion, variance, degreesOfFreedom: own }: UncertainShare) =>
    logitInterval(proportion, variance, studentTQuantile((1 + level) / 2, degreesOfFreedom ?? own));
  const one = interval(first);
  const two = interval(second);
  const both = Math.sqrt(first.variance * second.variance);
  const correlation = both > 0 ? Math.max(-1, Math.min(1, covariance / both)) : 0;
  const reach = (own: number, other: number) =>
    Math.sqrt(Math.max(0, own * own + other * other - 2 * correlation * own * other));
  const difference = first.proportion - second.proportion;
  return {
    lower: difference - reach(first.proportion - one.lower, two.upper - second.proportion),
    upper: difference + reach(one.upper - first.proportion, second.proportion - two.lower),
  };
}
