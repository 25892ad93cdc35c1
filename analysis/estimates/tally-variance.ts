import type { TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import { scoreSums, scoreVariance } from './score-variance.ts';

/**
 * A linearised value z_i/w_i for some cells, in their order: the same for everybody in a cell, 0 in all other cells
 * (outside the domain).
 */
export type CellScores = Float64Array;

interface ScoredColumn {
  readonly column: number;
  readonly score: number;
}

/** Groups of the rows that have a score, each with the columns that have one. */
function scoredGroups(tally: Tally, cells: TableCells, scores: CellScores) {
  const width = tally.columns + 1;
  const rows = new Map<number, ScoredColumn[]>();
  cells.forEach((cell, k) => {
    const row = Math.floor(cell / width);
    const known = rows.get(row) ?? [];
    known.push({ column: cell % width, score: scores[k] as number });
    rows.set(row, known);
  });
  return [...rows].flatMap(([row, scored]) =>
    Array.from(tally.groups.groupsOfRow[row] as Int32Array, (group) => ({ group, scored })),
  );
}

/**
 * Variance of an estimate from a tally: scoreVariance of a linearised value given for some cells. The same number as
 * linearised-covariance.ts gives row by row, because everybody in one cell of one block has the same linearised value.
 * Throws EstimationError where a stratum has fewer than two respondents.
 */
export function tallyVariance(tally: Tally, cells: TableCells, scores: CellScores): number {
  const { groups, base, weight, squaredWeight } = tally;
  const width = tally.columns + 1;
  const entries = scoredGroups(tally, cells, scores);
  const sums = scoreSums(entries.length);
  entries.forEach(({ group, scored }, entry) => {
    for (const { column, score } of scored) {
      const at = group * width + column;
      const square = score * (squaredWeight[at] as number);
      sums.base[entry] = (sums.base[entry] as number) + score * (base[at] as number);
      sums.weight[entry] = (sums.weight[entry] as number) + score * (weight[at] as number);
      sums.square[entry] = (sums.square[entry] as number) + square;
      sums.squareOfScore[entry] = (sums.squareOfScore[entry] as number) + score * square;
    }
  });
  const blockOfEntry = Int32Array.from(entries, ({ group }) => groups.blockOfGroup[group] as number);
  return scoreVariance(tally.blocks, [blockOfEntry])(0, sums);
}
