import { studentTQuantile } from '../distributions/student-t.ts';
import { cumulativeWeights, type QuantileRule, quantileOf } from './quantile-rule.ts';
import { requireInput, requireLevel } from './require-input.ts';
import { requireNoNegativeWeights, requireRows } from './require-rows.ts';
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
 * of the smallest value gives the smallest value (4.1-1 gives the next one; mended in 4.2). Rows without an answer must
 * be left out of the domain by the caller; those of weight 0 count in the design only.
 * Throws EstimationError where the base is empty, a value in it is no number, a weight in it is below 0 (the share of
 * people at or below a value would fall as the value rises), or share or level are not between 0 and 1.
 */
export function estimateQuantile(
  design: SampleDesign,
  column: Float64Array,
  domain: Domain,
  { share, rule, interval, level }: QuantileRequest,
): QuantileEstimate {
  requireLevel('estimateQuantile', level);
  requireInput(share >= 0 && share <= 1, 'estimateQuantile', 'a share from 0 to 1', share);
  requireRows('estimateQuantile', design, [column], [domain]);
  requireNoNegativeWeights('estimateQuantile', design.weights, domain);
  const inside = design.weights.map((weight, row) => (domain === null || domain[row] === 1 ? weight : 0));
  requireInput(
    inside.some((weight) => weight > 0),
    'estimateQuantile',
    'a respondent with a weight above 0',
    'none',
  );
  const order = cumulativeWeights(column, inside);
  const estimate = quantileOf(order, share, rule);
  const below = column.map((value) => (value <= estimate ? 1 : 0));
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
