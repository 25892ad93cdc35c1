import type { Tally } from './tally.ts';

/** A set of cells of a tally, as positions within a block. */
export type TableCells = readonly number[];

/** The cells where the row is one of `rows` and the column one of `columns` (places, 0-based). */
export function tableCells(tally: Tally, rows: readonly number[], columns: readonly number[]): TableCells {
  const width = tally.columns + 1;
  return rows.flatMap((row) => columns.map((column) => row * width + column));
}

/** Sum of one of the tally's arrays over cells, all blocks together. */
export function sumOverCells(tally: Tally, sums: Float64Array, cells: TableCells): number {
  let total = 0;
  for (let start = 0; start < sums.length; start += tally.stride) {
    for (const cell of cells) total += sums[start + cell] as number;
  }
  return total;
}
