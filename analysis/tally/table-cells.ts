import type { Tally } from './tally.ts';

/** A set of cells of a table: row place · (columns + 1) + column place. */
export type TableCells = readonly number[];

/** The cells where the row is one of `rows` and the column one of `columns` (places, 0-based). */
export function tableCells(tally: Tally, rows: readonly number[], columns: readonly number[]): TableCells {
  const width = tally.columns + 1;
  return rows.flatMap((row) => columns.map((column) => row * width + column));
}

/** Sum of one of the tally's arrays over cells, all blocks together. */
export function sumOverCells(tally: Tally, sums: Float64Array, cells: TableCells): number {
  const width = tally.columns + 1;
  let total = 0;
  for (const cell of cells) {
    const column = cell % width;
    for (const group of tally.groups.groupsOfRow[Math.floor(cell / width)] as Int32Array) {
      total += sums[group * width + column] as number;
    }
  }
  return total;
}

/** Strata of the draw that anybody in some cells comes from. */
export function strataOfCells(
  { blocks, groups, columns, count }: Tally,
  cells: TableCells,
): readonly number[] {
  const width = columns + 1;
  const strata = new Set<number>();
  for (const cell of cells) {
    for (const group of groups.groupsOfRow[Math.floor(cell / width)] as Int32Array) {
      if ((count[group * width + (cell % width)] as number) === 0) continue;
      strata.add(blocks.stratumOfBlock[groups.blockOfGroup[group] as number] as number);
    }
  }
  return [...strata];
}
