import type { PackedDataset } from '../../analysis/tally/packed-dataset.ts';

/** A row of a joint column is looked up by itself, 32 rows of a bitmap are counted at once. */
const JOINT_COST = 2;

/** Columns that are counted together, as places among those asked for, and how long that takes. */
export interface CountedTogether {
  readonly places: readonly number[];
  /** in words of a bitmap */
  readonly cost: number;
}

/** Columns of a request as they are counted: bitmaps each by itself, the digits of a joint column at once. */
export function countedTogether(
  { columns, joints }: PackedDataset,
  wanted: readonly { readonly column: string }[],
): readonly CountedTogether[] {
  const alone: CountedTogether[] = [];
  const joined = new Map<number, number[]>();
  wanted.forEach(({ column: id }, place) => {
    const column = columns.get(id);
    if (column?.kind === 'joint') joined.set(column.joint, [...(joined.get(column.joint) ?? []), place]);
    else alone.push({ places: [place], cost: column?.words.length ?? 0 });
  });
  return [
    ...alone,
    ...[...joined].map(([joint, places]) => ({
      places,
      cost: JOINT_COST * (joints[joint]?.values.length ?? 0),
    })),
  ];
}

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
