import { normaliseWeights } from './normalise-weights.ts';
import type { WeightedDataset } from './weight-dataset.ts';

/**
 * Weights of a dataset scaled so that their mean is 1 (normaliseWeights), by the named rule `weights-normalised`: shares,
 * means and their errors stay as they are, weighted counts become counts of respondents. Throws as normaliseWeights.
 */
export function normaliseDataset({ dataset, weights }: WeightedDataset): WeightedDataset {
  const calibrated = normaliseWeights(weights.calibrated);
  const before = weights.calibrated.reduce((sum, weight) => sum + weight, 0);
  const scale = calibrated.reduce((sum, weight) => sum + weight, 0) / before;
  return Object.freeze({
    dataset,
    weights: Object.freeze({
      ...weights,
      base: weights.base.map((weight) => weight * scale),
      calibrated,
      cells: Object.freeze(
        weights.cells.map((cell) => Object.freeze({ ...cell, population: cell.population * scale })),
      ),
      rules: Object.freeze([
        ...weights.rules,
        Object.freeze({
          code: 'weights-normalised' as const,
          cells: Object.freeze([]),
          respondents: dataset.size,
        }),
      ]),
      minimum: weights.minimum * scale,
      maximum: weights.maximum * scale,
    }),
  });
}
