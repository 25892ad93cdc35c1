import { studentTQuantile } from '../distributions/student-t.ts';
import { cumulativeWeights, type QuantileRule, quantileOf } from './quantile-rule.ts';
import { requireInput } from './require-input.ts';
import { type Domain, estimateMeans } from './row-estimates.ts';
import { degreesOfFreedom, type SampleDesign } from './sample-design.ts';
import { type Interval, type ShareIntervalMethod, shareInterval, studentInterval } from './share-interval.ts';

/** A quantile of a column with its interval. */
export interface QuantileEstimate {
  /** in the unit of the column */
  readonly estimate: number;
  /** null: the interval of the share leaves 0–1, or there is none (every answer lies at or below the quantile) */
  readonly lower: number | null;
  readonly upper: number | null;
  /** width of the interval over 2t; null without both ends */
  readonly standardError: number | null;
  /** rows in the domain with a weight above 0 */
  readonly respondents: number;
  readonly degreesOfFreedom: number;
}

export interface QuantileRequest {
  /** 0–1: 0.5 for the median */
  readonly share: number;
  readonly rule: QuantileRule;
  /** interval of the cumulative share that is turned back to the scale of the column */
  readonly interval: Exclude<ShareIntervalMethod, 'likelihood'>;
  /** confidence, 0–1 */
  readonly level: number;
}

/**
 * Below which value does a share of the people lie (a median age, the quartiles of a score), and how sure is that?
 *
 * Woodruff (1952): the interval of the share of people at or below the quantile, by the design, with both ends turned
 * back through the same rule to values; the same as svyquantile of R's survey package, except that a share below that
 * of the smallest value gives the smallest value. Rows without an answer must be left out of the domain by the caller.
 * Throws EstimationError where the base is empty, a value in it is no number, or the share is not between 0 and 1.
 */
export function estimateQuantile(
  design: SampleDesign,
  column: Float64Array,
  domain: Domain,
  { share, rule, interval, level }: QuantileRequest,
): QuantileEstimate {
  const inside = design.weights.map((weight, row) => (domain === null || domain[row] === 1 ? weight : 0));
  const unsound = column.findIndex((value, row) => (inside[row] as number) > 0 && !Number.isFinite(value));
  requireInput(
    unsound < 0,
    'estimateQuantile',
    `a number for every row of the domain (row ${unsound + 1})`,
    column[unsound],
  );
  const order = cumulativeWeights(column, inside);
  const estimate = quantileOf(order, share, rule);
  const below = column.map((value) => Number(value <= estimate));
  const found = estimateMeans(design, [below], domain);
  const df = degreesOfFreedom(design, domain);
  const proportion = found.values[0] as number;
  const variance = found.covariance[0]?.[0] as number;
  const ends = endsOf(interval, proportion, variance, found.respondents, df, level);
  const back = (end: number | undefined) =>
    end === undefined || !(end >= 0 && end <= 1) ? null : quantileOf(order, end, rule);
  const lower = back(ends?.lower);
  const upper = back(ends?.upper);
  const standardError =
    lower === null || upper === null ? null : (upper - lower) / (2 * studentTQuantile((1 + level) / 2, df));
  const { respondents } = found;
  return Object.freeze({ estimate, lower, upper, standardError, respondents, degreesOfFreedom: df });
}

function endsOf(
  method: QuantileRequest['interval'],
  proportion: number,
  variance: number,
  respondents: number,
  df: number,
  level: number,
): Interval | null {
  // on its own scale the interval of a share of 1 is that share: the largest value is all there is
  if (method === 'wald') return studentInterval(proportion, Math.sqrt(Math.max(0, variance)), df, level);
  return shareInterval(method, { proportion, variance, respondents, degreesOfFreedom: df }, level);
}
