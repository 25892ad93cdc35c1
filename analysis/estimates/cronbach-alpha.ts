import { covarianceMatrix } from './covariance-matrix.ts';
import { requireInput } from './require-input.ts';

export interface ScaleItem {
  readonly mean: number;
  readonly standardDeviation: number;
  /** correlation with the sum of the other items; null where one of the two is the same for all */
  readonly itemRestCorrelation: number | null;
  /** alpha of the scale without this item; null where fewer than two would be left */
  readonly alphaIfDropped: number | null;
}

export interface ScaleReliability {
  readonly respondents: number;
  /** null where all have the same sum */
  readonly alpha: number | null;
  /** alpha of the items brought to the same spread; null where an item has none */
  readonly standardizedAlpha: number | null;
  readonly meanInterItemCorrelation: number | null;
  /** variance of the sum of the items */
  readonly totalVariance: number;
  readonly items: readonly ScaleItem[];
}

/** A sum whose variance is this part of that of its items is the same for all but for rounding. */
const ROUNDING_OF_ZERO = 1e-13;

type Matrix = readonly (readonly number[])[];

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function alphaOf(matrix: Matrix): number | null {
  const k = matrix.length;
  const total = sumOf(matrix.flat());
  const own = sumOf(matrix.map((row, i) => row[i] as number));
  return total <= ROUNDING_OF_ZERO * own ? null : (k / (k - 1)) * (1 - own / total);
}

const without = (matrix: Matrix, item: number): Matrix =>
  matrix.filter((_, i) => i !== item).map((row) => row.filter((_, j) => j !== item));

function meanCorrelation(matrix: Matrix): number | null {
  const spread = matrix.map((row, i) => Math.sqrt(row[i] as number));
  if (spread.some((value) => value === 0)) return null;
  const pairs = matrix.flatMap((row, i) =>
    row.slice(0, i).map((value, j) => value / (spread[i] as number) / (spread[j] as number)),
  );
  return sumOf(pairs) / pairs.length;
}

/**
 * Do the items of a scale measure one thing? Cronbach's alpha (1951) of two or more items, with what each item adds.
 * `items` hold one number a respondent, NaN where there is no answer: who left one out is left out of all.
 * `weights` 1 for an unweighted survey; scaling them changes nothing. Alpha is k/(k − 1) · (1 − sum of the variances
 * of the items / variance of their sum), variances with n − 1.
 * Throws EstimationError unless there are two items of one length, without infinite values, weights are numbers of 0 or
 * more (a weight of 0 is not counted), and two respondents answered all.
 */
export function cronbachAlpha(items: readonly Float64Array[], weights: Float64Array): ScaleReliability {
  requireInput(items.length >= 2, 'cronbachAlpha', 'at least 2 items', items.length);
  const odd = items.find((item) => item.length !== weights.length);
  requireInput(odd === undefined, 'cronbachAlpha', `${weights.length} rows of every item`, odd?.length);
  const unsound = weights.find((weight) => !Number.isFinite(weight) || weight < 0);
  requireInput(unsound === undefined, 'cronbachAlpha', 'weights of 0 or more', unsound);
  const infinite = items
    .flatMap((item) => [...item])
    .find((value) => !Number.isFinite(value) && !Number.isNaN(value));
  requireInput(infinite === undefined, 'cronbachAlpha', 'numbers, NaN for no answer', infinite);
  const { respondents, means, matrix } = covarianceMatrix(items, weights);
  requireInput(
    respondents >= 2,
    'cronbachAlpha',
    'at least 2 respondents who answered all items',
    respondents,
  );
  const k = items.length;
  const correlation = meanCorrelation(matrix);
  return {
    respondents,
    alpha: alphaOf(matrix),
    standardizedAlpha: correlation === null ? null : (k * correlation) / (1 + (k - 1) * correlation),
    meanInterItemCorrelation: correlation,
    totalVariance: sumOf(matrix.flat()),
    items: matrix.map((row, i) => {
      const own = row[i] as number;
      const rest = sumOf(without(matrix, i).flat());
      const product = own * rest;
      return {
        mean: means[i] as number,
        standardDeviation: Math.sqrt(own),
        itemRestCorrelation:
          product > ROUNDING_OF_ZERO * own * own ? (sumOf(row) - own) / Math.sqrt(product) : null,
        alphaIfDropped: k > 2 ? alphaOf(without(matrix, i)) : null,
      };
    }),
  };
}
