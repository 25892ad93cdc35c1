import type { Dataset } from '../dataset/dataset.ts';
import { baseWeights, nobodyYet, requireInvitation } from './base-weights.ts';
import { foldStrata } from './fold-strata.ts';
import { checkMargins, type PostStratification } from './post-stratification.ts';
import { postStratify } from './post-stratify.ts';
import { WeightingError } from './weighting-error.ts';
import type { Weights } from './weights.ts';

/** A dataset whose strata can carry a variance, with the weights of its rows. */
export interface WeightedDataset {
  readonly dataset: Dataset;
  readonly weights: Weights;
}

/**
 * Weights of a survey by invitation, ready for estimation: strata with fewer than two respondents are folded
 * (fold-strata.ts), base weights N_h/n_h are made, and, where margins are given, post-stratified to them.
 * Estimate with the dataset of the result: its strata are the folded ones. Rows all count; none is dropped.
 * Throws WeightingError with everything that is wrong: an open survey, no respondents at all, contradictory margins.
 */
export function weightDataset(dataset: Dataset, post: PostStratification | null): WeightedDataset {
  const design = requireInvitation(dataset);
  if (dataset.size === 0) throw new WeightingError([nobodyYet(dataset.surveyId)]);
  const folded = foldStrata(dataset);
  const weights =
    post === null
      ? baseWeights(folded.dataset)
      : postStratify(folded.dataset, post, checkMargins(post, design.strata, folded.membership));
  return Object.freeze({
    dataset: folded.dataset,
    weights: Object.freeze({ ...weights, rules: Object.freeze([...folded.rules, ...weights.rules]) }),
  });
}
