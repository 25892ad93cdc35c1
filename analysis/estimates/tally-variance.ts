import type { TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import { fittedOn } from './calibration-basis.ts';
import { EstimationError } from './estimation-error.ts';

/**
 * A linearised value z_i/w_i for some cells, in their order: the same for everybody in a cell, 0 in all other cells
 * (outside the domain).
 */
export type CellScores = Float64Array;

/**
 * What the calibration already knows of the scores, for every calibration cell: their mean by base weights, and where
 * only margins of the cells were made to agree, the regression of these means on the margins.
 */
function calibrationMeans(tally: Tally, cells: TableCells, scores: CellScores): Float64Array {
  const { frame, stride, base, blockBase } = tally;
  const sum = new Float64Array(frame.cells);
  const weight = new Float64Array(frame.cells);
  for (let block = 0; block < blockBase.length; block++) {
    const cell = frame.cellOfBlock[block] as number;
    if (cell < 0) continue;
    const start = block * stride;
    let own = 0;
    for (let k = 0; k < cells.length; k++) {
      own += (base[start + (cells[k] as number)] as number) * (scores[k] as number);
    }
    sum[cell] = (sum[cell] as number) + own;
    weight[cell] = (weight[cell] as number) + (blockBase[block] as number);
  }
  const means = sum.map((value, cell) =>
    (weight[cell] as number) > 0 ? value / (weight[cell] as number) : 0,
  );
  return frame.basis === null ? means : fittedOn(frame.basis, weight, means);
}

/** (1 − n_h/N_h) · n_h/(n_h − 1) for every stratum; throws where one respondent is not the whole stratum. */
export function stratumFactors(tally: Tally): Float64Array {
  return Float64Array.from(tally.frame.strata, ({ population, respondents: n }, index) => {
    const remaining = Math.max(0, 1 - n / population);
    if (n < 2 && remaining > 1e-12) {
      throw new EstimationError(
        'lonely-cluster',
        `stratum ${index} has ${n} respondents and no variance of its own; fold it with a neighbour first`,
      );
    }
    return n < 2 ? 0 : (remaining * n) / (n - 1);
  });
}

/**
 * Variance of an estimate from a tally, by Taylor linearisation: strata with finite population correction, n_h and
 * N_h of the design, post-stratification residuals. The same number as linearised-covariance.ts gives row by row,
 * because everybody in one cell of one block has the same linearised value. Never below 0, where rounding would
 * leave a hair of it.
 * Throws EstimationError where a stratum has fewer than two respondents.
 */
export function tallyVariance(tally: Tally, cells: TableCells, scores: CellScores): number {
  const { frame, stride, weight, squaredWeight, blockWeight, blockSquaredWeight } = tally;
  const means = calibrationMeans(tally, cells, scores);
  const factors = stratumFactors(tally);
  const sums = new Float64Array(frame.strata.length);
  const squares = new Float64Array(frame.strata.length);
  for (let block = 0; block < blockWeight.length; block++) {
    const stratum = frame.stratumOfBlock[block] as number;
    const mean = means[frame.cellOfBlock[block] as number] ?? 0;
    const start = block * stride;
    // everybody outside the cells has score 0, and so the residual −mean
    let outsideWeight = blockWeight[block] as number;
    let outsideSquares = blockSquaredWeight[block] as number;
    let sum = 0;
    let square = 0;
    for (let k = 0; k < cells.length; k++) {
      const w = weight[start + (cells[k] as number)] as number;
      if (w === 0) continue;
      const w2 = squaredWeight[start + (cells[k] as number)] as number;
      const residual = (scores[k] as number) - mean;
      sum += w * residual;
      square += w2 * residual * residual;
      outsideWeight -= w;
      outsideSquares -= w2;
    }
    sums[stratum] = (sums[stratum] as number) + sum - outsideWeight * mean;
    squares[stratum] = (squares[stratum] as number) + square + outsideSquares * mean * mean;
  }
  const total = frame.strata.reduce((variance, { respondents }, h) => {
    const z = sums[h] as number;
    return respondents === 0
      ? variance
      : variance + (factors[h] as number) * ((squares[h] as number) - (z * z) / respondents);
  }, 0);
  return Math.max(0, total);
}
