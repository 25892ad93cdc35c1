import type { SharesRequest } from '../../analysis/estimates/packed-shares.ts';
import type { TableShares } from '../../analysis/estimates/table-shares.ts';
import type { CountedTogether } from '../../analysis/tally/counted-together.ts';
import type { PackedDataset } from '../../analysis/tally/packed-dataset.ts';
import type { RowGroups } from '../../analysis/tally/row-groups.ts';
import type { Tally } from '../../analysis/tally/tally.ts';
import type { TallyRequest } from '../../analysis/tally/tally-source.ts';

/** What all threads of a TallyPool are asked: whatever parts of a request are not yet taken (take-turns.ts). */
export type TallyTask = {
  /** columns that are counted together, the dearest first */
  readonly parts: readonly CountedTogether[];
  readonly turn: Int32Array;
} & (
  | { readonly kind: 'tallies'; readonly request: TallyRequest }
  | { readonly kind: 'shares'; readonly request: SharesRequest }
);

/** Sums of one tally; groups and blocks, which all tallies of a row side share, are sent once or known already. */
export type TallySums = Pick<Tally, 'columns' | 'count' | 'base' | 'weight' | 'squaredWeight'>;

/** What a thread counted: the places of its columns in the request, and for each row side what it has of each of them. */
export interface PartAnswer<Side> {
  readonly places: readonly number[];
  readonly sides: readonly Side[];
}

export type TalliesAnswer = PartAnswer<{
  readonly groups: RowGroups | null;
  readonly sums: readonly TallySums[];
}>;
export type SharesAnswer = PartAnswer<readonly TableShares[]>;

/** What every thread of a TallyPool has from its start. */
export interface TallyWorkerData {
  readonly packed: PackedDataset;
}
