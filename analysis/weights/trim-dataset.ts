import { type TrimLimits, type TrimmedWeights, trimWeights } from './trim-weights.ts';
import type { WeightedDataset } from './weight-dataset.ts';

/** Weights of a dataset that were cut to limits, and what that did. */
export interface TrimmedDataset extends WeightedDataset {
  readonly trimming: TrimmedWeights;
}

/**
 * Cuts the weights of a dataset to limits (trimWeights), by the named rule `weights-trimmed`. They count as fixed from
 * then on: no cell of an earlier adjustment stays behind, because none is met any more. Throws as trimWeights.
 */
export function trimDataset({ dataset, weights }: WeightedDataset, limits: TrimLimits): TrimmedDataset {
  const trimming = trimWeights(weights.calibrated, limits);
  return Object.freeze({
    dataset,
    trimming,
    weights: Object.freeze({
      ...weights,
      base: trimming.weights,
      calibrated: trimming.weights,
      cell: new Int16Array(dataset.size).fill(-1),
      cells: Object.freeze([]),
      cellColumns: null,
      rules: Object.freeze([
        ...weights.rules,
        Object.freeze({
          code: 'weights-trimmed' as const,
          cells: Object.freeze([]),
          respondents: trimming.raised + trimming.cut,
        }),
      ]),
      kishDesignEffect: trimming.kishEffect,
      minimum: trimming.minimum,
      maximum: trimming.maximum,
    }),
  });
}
