import { type RowGroups, rowGroups } from './row-groups.ts';
import type { TallyBlocks } from './tally-blocks.ts';
import type { TallyFrame } from './tally-frame.ts';

/** Places that codes of a column take in a table. Every code that has no place falls outside. */
export interface TallyAxis {
  /** number of places; the place of what falls outside is this number */
  readonly size: number;
  /** place of each code that the column may have: 256, or more where sides were crossed */
  readonly placeOfCode: Uint16Array;
}

/** An axis whose place k holds the codes `groups[k]`. Throws RangeError where a code stands in two groups, or is none. */
export function tallyAxis(groups: readonly (readonly number[])[]): TallyAxis {
  const placeOfCode = new Uint16Array(256).fill(groups.length);
  groups.forEach((codes, place) => {
    for (const code of codes) {
      if (placeOfCode[code] === undefined)
        throw new RangeError(`tallyAxis: a code is a whole number from 0 to 255, got ${code}`);
      if (placeOfCode[code] !== groups.length)
        throw new RangeError(`tallyAxis: code ${code} stands in two groups`);
      placeOfCode[code] = place;
    }
  });
  return { size: groups.length, placeOfCode };
}

/** One column of a dataset laid out on an axis. */
export interface TallySide {
  readonly values: Uint8Array | Uint16Array;
  readonly axis: TallyAxis;
}

/**
 * Sums over block × row place × column place (decision 9), of the groups in which there is anybody: position
 * group · (columns + 1) + column place, the last column being what fell outside. Every estimate of a table is computed
 * from these, however they were filled (tally-source.ts).
 */
export interface Tally {
  readonly blocks: TallyBlocks;
  readonly groups: RowGroups;
  readonly rows: number;
  readonly columns: number;
  /** (rows + 1) · (columns + 1): the cells of the table with what fell outside (table-cells.ts) */
  readonly stride: number;
  readonly count: Float64Array;
  /** Σd */
  readonly base: Float64Array;
  /** Σw */
  readonly weight: Float64Array;
  /** Σw² */
  readonly squaredWeight: Float64Array;
}

/** A tally of groups with nobody counted yet, in memory of its own unless `take` gives some. */
export function emptyTally(
  blocks: TallyBlocks,
  groups: RowGroups,
  columns: number,
  take: (length: number) => Float64Array = (length) => new Float64Array(length),
): Tally {
  const sums = () => take(groups.blockOfGroup.length * (columns + 1));
  return {
    blocks,
    groups,
    rows: groups.rows,
    columns,
    stride: (groups.rows + 1) * (columns + 1),
    count: sums(),
    base: sums(),
    weight: sums(),
    squaredWeight: sums(),
  };
}

function requireLength({ values }: TallySide, { size }: TallyFrame): void {
  if (values.length === size) return;
  throw new RangeError(`tallyBy: a column needs ${size} rows, got ${values.length}`);
}

/**
 * Tallies by the same rows, one pass over each column: what belongs to the rows is worked out once.
 * Answers that have no place on an axis are summed outside, never dropped: variances of domains need them.
 * Throws RangeError where a column has not as many rows as the frame.
 */
export function tallyBy(frame: TallyFrame, row: TallySide): (column: TallySide) => Tally {
  requireLength(row, frame);
  const { size, block } = frame;
  const places = new Uint16Array(size);
  for (let i = 0; i < size; i++) places[i] = row.axis.placeOfCode[row.values[i] as number] as number;
  const { groupOfPair, ...groups } = rowGroups(frame, row.axis.size, block, places);
  const width = row.axis.size + 1;
  const group = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    group[i] = groupOfPair[(block[i] as number) * width + (places[i] as number)] as number;
  }
  return (column) => {
    requireLength(column, frame);
    return addRows(emptyTally(frame, groups, column.axis.size), frame, group, column);
  };
}

/** The loop over respondents: one addition to each of the four sums of the place where a respondent stands. */
function addRows(tally: Tally, frame: TallyFrame, group: Int32Array, { values, axis }: TallySide): Tally {
  const { count, base, weight, squaredWeight } = tally;
  const { base: baseOf, weight: weightOf } = frame;
  const { placeOfCode } = axis;
  const width = axis.size + 1;
  for (let i = 0; i < group.length; i++) {
    const at = (group[i] as number) * width + (placeOfCode[values[i] as number] as number);
    const w = weightOf[i] as number;
    count[at] = (count[at] as number) + 1;
    base[at] = (base[at] as number) + (baseOf[i] as number);
    weight[at] = (weight[at] as number) + w;
    squaredWeight[at] = (squaredWeight[at] as number) + w * w;
  }
  return tally;
}

/** The tally of one column by one row side, as in tallyBy. */
export function tally(frame: TallyFrame, row: TallySide, column: TallySide): Tally {
  return tallyBy(frame, row)(column);
}

/**
 * A tally whose column k holds the people of the columns `places[k]` of another, as if its axis had been made so; whoever
 * is in none of them is outside.
 */
export function foldColumns(tally: Tally, places: readonly (readonly number[])[]): Tally {
  const folded = emptyTally(tally.blocks, tally.groups, places.length);
  const width = tally.columns + 1;
  const placeOf = new Int32Array(width).fill(places.length);
  places.forEach((own, place) => {
    for (const column of own) placeOf[column] = place;
  });
  for (let at = 0; at < tally.count.length; at++) {
    const group = Math.floor(at / width);
    const to = group * (places.length + 1) + (placeOf[at - group * width] as number);
    folded.count[to] = (folded.count[to] as number) + (tally.count[at] as number);
    folded.base[to] = (folded.base[to] as number) + (tally.base[at] as number);
    folded.weight[to] = (folded.weight[to] as number) + (tally.weight[at] as number);
    folded.squaredWeight[to] = (folded.squaredWeight[to] as number) + (tally.squaredWeight[at] as number);
  }
  return folded;
}
