import { crossedAxis } from './crossed-sides.ts';
import type { JointColumn, PackedColumn, PackedDataset } from './packed-dataset.ts';
import { type ReusedMemory, reusedMemory } from './reused-memory.ts';
import { type RowGroups, rowGroups } from './row-groups.ts';
import { addRunSums, type RunSums, type TakeSums } from './run-sums.ts';
import { sumBits } from './sum-bits.ts';
import { type JointSide, sumJoints } from './sum-joint.ts';
import { emptyTally } from './tally.ts';
import type { ColumnAxis, Tallies, TallyRequest } from './tally-source.ts';

/** One row side over the runs: its groups, and the group of each run. */
interface RowsOfRuns {
  readonly groups: RowGroups;
  readonly groupOfRun: Int32Array;
}

function rowsOfRuns({ blocks, runs }: PackedDataset, sides: readonly ColumnAxis[]): RowsOfRuns {
  const { size, placeOfCode } = crossedAxis(sides.map(({ axis }) => axis));
  const codes = new Uint32Array(runs.size);
  for (const { column, axis } of sides) {
    const own = runs.keys.get(column);
    if (own === undefined) {
      throw new RangeError(
        `tallyPacked: rows by ${column} need it among the keys, which are ${[...runs.keys.keys()].join(', ') || 'none'}`,
      );
    }
    for (let run = 0; run < runs.size; run++) {
      const place = axis.placeOfCode[own[run] as number] as number;
      codes[run] = (codes[run] as number) * (axis.size + 1) + place;
    }
  }
  const places = codes.map((code) => placeOfCode[code] as number);
  const { groupOfPair, ...groups } = rowGroups(blocks, size, runs.block, places);
  const groupOfRun = new Int32Array(runs.size);
  for (let run = 0; run < runs.size; run++) {
    const pair = (runs.block[run] as number) * (size + 1) + (places[run] as number);
    groupOfRun[run] = groupOfPair[pair] as number;
  }
  return { groups, groupOfRun };
}

/** The sums of every column asked for; columns that are joined are gone through together. */
function sumColumns(
  packed: PackedDataset,
  columns: readonly ColumnAxis[],
  take: TakeSums,
): readonly RunSums[] {
  const all: RunSums[] = [];
  const byJoint = new Map<number, { readonly place: number; readonly side: JointSide }[]>();
  columns.forEach(({ column: id, axis }, place) => {
    const column = requirePacked(packed, id);
    if (column.kind === 'bits') {
      all[place] = sumBits(column, axis, packed.runs, take);
      return;
    }
    const joined = byJoint.get(column.joint) ?? [];
    joined.push({ place, side: { column, axis } });
    byJoint.set(column.joint, joined);
  });
  const joints = [...byJoint].map(([joint, joined]) => ({
    joint: packed.joints[joint] as JointColumn,
    sides: joined.map(({ side }) => side),
    places: joined.map(({ place }) => place),
  }));
  sumJoints(joints, packed.runs, take).forEach((sums, index) => {
    joints[index]?.places.forEach((place, own) => {
      all[place] = sums[own] as RunSums;
    });
  });
  return all;
}

function requirePacked({ columns }: PackedDataset, id: string): PackedColumn {
  const column = columns.get(id);
  if (column === undefined) throw new RangeError(`tallyPacked: column ${id} was not packed`);
  return column;
}

/**
 * Tallies by the same row sides, of whichever columns are asked for: what belongs to the rows is worked out once. Given
 * memory, tallies are taken from it, and hold until the next columns are asked for.
 * Throws RangeError for rows by a column that is not among the keys, and later for a column that was not packed.
 */
export function tallyPackedBy(
  packed: PackedDataset,
  rows: TallyRequest['rows'],
  memory?: ReusedMemory,
): (columns: TallyRequest['columns']) => Tallies {
  const sides = rows.map((row) => rowsOfRuns(packed, row));
  const ofSums = memory ?? reusedMemory();
  return (columns) => {
    ofSums.release();
    const sums = sumColumns(packed, columns, ofSums.take);
    return sides.map(({ groups, groupOfRun }) =>
      columns.map(({ axis }, column) => {
        const tally = emptyTally(packed.blocks, groups, axis.size, memory?.take);
        addRunSums(tally, sums[column] as RunSums, packed.runs, groupOfRun);
        return tally;
      }),
    );
  };
}

/**
 * Tallies of many items by many row sides from a packed dataset: every column is gone through once, whatever the number
 * of row sides. Equal to tallyMany on the same data: counts exactly, sums to rounding. Throws as tallyPackedBy.
 */
export function tallyPacked(packed: PackedDataset, { rows, columns }: TallyRequest): Tallies {
  return tallyPackedBy(packed, rows)(columns);
}
