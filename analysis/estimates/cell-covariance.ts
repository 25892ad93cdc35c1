import type { TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import { fittedOn } from './calibration-basis.ts';
import { stratumFactors } from './tally-variance.ts';

/**
 * Covariance matrix of the totals of single cells of a tally, from which every test of a table follows. The
 * linearised values are indicators, so that within a block Σw²(1_j − m_j)(1_k − m_k) =
 * δ_jk S_j − m_k S_j − m_j S_k + m_j m_k S, with S sums of w² and m the share of the cell in its calibration cell
 * by base weights. Strata, corrections and what is thrown as in tally-variance.ts.
 */
export function cellCovariance(tally: Tally, cells: TableCells): number[][] {
  const { frame, stride, weight, squaredWeight } = tally;
  const factors = stratumFactors(tally);
  const shares = calibrationShares(tally, cells);
  const size = cells.length;
  const total = cells.map(() => new Float64Array(size));
  const sums = frame.strata.map(() => new Float64Array(size));

  frame.stratumOfBlock.forEach((stratum, block) => {
    const start = block * stride;
    const factor = factors[stratum] as number;
    const share = shares[frame.cellOfBlock[block] as number];
    const allWeight = tally.blockWeight[block] as number;
    const allSquares = tally.blockSquaredWeight[block] as number;
    const stratumSums = sums[stratum] as Float64Array;
    for (let a = 0; a < size; a++) {
      const square = factor * (squaredWeight[start + (cells[a] as number)] as number);
      const into = total[a] as Float64Array;
      into[a] = (into[a] as number) + square;
      stratumSums[a] = (stratumSums[a] as number) + (weight[start + (cells[a] as number)] as number);
      if (share === undefined) continue;
      const m = share[a] as number;
      stratumSums[a] = (stratumSums[a] as number) - m * allWeight;
      for (let b = 0; b <= a; b++) {
        const other = factor * (squaredWeight[start + (cells[b] as number)] as number);
        const n = share[b] as number;
        into[b] = (into[b] as number) - n * square - m * other + m * n * factor * allSquares;
      }
    }
  });
  frame.strata.forEach(({ respondents }, h) => {
    const stratumSums = sums[h] as Float64Array;
    const factor = (factors[h] as number) / respondents;
    for (let a = 0; a < size; a++) {
      const into = total[a] as Float64Array;
      const scaled = factor * (stratumSums[a] as number);
      for (let b = 0; b <= a; b++) into[b] = (into[b] as number) - scaled * (stratumSums[b] as number);
    }
  });
  return total.map((row, a) =>
    Array.from(row, (value, b) => (b <= a ? value : ((total[b] as Float64Array)[a] as number))),
  );
}

/**
 * For each calibration cell the d-weighted share of it that stands in each of the cells; where only margins were made to
 * agree, the regression of these shares on the margins.
 */
function calibrationShares(tally: Tally, cells: TableCells): readonly Float64Array[] {
  const { frame, stride, base } = tally;
  const sums = Array.from({ length: frame.cells }, () => new Float64Array(cells.length));
  const whole = new Float64Array(frame.cells);
  frame.cellOfBlock.forEach((cell, block) => {
    const into = sums[cell];
    if (into === undefined) return;
    const start = block * stride;
    whole[cell] = (whole[cell] as number) + (tally.blockBase[block] as number);
    cells.forEach((position, a) => {
      into[a] = (into[a] as number) + (base[start + position] as number);
    });
  });
  const shares = sums.map((row, cell) =>
    row.map((sum) => ((whole[cell] as number) > 0 ? sum / (whole[cell] as number) : 0)),
  );
  const { basis } = frame;
  if (basis === null) return shares;
  const fitted = cells.map((_, a) =>
    fittedOn(
      basis,
      whole,
      Float64Array.from(shares, (row) => row[a] as number),
    ),
  );
  return shares.map((_, cell) => Float64Array.from(fitted, (column) => column[cell] as number));
}
