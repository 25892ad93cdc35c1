import type { Dataset } from '../dataset/dataset.ts';
import { type AdjustedDataset, adjustDataset } from './adjust-dataset.ts';
import type { DatasetMargin } from './dataset-margin.ts';
import { type RakingOptions, rake } from './rake.ts';

/**
 * Weights of a survey by invitation that agree with several known counts at once: base weights N_h/n_h, raked (rake.ts)
 * to margins by stratum, codes, age bands, or these jointly, by the rules of adjustDataset.
 * Whether every margin is met stands in `converged`; makeCrossTab refuses weights that did not converge.
 * Throws WeightingError for an open survey, no respondents, and margins that contradict each other.
 */
export function rakeDataset(
  dataset: Dataset,
  margins: readonly DatasetMargin[],
  options: Omit<RakingOptions, 'contradictions'> = {},
): AdjustedDataset {
  return adjustDataset(dataset, margins, 'raked', (base, complete) => rake(base, complete, options));
}
