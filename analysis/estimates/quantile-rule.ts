import { cumulativeSums } from './cumulative-sums.ts';
import { EstimationError } from './estimation-error.ts';
import { requireInput } from './require-input.ts';

/**
 * How a value is read off the cumulative share of weights (Hyndman and Fan 1996, with weights as in R's survey package):
 * - `math`: the smallest value whose cumulative share reaches p. Always a value that somebody gave. Their type 1.
 * - `school`: the same, but the mean of two neighbours where the cumulative share is p exactly. Type 2.
 * - `hf4` … `hf9`: straight lines between values placed at their types' points of the cumulative share. `hf7` is what
 *   spreadsheets and R give without weights. Where tied values carry unequal weights these depend on their order.
 */
export type QuantileRule = 'math' | 'school' | 'hf4' | 'hf5' | 'hf6' | 'hf7' | 'hf8' | 'hf9';

/** Values in rising order with the sum of weights up to and including each. */
export interface CumulativeWeights {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly sums: Float64Array;
  readonly total: number;
}

/** Orders the values of rows with a weight above 0; rows with equal values keep their order. Weights below 0 are for the caller to refuse. */
export function cumulativeWeights(values: Float64Array, weights: Float64Array): CumulativeWeights {
  const rows = Array.from(weights.keys()).filter((row) => (weights[row] as number) > 0);
  rows.sort((a, b) => (values[a] as number) - (values[b] as number));
  const sorted = Float64Array.from(rows, (row) => weights[row] as number);
  const sums = cumulativeSums(sorted);
  return {
    values: Float64Array.from(rows, (row) => values[row] as number),
    weights: sorted,
    sums,
    total: sums.at(-1) ?? 0,
  };
}

/** Share of the weights at which each value stands, for the rules that draw straight lines. */
const POSITIONS: Readonly<
  Record<Exclude<QuantileRule, 'math' | 'school'>, (before: number, weight: number, all: Ends) => number>
> = {
  hf4: (before, weight, { total }) => (before + weight) / total,
  hf5: (before, weight, { total }) => (before + weight / 2) / total,
  hf6: (before, weight, { total, last }) => (before + weight) / (total + last),
  hf7: (before, _, { total, last }) => before / (total - last),
  hf8: (before, weight, { total, last }) => (before + (weight * 2) / 3) / (total + last / 3),
  hf9: (before, weight, { total, last }) => (before + (weight * 5) / 8) / (total + last / 4),
};

interface Ends {
  readonly total: number;
  /** weight of the largest value */
  readonly last: number;
}

function between(order: CumulativeWeights, p: number, rule: keyof typeof POSITIONS): number {
  const { values, weights, sums, total } = order;
  const ends = { total, last: weights.at(-1) as number };
  const position = (index: number) =>
    POSITIONS[rule](index === 0 ? 0 : (sums[index - 1] as number), weights[index] as number, ends);
  const size = values.length;
  // beyond the first and the last point the quantile is the value that stands there
  if (size === 1 || p <= position(0)) return values[0] as number;
  if (p >= position(size - 1)) return values[size - 1] as number;
  let index = 1;
  while (position(index) < p) index += 1;
  const [left, right] = [position(index - 1), position(index)];
  const [low, high] = [values[index - 1] as number, values[index] as number];
  return low + (high - low) * ((p - left) / (right - left));
}

/**
 * The value below which the share p of the weights lies, by a rule. Throws EstimationError where nobody has a weight
 * or p is no share.
 */
export function quantileOf(order: CumulativeWeights, p: number, rule: QuantileRule): number {
  const { values, sums, total } = order;
  if (values.length === 0) {
    throw new EstimationError(
      'empty-base',
      'quantileOf requires a respondent with a weight above 0, got none',
    );
  }
  requireInput(p >= 0 && p <= 1, 'quantileOf', 'a share from 0 to 1', p);
  if (rule !== 'math' && rule !== 'school') return between(order, p, rule);
  const goal = p * total;
  // a share that is p but for one rounding is p
  const reaches = (sum: number) => sum >= goal || sum / total >= p;
  let index = 0;
  while (index < values.length - 1 && !reaches(sums[index] as number)) index += 1;
  const value = values[index] as number;
  const sum = sums[index] as number;
  const exact = p > 0 && (sum === goal || sum / total === p);
  if (rule === 'math' || !exact || index === values.length - 1) return value;
  return (value + (values[index + 1] as number)) / 2;
}
