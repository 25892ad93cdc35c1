import type { Dataset } from '../dataset/dataset.ts';
import { calibrationBasis } from '../estimates/calibration-basis.ts';
import {
  elementSample,
  requireSound,
  type SampleCalibration,
  type SampleDesign,
  type SampleStage,
} from '../estimates/sample-design.ts';
import { type InvitationDesign, requireInvitation } from './base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';
import type { Weights } from './weights.ts';

/** What its calibration knows of each row; null where every row keeps its base weight. */
function calibrationOf({ base, cell, cells, cellColumns }: Weights): SampleCalibration | null {
  if (cells.length === 0) return null;
  if (cellColumns === null) return { base, cell: Int32Array.from(cell) };
  const columns = cellColumns.map((ofCell) =>
    Float64Array.from(cell, (index) => (index < 0 ? 0 : (ofCell[index] as number))),
  );
  return { base, basis: calibrationBasis(base, columns) };
}

/** Each stage lies within the clusters of the one before, the first within the strata. */
function stagesOf(design: InvitationDesign): readonly SampleStage[] {
  let stratum: Int32Array = Int32Array.from(design.stratum);
  return (design.clusters ?? []).map(({ cluster, population }) => {
    const stage = { stratum, cluster, population };
    stratum = cluster;
    return stage;
  });
}

/**
 * A weighted dataset as the sample that the row-based estimates work on (quantiles, regression, t-tests, clusters):
 * respondents in their strata with N_h, or the stages of clusters with the numbers of clusters there are. The same
 * estimates and errors as from a tally, where a tally can give them.
 *
 * People outside a domain (domain-of.ts) stay in the sample; hand `dataset.domain.inside` to the estimate.
 * Throws WeightingError for an open survey, weights of another number of rows, and weights that did not converge.
 */
export function datasetSample(dataset: Dataset, weights: Weights): SampleDesign {
  const design = requireInvitation(dataset);
  if (weights.calibrated.length !== dataset.size)
    throw new WeightingError([
      weightingFinding(
        'weights-of-other-rows',
        dataset.surveyId,
        `ウェイトの数（${weights.calibrated.length}）が回答の数（${dataset.size}）と違います。`,
        `datasetSample needs a weight for each of ${dataset.size} rows, got ${weights.calibrated.length}.`,
      ),
    ]);
  if (!weights.converged)
    throw new WeightingError([
      weightingFinding(
        'not-converged',
        dataset.surveyId,
        '人口に合っていないウェイトなので、推定をしません。ウェイトを作り直してください。',
        `the weights of ${dataset.surveyId} did not converge; no estimate is made.`,
      ),
    ]);
  const calibration = calibrationOf(weights);
  if (design.clusters === undefined) {
    const population = Float64Array.from(
      design.stratum,
      (index) => (design.strata[index] as { readonly population: number }).population,
    );
    return elementSample(weights.calibrated, Int32Array.from(design.stratum), population, calibration);
  }
  const sample = { size: dataset.size, weights: weights.calibrated, stages: stagesOf(design), calibration };
  requireSound(sample);
  return sample;
}
