import { crossedSides } from './crossed-sides.ts';
import { type TallySide, tallyBy } from './tally.ts';
import type { TallyFrame } from './tally-frame.ts';
import type { ColumnAxis, Tallies, TallyRequest } from './tally-source.ts';

/** Columns by id: those of a dataset, or made for one question. */
export type TallyableColumns = ReadonlyMap<string, { readonly values: Uint8Array | Uint16Array }>;

/**
 * Tallies of many items by many row sides, straight from the columns: one pass over each column for each row side.
 * For a few tables; for many, pack the dataset first (pack-dataset.ts).
 * Throws RangeError for a column that is not there, or of another length than the frame.
 */
export function tallyMany(
  frame: TallyFrame,
  columns: TallyableColumns,
  { rows, columns: wanted }: TallyRequest,
): Tallies {
  const sideOf = ({ column, axis }: ColumnAxis): TallySide => {
    const values = columns.get(column)?.values;
    if (values === undefined) throw new RangeError(`tallyMany: there is no column ${column}`);
    return { values, axis };
  };
  const sides = wanted.map(sideOf);
  return rows.map((crossed) => {
    const [only, ...more] = crossed.map(sideOf);
    const row =
      only !== undefined && more.length === 0 ? only : crossedSides(crossed.map(sideOf), frame.size);
    const tallyOf = tallyBy(frame, row);
    return sides.map((side) => tallyOf(side));
  });
}
