import type { Dataset } from '../dataset/dataset.ts';
import { weightSpread } from '../estimates/design-effect.ts';
import { nobodyYet, requireInvitation } from './base-weights.ts';
import { foldStrata } from './fold-strata.ts';
import type { WeightedDataset } from './weight-dataset.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/**
 * A dataset with the base weights that came with it, ready for estimation: strata with fewer than two respondents are
 * folded (fold-strata.ts) where single people were drawn; strata of clusters stay as they are, because what a stratum
 * with one cluster adds to a variance is a rule of the estimate (lonely-cluster.ts).
 *
 * Throws WeightingError for an open survey, no respondents, another number of weights than rows, a weight that is not
 * above 0, and a part of the respondents (domain-of.ts): weight everybody first.
 */
export function givenWeights(dataset: Dataset, base: Float64Array): WeightedDataset {
  const { size, surveyId, domain } = dataset;
  const design = requireInvitation(dataset);
  if (size === 0) throw new WeightingError([nobodyYet(surveyId)]);
  if (domain !== undefined)
    throw new WeightingError([
      weightingFinding(
        'filtered',
        surveyId,
        '絞り込んだデータにはウェイトを付けられません。全員にウェイトを付けてから絞り込んでください。',
        `survey ${surveyId} is filtered; give weights to everybody, then filter.`,
      ),
    ]);
  if (base.length !== size)
    throw new WeightingError([
      weightingFinding(
        'weights-of-other-rows',
        surveyId,
        `ウェイトの数（${base.length}）が回答の数（${size}）と違います。`,
        `givenWeights needs a weight for each of ${size} rows, got ${base.length}.`,
      ),
    ]);
  const unsound = base.findIndex((weight) => !(weight > 0 && Number.isFinite(weight)));
  if (unsound >= 0)
    throw new WeightingError([
      weightingFinding(
        'weight-unusable',
        surveyId,
        `ウェイトは0より大きい数にしてください。${unsound + 1}件目の回答では${base[unsound]}です。`,
        `givenWeights needs weights above 0, row ${unsound + 1} of ${surveyId} has ${base[unsound]}.`,
      ),
    ]);
  const folded = design.clusters === undefined ? foldStrata(dataset) : { dataset, rules: [] };
  const spread = weightSpread(base);
  return Object.freeze({
    dataset: folded.dataset,
    weights: Object.freeze({
      method: 'base' as const,
      base,
      calibrated: base,
      cell: new Int16Array(size).fill(-1),
      cells: Object.freeze([]),
      cellColumns: null,
      rules: Object.freeze(folded.rules),
      converged: true,
      kishDesignEffect: spread.designEffect,
      minimum: spread.minimum,
      maximum: spread.maximum,
    }),
  });
}
