import { sampleCorrelation, sampleRankCorrelation } from 'simple-statistics';
import { normalQuantile } from '../distributions/normal.ts';
import { studentTTails } from '../distributions/student-t.ts';
import { requireInput } from '../estimates/require-input.ts';
import type { Interval } from '../estimates/share-interval.ts';
import { kendallTauB } from './kendall-tau.ts';

/** A correlation (−1 to 1) with its t test against 0. NaN where one of the two is the same for all. */
export interface CorrelationTest {
  readonly correlation: number;
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** two-sided */
  readonly p: number;
}

export interface Correlations {
  /** pairs with both values */
  readonly respondents: number;
  readonly pearson: CorrelationTest;
  /** of Pearson's by Fisher's z; null under 4 pairs */
  readonly pearsonInterval: Interval | null;
  /** Spearman's rho: Pearson's of the ranks, ties with their middle rank */
  readonly spearman: CorrelationTest;
  readonly kendallTauB: number;
}

function tested(raw: number, pairs: number): CorrelationTest {
  // rounding may carry a perfect correlation a hair below or beyond 1
  const correlation = Math.abs(raw) > 1 - 4 * Number.EPSILON ? Math.sign(raw) : raw;
  const degreesOfFreedom = pairs - 2;
  const t = correlation * Math.sqrt(degreesOfFreedom / (1 - correlation * correlation));
  const p = Number.isNaN(t) ? Number.NaN : 2 * studentTTails(-Math.abs(t), degreesOfFreedom).lower;
  return { correlation, t, degreesOfFreedom, p };
}

function fisherInterval(correlation: number, pairs: number, level: number): Interval {
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(pairs - 3);
  const centre = Math.atanh(correlation);
  return { lower: Math.tanh(centre - half), upper: Math.tanh(centre + half) };
}

/**
 * Do two numbers go up together? Pearson's, Spearman's and Kendall's correlation of unweighted pairs, for censuses
 * and simple samples only. NaN in `x` or `y` means no answer: that pair is left out. `level` is that of the interval.
 * Same as R's cor.test, for Spearman with exact = FALSE (t with n − 2 degrees of freedom).
 * Throws EstimationError for an infinite value, and unless x and y have one length, at least 3 pairs have both values, and 0 < level < 1.
 */
export function correlations(x: Float64Array, y: Float64Array, level: number): Correlations {
  requireInput(x.length === y.length, 'correlations', `${x.length} values of y`, y.length);
  requireInput(level > 0 && level < 1, 'correlations', '0 < level < 1', level);
  const infinite = [...x, ...y].find((value) => !Number.isFinite(value) && !Number.isNaN(value));
  requireInput(infinite === undefined, 'correlations', 'numbers, NaN for no answer', infinite);
  const rows = Array.from(x.keys()).filter((row) => !Number.isNaN(x[row]) && !Number.isNaN(y[row]));
  const pairs = rows.length;
  requireInput(pairs >= 3, 'correlations', 'at least 3 pairs with both values', pairs);
  const xs = rows.map((row) => x[row] as number);
  const ys = rows.map((row) => y[row] as number);
  // the means of equal numbers may be off by rounding, which would be taken for spread
  const constant = [xs, ys].some((values) => values.every((value) => value === values[0]));
  const defined = (value: number) => (constant ? Number.NaN : value);
  const pearson = tested(defined(sampleCorrelation(xs, ys)), pairs);
  return {
    respondents: pairs,
    pearson,
    pearsonInterval: pairs < 4 ? null : fisherInterval(pearson.correlation, pairs, level),
    spearman: tested(defined(sampleRankCorrelation(xs, ys)), pairs),
    kendallTauB: defined(kendallTauB(xs, ys)),
  };
}
