import { crossedAxis } from './crossed-sides.ts';
import type { PackedColumn, PackedDataset, PackedRuns } from './packed-dataset.ts';
import { type RowGroups, rowGroups } from './row-groups.ts';
import { setBits } from './set-bits.ts';
import { emptyTally, type Tally, type TallyAxis } from './tally.ts';
import type { ColumnAxis, Tallies, TallyRequest } from './tally-source.ts';

/** One row side over the runs: its groups, and the group of each run. */
interface RowsOfRuns {
  readonly groups: RowGroups;
  readonly groupOfRun: Int32Array;
}

function rowsOfRuns({ blocks, runs }: PackedDataset, sides: readonly ColumnAxis[]): RowsOfRuns {
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
  const { size, placeOfCode } = crossedAxis(sides.map(({ axis }) => axis));
  const places = Uint32Array.from(codes, (code) => placeOfCode[code] as number);
  const { groupOfPair, ...groups } = rowGroups(blocks, size, runs.block, places);
  const groupOfRun = Int32Array.from(
    places,
    (place, run) => groupOfPair[(runs.block[run] as number) * (size + 1) + place] as number,
  );
  return { groups, groupOfRun };
}

/** People of every run at every place of an axis: run · (places + 1) + place. */
function countRuns(column: PackedColumn, axis: TallyAxis, runs: PackedRuns): Int32Array {
  const { start, word } = runs;
  const width = axis.size + 1;
  const counts = new Int32Array(runs.size * width);
  if (column.kind === 'bytes') {
    for (let run = 0; run < runs.size; run++) {
      const end = start[run + 1] as number;
      for (let row = start[run] as number; row < end; row++) {
        const at = run * width + (axis.placeOfCode[column.values[row] as number] as number);
        counts[at] = (counts[at] as number) + 1;
      }
    }
    return counts;
  }
  const [first, ...others] = column.codes;
  if (first === undefined) return counts;
  const placeOfFirst = axis.placeOfCode[first] as number;
  for (let run = 0; run < runs.size; run++) {
    counts[run * width + placeOfFirst] = (start[run + 1] as number) - (start[run] as number);
  }
  const words = word[runs.size] as number;
  others.forEach((code, map) => {
    const place = axis.placeOfCode[code] as number;
    if (place === placeOfFirst) return;
    const bits = column.words.subarray(map * words, (map + 1) * words);
    for (let run = 0; run < runs.size; run++) {
      const people = setBits(bits, word[run] as number, word[run + 1] as number);
      const at = run * width;
      counts[at + place] = (counts[at + place] as number) + people;
      counts[at + placeOfFirst] = (counts[at + placeOfFirst] as number) - people;
    }
  });
  return counts;
}

/** Sums of the groups: everybody of a run has the same weights, so each sum is a number of people times a weight. */
function addRuns(
  tally: Tally,
  counts: Int32Array,
  { size, base, weight }: PackedRuns,
  groupOfRun: Int32Array,
): Tally {
  const width = tally.columns + 1;
  for (let run = 0; run < size; run++) {
    const d = base[run] as number;
    const w = weight[run] as number;
    const from = run * width;
    const to = (groupOfRun[run] as number) * width;
    for (let place = 0; place < width; place++) {
      const people = counts[from + place] as number;
      const at = to + place;
      tally.count[at] = (tally.count[at] as number) + people;
      tally.base[at] = (tally.base[at] as number) + people * d;
      tally.weight[at] = (tally.weight[at] as number) + people * w;
      tally.squaredWeight[at] = (tally.squaredWeight[at] as number) + people * w * w;
    }
  }
  return tally;
}

/**
 * Tallies of many items by many row sides from a packed dataset: every column is gone through once, whatever the number
 * of row sides. Equal to tallyMany on the same data: counts exactly, sums to rounding.
 * Throws RangeError for a column that was not packed, and for rows by a column that is not among the keys.
 */
export function tallyPacked(packed: PackedDataset, { rows, columns }: TallyRequest): Tallies {
  const sides = rows.map((row) => rowsOfRuns(packed, row));
  const byColumn = columns.map(({ column: id, axis }) => {
    const column = packed.columns.get(id);
    if (column === undefined) throw new RangeError(`tallyPacked: column ${id} was not packed`);
    const counts = countRuns(column, axis, packed.runs);
    return sides.map(({ groups, groupOfRun }) =>
      addRuns(emptyTally(packed.blocks, groups, axis.size), counts, packed.runs, groupOfRun),
    );
  });
  return sides.map((_, side) => byColumn.map((own) => own[side] as Tally));
}
