import type { Dataset } from '../dataset/dataset.ts';
import { type CalibrationBasis, calibrationBasis } from '../estimates/calibration-basis.ts';
import type { Weights } from '../weights/weights.ts';

/**
 * What every tally of one dataset shares: which block each row belongs to, and its weights. A block is a stratum
 * crossed with a calibration cell, as far as the pair occurs. Volunteers form one block with weight 1, from which
 * nothing but counts may be read.
 */
export interface TallyFrame {
  readonly size: number;
  /** N_h and n_h by stratum, from the design, not from the rows */
  readonly strata: readonly { readonly population: number; readonly respondents: number }[];
  /** number of calibration cells */
  readonly cells: number;
  /** calibration columns by cell, orthonormal by its base weights; null: the cells themselves were made to agree */
  readonly basis: CalibrationBasis | null;
  /** stratum of each block */
  readonly stratumOfBlock: Int32Array;
  /** calibration cell of each block, -1 for rows that take no part */
  readonly cellOfBlock: Int32Array;
  /** block of each row */
  readonly block: Int32Array;
  /** d: base weight of each row */
  readonly base: Float64Array;
  /** w: final weight of each row */
  readonly weight: Float64Array;
}

function blocksOf(
  stratum: ArrayLike<number>,
  cell: ArrayLike<number>,
  size: number,
  strata: number,
  cells: number,
) {
  const width = cells + 1;
  const known = new Int32Array(strata * width).fill(-1);
  const stratumOfBlock: number[] = [];
  const cellOfBlock: number[] = [];
  const block = new Int32Array(size);
  for (let row = 0; row < size; row++) {
    const position = (stratum[row] as number) * width + (cell[row] as number) + 1;
    let found = known[position] as number;
    if (found < 0) {
      found = stratumOfBlock.length;
      known[position] = found;
      stratumOfBlock.push(stratum[row] as number);
      cellOfBlock.push(cell[row] as number);
    }
    block[row] = found;
  }
  return {
    block,
    stratumOfBlock: Int32Array.from(stratumOfBlock),
    cellOfBlock: Int32Array.from(cellOfBlock),
  };
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

/**
 * Prepares a dataset for tallying; `weights` is null for an open survey and only for it.
 * Throws RangeError where one is given without the other, or where their rows differ.
 */
export function tallyFrame(dataset: Dataset, weights: Weights | null): TallyFrame {
  const { design, size } = dataset;
  if ((design.kind === 'open') !== (weights === null)) {
    throw new RangeError(
      design.kind === 'open'
        ? `tallyFrame: survey ${dataset.surveyId} is open and takes no weights`
        : `tallyFrame: survey ${dataset.surveyId} is by invitation and needs weights`,
    );
  }
  if (design.kind === 'open' || weights === null) {
    const ones = new Float64Array(size).fill(1);
    return {
      size,
      strata: [{ population: Number.POSITIVE_INFINITY, respondents: size }],
      cells: 0,
      basis: null,
      stratumOfBlock: Int32Array.of(0),
      cellOfBlock: Int32Array.of(-1),
      block: new Int32Array(size),
      base: ones,
      weight: ones,
    };
  }
  if (weights.calibrated.length !== size) {
    throw new RangeError(`tallyFrame: ${size} rows need as many weights, got ${weights.calibrated.length}`);
  }
  return {
    size,
    strata: design.strata.map(({ population, respondents }) => ({ population, respondents })),
    cells: weights.cells.length,
    basis: basisOf(weights),
    ...blocksOf(design.stratum, weights.cell, size, design.strata.length, weights.cells.length),
    base: weights.base,
    weight: weights.calibrated,
  };
}
