import type { CountedTogether } from '../../analysis/tally/counted-together.ts';

/**
 * Shares columns out among so many parts that the parts cost about the same: the dearest first, each to the part that has
 * least so far. Places of each part ascend; parts without a place are left out.
 */
export function shareOut(
  together: readonly CountedTogether[],
  parts: number,
): readonly (readonly number[])[] {
  const shares = Array.from({ length: parts }, () => ({ cost: 0, places: [] as number[] }));
  for (const { places, cost } of together.toSorted((a, b) => b.cost - a.cost)) {
    const least = shares.reduce((best, share) => (share.cost < best.cost ? share : best));
    least.cost += cost;
    least.places.push(...places);
  }
  return shares.map(({ places }) => places.sort((a, b) => a - b)).filter((places) => places.length > 0);
}
