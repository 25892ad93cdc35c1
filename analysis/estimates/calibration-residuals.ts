import type { TallyBlocks } from '../tally/tally-blocks.ts';
import type { CalibrationBasis } from './calibration-basis.ts';
import type { ScoreSums } from './score-sums.ts';
import type { StratumSums } from './stratum-sums.ts';

/**
 * Turns sums of linearised values into those of their residuals: takes from the strata what the calibration already
 * knows. What cannot be said stratum by stratum is returned as an addition to the variance.
 */
export type TakeCalibration = (scores: ScoreSums, strata: StratumSums) => number;

function blocksByCell({ cells, cellOfBlock }: TallyBlocks): readonly Int32Array[] {
  const lists: number[][] = Array.from({ length: cells }, () => []);
  cellOfBlock.forEach((cell, block) => {
    if (cell >= 0) (lists[cell] as number[]).push(block);
  });
  return lists.map((list) => Int32Array.from(list));
}

/**
 * Cells that were themselves made to agree: everybody of cell κ has the residual z − m with m = Σd·z / Σd over the
 * cell, so that a block adds Σw·z − m·Σw and Σw²z² − 2m·Σw²z + m²·Σw², where only Σ over people with z ≠ 0 are asked
 * for and the rest is known of the block. Cells without such people have m = 0 and are not gone through.
 */
export function residualsOfCells(blocks: TallyBlocks): TakeCalibration {
  const { stratumOfBlock, cellOfBlock, blockBase, blockWeight, blockSquaredWeight } = blocks;
  const blocksOfCell = blocksByCell(blocks);
  const wholeOfCell = Float64Array.from(blocksOfCell, (own) =>
    own.reduce((sum, block) => sum + (blockBase[block] as number), 0),
  );
  const mean = new Float64Array(blocks.cells);
  const isTouched = new Uint8Array(blocks.cells);
  const touched = new Int32Array(blocks.cells);
  return (scores, strata) => {
    let size = 0;
    for (let entry = 0; entry < scores.size; entry++) {
      const cell = cellOfBlock[scores.block[entry] as number] as number;
      if (cell < 0 || !((wholeOfCell[cell] as number) > 0)) continue;
      if (isTouched[cell] === 0) {
        isTouched[cell] = 1;
        touched[size] = cell;
        size += 1;
      }
      mean[cell] = (mean[cell] as number) + (scores.base[entry] as number) / (wholeOfCell[cell] as number);
    }
    for (let entry = 0; entry < scores.size; entry++) {
      const block = scores.block[entry] as number;
      const m = mean[cellOfBlock[block] as number] ?? 0;
      if (m !== 0) strata.add(stratumOfBlock[block] as number, 0, -2 * m * (scores.square[entry] as number));
    }
    for (let index = 0; index < size; index++) {
      const cell = touched[index] as number;
      const m = mean[cell] as number;
      for (const block of blocksOfCell[cell] as Int32Array) {
        const sum = -m * (blockWeight[block] as number);
        strata.add(stratumOfBlock[block] as number, sum, m * m * (blockSquaredWeight[block] as number));
      }
      isTouched[cell] = 0;
      mean[cell] = 0;
    }
    return 0;
  };
}

/**
 * Only margins of the cells were made to agree: the residual is z − F with the regression F = Σ a_k·v_k of z on the
 * orthonormal columns, a_k = Σd·z·v_k. F is 0 in hardly any cell, so what it adds everywhere, Σ_h f_h Σw²F² = aᵀQa,
 * is worked out beforehand as the matrix Q, and Σw·F of a stratum as the vector t_h·a.
 */
export function residualsOnMargins(
  blocks: TallyBlocks,
  { vectors }: CalibrationBasis,
  factors: Float64Array,
): TakeCalibration {
  const { stratumOfBlock, cellOfBlock, blockWeight, blockSquaredWeight } = blocks;
  const size = vectors.length;
  const strataSize = blocks.strata.length;
  const known = new Float64Array(strataSize * size);
  const form = new Float64Array(size * size);
  const values = Array.from({ length: blocks.cells }, (_, cell) =>
    Float64Array.from(vectors, (vector) => vector[cell] as number),
  );
  stratumOfBlock.forEach((stratum, block) => {
    const own = values[cellOfBlock[block] as number];
    if (own === undefined) return;
    const weight = blockWeight[block] as number;
    const square = (factors[stratum] as number) * (blockSquaredWeight[block] as number);
    for (let j = 0; j < size; j++) {
      const v = own[j] as number;
      known[stratum * size + j] = (known[stratum * size + j] as number) + weight * v;
      for (let k = 0; k < size; k++) {
        form[j * size + k] = (form[j * size + k] as number) + square * v * (own[k] as number);
      }
    }
  });
  const slopes = new Float64Array(size);
  const regress = (scores: ScoreSums) => {
    slopes.fill(0);
    for (let entry = 0; entry < scores.size; entry++) {
      const own = values[cellOfBlock[scores.block[entry] as number] as number];
      if (own === undefined) continue;
      for (let k = 0; k < size; k++) {
        slopes[k] = (slopes[k] as number) + (scores.base[entry] as number) * (own[k] as number);
      }
    }
  };
  return (scores, strata) => {
    regress(scores);
    for (let entry = 0; entry < scores.size; entry++) {
      const block = scores.block[entry] as number;
      const own = values[cellOfBlock[block] as number];
      if (own === undefined) continue;
      const fitted = product(slopes, own, 0);
      strata.add(stratumOfBlock[block] as number, 0, -2 * fitted * (scores.square[entry] as number));
    }
    for (let stratum = 0; stratum < strataSize; stratum++) {
      strata.add(stratum, -product(slopes, known, stratum * size), 0);
    }
    let total = 0;
    for (let k = 0; k < size; k++) total += (slopes[k] as number) * product(slopes, form, k * size);
    return total;
  };
}

function product(slopes: Float64Array, values: Float64Array, start: number): number {
  let sum = 0;
  for (let k = 0; k < slopes.length; k++) sum += (slopes[k] as number) * (values[start + k] as number);
  return sum;
}
