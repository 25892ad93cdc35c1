import { type CountedTogether, countedTogether } from '../tally/counted-together.ts';
import type { PackedDataset } from '../tally/packed-dataset.ts';
import { reusedMemory } from '../tally/reused-memory.ts';
import { tallyPackedBy } from '../tally/tally-packed.ts';
import type { ColumnAxis } from '../tally/tally-source.ts';
import {
  type ShareColumns,
  type ShareRows,
  shareRows,
  type TableShares,
  tableShares,
} from './table-shares.ts';

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
 * tally of tallyPacked. Given the parts of a request that are still to be counted, as they come, it leaves the places of
 * the other columns empty: threads share a request so (server/tally). Throws what these throw.
 */
export function packedShares(
  packed: PackedDataset,
  { rows, columns }: SharesRequest,
  parts: Iterable<CountedTogether> = countedTogether(packed, columns),
): Shares {
  const tally = tallyPackedBy(
    packed,
    rows.map(({ side }) => side),
    reusedMemory(),
  );
  const prepared: ShareRows[] = [];
  const shares = rows.map((): TableShares[] => []);
  // what was just counted is still at hand for its shares
  for (const { places } of parts) {
    const own = places.map((place) => columns[place] as SharesRequest['columns'][number]);
    tally(own).forEach((tallies, side) => {
      tallies.forEach((sums, index) => {
        prepared[side] ??= shareRows(packed.blocks, sums.groups, rows[side]?.rows ?? []);
        const { categories, base } = own[index] as ShareColumns;
        (shares[side] as TableShares[])[places[index] as number] = tableShares(sums, prepared[side], {
          categories,
          base,
        });
      });
    });
  }
  return shares;
}
