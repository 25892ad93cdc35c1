import type { PackedColumn } from '../../analysis/tally/packed-dataset.ts';

/** A byte is looked up and counted one by one; 32 rows of a bitmap are counted at once. */
const BYTE_COST = 2;

/** How long a column takes to count, in words of a bitmap. */
export function countingCost(column: PackedColumn | undefined): number {
  if (column === undefined) return 0;
  return column.kind === 'bits' ? column.words.length : BYTE_COST * column.values.length;
}

/**
 * Shares places 0 … costs.length − 1 out among so many parts that the parts cost about the same: the dearest first, each
 * to the part that has least so far. Parts without a place are left out.
 */
export function shareOut(costs: readonly number[], parts: number): readonly (readonly number[])[] {
  const shares = Array.from({ length: parts }, () => ({ cost: 0, places: [] as number[] }));
  const dearestFirst = [...costs.keys()].sort((a, b) => (costs[b] as number) - (costs[a] as number));
  for (const place of dearestFirst) {
    const least = shares.reduce((best, share) => (share.cost < best.cost ? share : best));
    least.cost += costs[place] as number;
    least.places.push(place);
  }
  return shares.map(({ places }) => places.sort((a, b) => a - b)).filter((places) => places.length > 0);
}
