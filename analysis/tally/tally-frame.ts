import type { Dataset } from '../dataset/dataset.ts';
import { type CalibrationBasis, calibrationBasis } from '../estimates/calibration-basis.ts';
import { EstimationError } from '../estimates/estimation-error.ts';
import type { Weights } from '../weights/weights.ts';
import type { TallyBlocks } from './tally-blocks.ts';

/** What every tally of one dataset shares: its blocks, which of them each row belongs to, and the rows' weights. */
export interface TallyFrame extends TallyBlocks {
  readonly size: number;
  /** block of each row */
  readonly block: Int32Array;
  /** d: base weight of each row */
  readonly base: Float64Array;
  /** w: final weight of each row */
  readonly weight: Float64Array;
}

function blocksOf({ cell, cells, calibrated }: Weights, stratum: Uint8Array, strata: number) {
  const width = cells.length + 1;
  const known = new Int32Array(strata * width * 2);
  const block = new Int32Array(cell.length);
  for (let row = 0; row < block.length; row++) {
    const cellOfStratum = (stratum[row] as number) * width + (cell[row] as number) + 1;
    const pair = 2 * cellOfStratum + (calibrated[row] === 0 ? 1 : 0);
    block[row] = pair;
    known[pair] = 1;
  }
  const stratumOfBlock: number[] = [];
  const cellOfBlock: number[] = [];
  known.forEach((occurs, pair) => {
    if (occurs === 0) return;
    known[pair] = stratumOfBlock.length;
    stratumOfBlock.push(Math.floor(pair / (2 * width)));
    cellOfBlock.push((Math.floor(pair / 2) % width) - 1);
  });
  for (let row = 0; row < block.length; row++) block[row] = known[block[row] as number] as number;
  return {
    block,
    stratumOfBlock: Int32Array.from(stratumOfBlock),
    cellOfBlock: Int32Array.from(cellOfBlock),
  };
}

function blockSums(block: Int32Array, base: Float64Array, weight: Float64Array, blocks: number) {
  const blockBase = new Float64Array(blocks);
  const blockWeight = new Float64Array(blocks);
  const blockSquaredWeight = new Float64Array(blocks);
  for (let row = 0; row < block.length; row++) {
    const own = block[row] as number;
    const w = weight[row] as number;
    blockBase[own] = (blockBase[own] as number) + (base[row] as number);
    blockWeight[own] = (blockWeight[own] as number) + w;
    blockSquaredWeight[own] = (blockSquaredWeight[own] as number) + w * w;
  }
  return { blockBase, blockWeight, blockSquaredWeight };
}

function basisOf({ base, cell, cells, cellColumns }: Weights): CalibrationBasis | null {
  if (cellColumns === null) return null;
  const sums = new Float64Array(cells.length);
  base.forEach((weight, row) => {
    const index = cell[row] as number;
    if (index >= 0) sums[index] = (sums[index] as number) + weight;
  });
  return calibrationBasis(sums, cellColumns);
}

const known = new WeakMap<Dataset, { readonly weights: Weights | null; readonly frame: TallyFrame }>();

/**
 * Prepares a dataset for tallying, once for all its tables: a page asks for dozens of one dataset. `weights` is null for an open survey and only for it.
 * Throws RangeError where one is given without the other and where their rows differ; EstimationError for a sample of
 * clusters, because a tally has blocks of single people and would give errors that are too small.
 */
export function tallyFrame(dataset: Dataset, weights: Weights | null): TallyFrame {
  const before = known.get(dataset);
  if (before !== undefined && before.weights === weights) return before.frame;
  const frame = makeFrame(dataset, weights);
  known.set(dataset, { weights, frame });
  return frame;
}

function makeFrame(dataset: Dataset, weights: Weights | null): TallyFrame {
  const { design, size } = dataset;
  if (design.kind === 'invitation' && design.clusters !== undefined) {
    throw new EstimationError(
      'design-contradictory',
      `tallyFrame: survey ${dataset.surveyId} was drawn in clusters, whose errors a tally cannot give; estimate from rows (datasetSample)`,
    );
  }
  if ((design.kind === 'open') !== (weights === null)) {
    throw new RangeError(
      design.kind === 'open'
        ? `tallyFrame: survey ${dataset.surveyId} is open and takes no weights`
        : `tallyFrame: survey ${dataset.surveyId} is by invitation and needs weights`,
    );
  }
  if (design.kind === 'open' || weights === null) {
    const ones = new Float64Array(size).fill(1);
    const block = new Int32Array(size);
    return {
      size,
      strata: [{ population: Number.POSITIVE_INFINITY, respondents: size }],
      cells: 0,
      basis: null,
      stratumOfBlock: Int32Array.of(0),
      cellOfBlock: Int32Array.of(-1),
      ...blockSums(block, ones, ones, 1),
      block,
      base: ones,
      weight: ones,
    };
  }
  if (weights.calibrated.length !== size) {
    throw new RangeError(`tallyFrame: ${size} rows need as many weights, got ${weights.calibrated.length}`);
  }
  const blocks = blocksOf(weights, design.stratum, design.strata.length);
  return {
    size,
    strata: design.strata.map(({ population, respondents }) => ({ population, respondents })),
    cells: weights.cells.length,
    basis: basisOf(weights),
    ...blocks,
    ...blockSums(blocks.block, weights.base, weights.calibrated, blocks.stratumOfBlock.length),
    base: weights.base,
    weight: weights.calibrated,
  };
}
