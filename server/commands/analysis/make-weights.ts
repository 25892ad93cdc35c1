import type { Dataset } from '../../../analysis/dataset/dataset.ts';
import type { DatasetMargin, MarginAxis } from '../../../analysis/weights/adjust-dataset.ts';
import type { AdjustedWeights } from '../../../analysis/weights/adjusted-weights.ts';
import { calibrateDataset } from '../../../analysis/weights/calibrate-dataset.ts';
import type { CalibrationDistance } from '../../../analysis/weights/calibration-distance.ts';
import { givenWeights } from '../../../analysis/weights/given-weights.ts';
import { normaliseDataset } from '../../../analysis/weights/normalise-dataset.ts';
import { rakeDataset } from '../../../analysis/weights/rake-dataset.ts';
import { trimDataset } from '../../../analysis/weights/trim-dataset.ts';
import type { TrimmedWeights } from '../../../analysis/weights/trim-weights.ts';
import { type WeightedDataset, weightDataset } from '../../../analysis/weights/weight-dataset.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { countsBy, readCounts } from './margin-counts.ts';
import type { WeightingFile } from './survey-file.ts';

/** Weights with what an analyst must know of how they were made. */
export interface MadeWeights extends WeightedDataset {
  /** null: no counts were met one after the other */
  readonly adjustment: AdjustedWeights | null;
  readonly trimming: TrimmedWeights | null;
}

/**
 * Weights of a sample as its survey file asks for.
 * @param given base weights of the file of answers; null: N_h/n_h
 * @param counts file named by --margins
 * @throws AnalysisProblem, WeightingError with everything that stands in the way
 */
export async function makeWeights(
  terminal: Terminal,
  dataset: Dataset,
  weighting: WeightingFile,
  given: Float64Array | null,
  counts: string | undefined,
): Promise<MadeWeights> {
  const made =
    given === null
      ? await adjusted(terminal, dataset, weighting, counts)
      : asGiven(dataset, weighting, given);
  const trimmed = weighting.trim === undefined ? null : trimDataset(made, weighting.trim);
  const kept: WeightedDataset = trimmed ?? made;
  const { dataset: folded, weights } = weighting.normalise ? normaliseDataset(kept) : kept;
  return { dataset: folded, weights, adjustment: made.adjustment, trimming: trimmed?.trimming ?? null };
}

type Adjusted = Omit<MadeWeights, 'trimming'>;

async function adjusted(
  terminal: Terminal,
  dataset: Dataset,
  weighting: WeightingFile,
  counts: string | undefined,
): Promise<Adjusted> {
  if (weighting.method === 'base') return { ...weightDataset(dataset, null), adjustment: null };
  if (weighting.method === 'post-stratified') {
    const { minimumCell, ageBands } = weighting;
    const cells = countsBy(await readCounts(terminal, pathOf(weighting.counts, counts)), [
      'stratum',
      'sex',
      'age_band',
    ]);
    const margins = cells.map(({ key: [area = '', sex, ageBand = ''], population }) => ({
      area,
      sex: Number(sex),
      ageBand,
      population,
    }));
    return { ...weightDataset(dataset, { minimumCell, ageBands, margins }), adjustment: null };
  }
  const margins: DatasetMargin[] = [];
  for (const { name, by, counts: own } of weighting.margins) {
    const cells = countsBy(await readCounts(terminal, pathOf(own, counts)), by);
    margins.push({ name, by: by.map((axis) => axisOf(axis, weighting.ageBands)), cells });
  }
  const { tolerance } = weighting;
  const options = tolerance === undefined ? {} : { tolerance };
  if (weighting.method === 'linear' || weighting.method === 'logit')
    return calibrateDataset(dataset, margins, distanceOf(weighting), options);
  const { rounds } = weighting;
  return rakeDataset(dataset, margins, {
    ...options,
    ...(rounds === undefined ? {} : { maximumRounds: rounds }),
  });
}

function distanceOf(weighting: Extract<WeightingFile, { method: 'linear' | 'logit' }>): CalibrationDistance {
  return weighting.method === 'linear'
    ? { kind: 'linear', bounds: weighting.bounds }
    : { kind: 'logit', bounds: weighting.bounds };
}

function axisOf(name: string, ageBands: Extract<WeightingFile, { method: 'raked' }>['ageBands']): MarginAxis {
  if (name === 'stratum') return { kind: 'stratum' };
  if (name !== 'age_band') return { kind: 'codes', column: name };
  if (ageBands.length > 0) return { kind: 'age', ageBands };
  return { kind: 'codes', column: name };
}

function pathOf(own: string | undefined, counts: string | undefined): string {
  const path = own ?? counts;
  if (path !== undefined) return path;
  throw new AnalysisProblem(2, 'counts.missing', {
    ja: '合わせる人口のファイルがありません。--margins <ファイル> か、weighting の counts で指定してください。',
    en: 'No file of population counts; name it with --margins, or as counts in the weighting.',
  });
}

/** Weights that came with the answers count as they are. */
function asGiven(dataset: Dataset, { method }: WeightingFile, given: Float64Array): Adjusted {
  if (method !== 'base') {
    throw new AnalysisProblem(2, 'weights.given', {
      ja: 'ウェイトの列があるデータは、そのウェイトのまま使います。weighting の method を base にするか、design の weight を除いてください。',
      en: 'Answers that bring weights keep them; set the method of the weighting to base, or take weight out of the design.',
    });
  }
  return { ...givenWeights(dataset, given), adjustment: null };
}
