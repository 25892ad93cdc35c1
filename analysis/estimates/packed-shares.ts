import type { PackedDataset } from '../tally/packed-dataset.ts';
import { tallyPacked } from '../tally/tally-packed.ts';
import type { ColumnAxis } from '../tally/tally-source.ts';
import { type ShareColumns, shareRows, type TableShares, tableShares } from './table-shares.ts';

/** Tables of many items by many row sides, with which places of each make rows, categories and base. */
export interface SharesRequest {
  readonly rows: readonly {
    readonly side: readonly ColumnAxis[];
    /** row places of each row of the tables */
    readonly rows: readonly (readonly number[])[];
  }[];
  readonly columns: readonly (ColumnAxis & ShareColumns)[];
}

/** For each row side the shares of all columns. */
export type Shares = readonly (readonly TableShares[])[];

/**
 * Shares with variances of many items by many row sides, from one count of a packed dataset: tableShares of each
 * tally of tallyPacked. Throws what these throw.
 */
export function packedShares(packed: PackedDataset, { rows, columns }: SharesRequest): Shares {
  const tallies = tallyPacked(packed, { rows: rows.map(({ side }) => side), columns });
  return tallies.map((own, side) => {
    const [first] = own;
    if (first === undefined) return [];
    const prepared = shareRows(packed.blocks, first.groups, rows[side]?.rows ?? []);
    return own.map((tally, column) => tableShares(tally, prepared, columns[column] as ShareColumns));
  });
}
