import { MOST_PEOPLE } from './require-base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/**
 * Weights scaled to add to `total`; to the number of respondents with a weight where it is not given, so that their
 * mean is 1. Shares and means stay as they are; totals of people become totals of respondents.
 * Throws WeightingError where weights do not add to something above 0, or `total` is not above 0.
 */
export function normaliseWeights(weights: Float64Array, total?: number): Float64Array {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const wanted = total ?? weights.filter((weight) => weight !== 0).length;
  if (!(sum > 0 && sum <= MOST_PEOPLE && wanted > 0 && wanted <= MOST_PEOPLE)) {
    throw new WeightingError([
      weightingFinding(
        'weights-add-to-nothing',
        '',
        `ウェイトの合計と目標の合計は0より大きくなければなりません（合計${sum}、目標${wanted}）。`,
        `normaliseWeights needs weights that add to more than 0 and a total above 0, got ${sum} and ${wanted}.`,
      ),
    ]);
  }
  return weights.map((weight) => (weight * wanted) / sum);
}
