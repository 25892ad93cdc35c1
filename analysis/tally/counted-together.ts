import type { PackedDataset } from './packed-dataset.ts';

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
