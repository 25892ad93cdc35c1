import type { SharesRequest } from '../../analysis/estimates/packed-shares.ts';
import type { TableShares } from '../../analysis/estimates/table-shares.ts';
import type { PackedDataset } from '../../analysis/tally/packed-dataset.ts';
import type { RowGroups } from '../../analysis/tally/row-groups.ts';
import type { Tally } from '../../analysis/tally/tally.ts';
import type { TallyRequest } from '../../analysis/tally/tally-source.ts';

/** What a thread of a TallyPool is asked: some columns of a request. */
export type TallyTask =
  | { readonly kind: 'tallies'; readonly request: TallyRequest }
  | { readonly kind: 'shares'; readonly request: SharesRequest };

/** Sums of one tally; groups and blocks, which all tallies of a row side share, are sent once or known already. */
export type TallySums = Pick<Tally, 'columns' | 'count' | 'base' | 'weight' | 'squaredWeight'>;

/** For each row side its groups and the tallies, or shares, of the columns asked for. */
export type TalliesAnswer = readonly {
  readonly groups: RowGroups | null;
  readonly sums: readonly TallySums[];
}[];
export type SharesAnswer = readonly (readonly TableShares[])[];

/** What every thread of a TallyPool has from its start. */
export interface TallyWorkerData {
  readonly packed: PackedDataset;
}
