import type { TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import { fittedOn } from './calibration-basis.ts';
import { stratumFactors } from './stratum-factors.ts';

/**
 * Covariance matrix of the totals of single cells of a tally, from which every test of a table follows. The
 * linearised values are indicators, so that within a block Σw²(1_j − m_j)(1_k − m_k) =
 * δ_jk S_j − m_k S_j − m_j S_k + m_j m_k S, with S sums of w² and m the share of the cell in its calibration cell
 * by base weights. Strata, corrections and what is thrown as in score-variance.ts.
 */
export function cellCovariance(tally: Tally, cells: TableCells): number[][] {
  const { blocks, weight, squaredWeight } = tally;
  const factors = stratumFactors(blocks);
  const placed = placeCells(tally, cells);
  const size = cells.length;
  const shares = calibrationShares(tally, placed, size);
  const total = cells.map(() => new Float64Array(size));
  const sums = blocks.strata.map(() => new Float64Array(size));
  const squares = new Float64Array(size);

  placed.forEach((own, block) => {
    const stratum = blocks.stratumOfBlock[block] as number;
    const factor = factors[stratum] as number;
    const stratumSums = sums[stratum] as Float64Array;
    squares.fill(0);
    for (const { at, cell } of own) {
      const into = total[cell] as Float64Array;
      stratumSums[cell] = (stratumSums[cell] as number) + (weight[at] as number);
      squares[cell] = factor * (squaredWeight[at] as number);
      into[cell] = (into[cell] as number) + (squares[cell] as number);
    }
    const share = shares[blocks.cellOfBlock[block] as number];
    if (share === undefined) return;
    const { mean, known } = share;
    const allWeight = blocks.blockWeight[block] as number;
    const allSquares = factor * (blocks.blockSquaredWeight[block] as number);
    for (const a of known) {
      const into = total[a] as Float64Array;
      const m = mean[a] as number;
      stratumSums[a] = (stratumSums[a] as number) - m * allWeight;
      for (const b of known) {
        if (b > a) break;
        const n = mean[b] as number;
        into[b] =
          (into[b] as number) - n * (squares[a] as number) - m * (squares[b] as number) + m * n * allSquares;
      }
    }
  });
  blocks.strata.forEach(({ respondents }, h) => {
    const stratumSums = sums[h] as Float64Array;
    const factor = (factors[h] as number) / respondents;
    for (let a = 0; a < size; a++) {
      const scaled = factor * (stratumSums[a] as number);
      if (scaled === 0) continue;
      const into = total[a] as Float64Array;
      for (let b = 0; b <= a; b++) into[b] = (into[b] as number) - scaled * (stratumSums[b] as number);
    }
  });
  return total.map((row, a) =>
    Array.from(row, (value, b) => (b <= a ? value : ((total[b] as Float64Array)[a] as number))),
  );
}

/** Where the people of one of the cells stand in a tally's arrays. */
interface PlacedCell {
  readonly at: number;
  /** place among the cells asked for */
  readonly cell: number;
}

/** For each block the cells in which it has anybody. */
function placeCells({ blocks, groups, columns, count }: Tally, cells: TableCells): PlacedCell[][] {
  const width = columns + 1;
  const placed: PlacedCell[][] = Array.from(blocks.stratumOfBlock, () => []);
  cells.forEach((position, cell) => {
    for (const group of groups.groupsOfRow[Math.floor(position / width)] as Int32Array) {
      const at = group * width + (position % width);
      if (count[at] === 0) continue;
      (placed[groups.blockOfGroup[group] as number] as PlacedCell[]).push({ at, cell });
    }
  });
  return placed;
}

/** What the calibration knows of the cells in one calibration cell. */
interface CalibrationShares {
  /** for each of the cells its share of the calibration cell */
  readonly mean: Float64Array;
  /** places of the cells, ascending; in all others the mean is 0 and there is nobody */
  readonly known: readonly number[];
}

/**
 * For each calibration cell the d-weighted share of it that stands in each of the cells; where only margins were made to
 * agree, the regression of these shares on the margins.
 */
function calibrationShares(
  { blocks, base }: Tally,
  placed: readonly (readonly PlacedCell[])[],
  size: number,
): readonly CalibrationShares[] {
  const sums = Array.from({ length: blocks.cells }, () => new Float64Array(size));
  const present = sums.map(() => new Set<number>());
  const whole = new Float64Array(blocks.cells);
  placed.forEach((own, block) => {
    const index = blocks.cellOfBlock[block] as number;
    const into = sums[index];
    if (into === undefined) return;
    whole[index] = (whole[index] as number) + (blocks.blockBase[block] as number);
    for (const { at, cell } of own) {
      into[cell] = (into[cell] as number) + (base[at] as number);
      (present[index] as Set<number>).add(cell);
    }
  });
  const shares = sums.map((row, index) =>
    row.map((sum) => ((whole[index] as number) > 0 ? sum / (whole[index] as number) : 0)),
  );
  const { basis } = blocks;
  if (basis === null) {
    return shares.map((mean, index) => ({
      mean,
      known: [...(present[index] as Set<number>)].sort((a, b) => a - b),
    }));
  }
  const all = Array.from({ length: size }, (_, cell) => cell);
  const fitted = all.map((cell) =>
    fittedOn(
      basis,
      whole,
      Float64Array.from(shares, (row) => row[cell] as number),
    ),
  );
  return shares.map((_, index) => ({
    mean: Float64Array.from(fitted, (column) => column[index] as number),
    known: all,
  }));
}
