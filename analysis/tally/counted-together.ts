import type { PackedDataset } from './packed-dataset.ts';

/** A row of a joint column is looked up by itself, 32 rows of a bitmap are counted at once. */
const JOINT_COST = 2;

/** Columns that are counted together, as places among those asked for, and how long that takes. */
export interface CountedTogether {
  readonly places: readonly number[];
  /** in words of a bitmap */
  readonly cost: number;
}

/**
 * Columns of a request as they are counted: bitmaps each by itself, the digits of a joint column at once, and joint
 * columns two by two.
 */
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
  const ofJoints = [...joined].map(([joint, places]) => ({
    places,
    cost: JOINT_COST * (joints[joint]?.values.length ?? 0),
  }));
  return [...alone, ...inTwos(ofJoints)];
}

function inTwos(together: readonly CountedTogether[]): readonly CountedTogether[] {
  return Array.from({ length: Math.ceil(together.length / 2) }, (_, pair) => {
    const two = together.slice(2 * pair, 2 * pair + 2);
    return {
      places: two.flatMap(({ places }) => places),
      cost: two.reduce((sum, { cost }) => sum + cost, 0),
    };
  });
}
