import type { Tally } from '../tally/tally.ts';
import { EstimationError } from './estimation-error.ts';

/** A linearised value z_i/w_i for each cell of a block: the same for everybody in the cell, 0 outside the domain. */
export type CellScores = Float64Array;

/** d-weighted mean of the scores in every calibration cell: what the calibration already knows. */
function calibrationMeans(tally: Tally, scores: CellScores): Float64Array {
  const { frame, stride, base } = tally;
  const sum = new Float64Array(frame.cells);
  const weight = new Float64Array(frame.cells);
  frame.cellOfBlock.forEach((cell, block) => {
    if (cell < 0) return;
    const start = block * stride;
    for (let k = 0; k < stride; k++) {
      const d = base[start + k] as number;
      sum[cell] = (sum[cell] as number) + d * (scores[k] as number);
      weight[cell] = (weight[cell] as number) + d;
    }
  });
  return sum.map((value, cell) => ((weight[cell] as number) > 0 ? value / (weight[cell] as number) : 0));
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
 * Covariances of estimates from a tally, by Taylor linearisation: strata with finite population correction, n_h and
 * N_h of the design, post-stratification residuals. The same numbers as linearised-covariance.ts gives row by row,
 * because everybody in one cell of one block has the same linearised value.
 * Throws EstimationError where a stratum has fewer than two respondents.
 */
export function tallyCovariance(tally: Tally, scores: readonly CellScores[]): number[][] {
  const { frame, stride, weight, squaredWeight } = tally;
  const means = scores.map((score) => calibrationMeans(tally, score));
  const factors = stratumFactors(tally);
  const size = scores.length;
  const sums = frame.strata.map(() => new Float64Array(size));
  const total = scores.map(() => new Float64Array(size));
  const residual = new Float64Array(size);

  for (let block = 0; block < frame.stratumOfBlock.length; block++) {
    const stratum = frame.stratumOfBlock[block] as number;
    const factor = factors[stratum] as number;
    const cell = frame.cellOfBlock[block] as number;
    const stratumSums = sums[stratum] as Float64Array;
    for (let k = 0; k < stride; k++) {
      const w = weight[block * stride + k] as number;
      if (w === 0) continue;
      const scaled = factor * (squaredWeight[block * stride + k] as number);
      for (let a = 0; a < size; a++) {
        const mean = cell < 0 ? 0 : ((means[a] as Float64Array)[cell] as number);
        residual[a] = ((scores[a] as CellScores)[k] as number) - mean;
      }
      for (let a = 0; a < size; a++) {
        const ra = residual[a] as number;
        stratumSums[a] = (stratumSums[a] as number) + w * ra;
        const into = total[a] as Float64Array;
        for (let b = 0; b <= a; b++) into[b] = (into[b] as number) + scaled * ra * (residual[b] as number);
      }
    }
  }
  frame.strata.forEach(({ respondents }, h) => {
    const stratumSums = sums[h] as Float64Array;
    const factor = (factors[h] as number) / respondents;
    for (let a = 0; a < size; a++) {
      const into = total[a] as Float64Array;
      for (let b = 0; b <= a; b++) {
        into[b] = (into[b] as number) - factor * (stratumSums[a] as number) * (stratumSums[b] as number);
      }
    }
  });
  return total.map((row, a) =>
    Array.from(row, (value, b) => (b <= a ? value : ((total[b] as Float64Array)[a] as number))),
  );
}

/** Variance of one estimate; never below 0, where rounding would leave a hair of it. */
export function tallyVariance(tally: Tally, scores: CellScores): number {
  return Math.max(0, tallyCovariance(tally, [scores])[0]?.[0] as number);
}
