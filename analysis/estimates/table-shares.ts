import type { RowGroups } from '../tally/row-groups.ts';
import type { Tally } from '../tally/tally.ts';
import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { joined, startsOf } from './joined-rows.ts';
import { localPlaces } from './local-places.ts';
import { type RowVariance, type ScoreSums, scoreSums, scoreVariance } from './score-variance.ts';

/** Where in a tally the categories and the base of a table stand, by column places. */
export interface ShareColumns {
  /** column places of each category; a net has several */
  readonly categories: readonly (readonly number[])[];
  /** column places that the base consists of; every category lies inside */
  readonly base: readonly number[];
}

/** Shares of all cells of a table; of row r and category c at r · categories + c. */
export interface TableShares {
  /** by row: unweighted n, weighted base, and respondents with a weight above 0 less the strata they come from */
  readonly base: Float64Array;
  readonly weightedBase: Float64Array;
  readonly degreesOfFreedom: Float64Array;
  /** by cell: unweighted n, weighted count, share of the base (NaN where that is empty) and its variance */
  readonly respondents: Float64Array;
  readonly weightedCount: Float64Array;
  readonly proportion: Float64Array;
  readonly variance: Float64Array;
}

/** The rows of a table: the groups of people who are in each, and the variance of what is estimated from them. */
export interface ShareRows {
  readonly size: number;
  /** where the groups of each row begin, and where those of the last end */
  readonly start: Int32Array;
  readonly groups: Int32Array;
  /** stratum of each group, numbered within the row */
  readonly strata: Int32Array;
  readonly variance: RowVariance;
}

/**
 * Prepares the rows of a table, each one row place or several taken together. All tallies with these groups have the same
 * rows: prepare them once for many items.
 * Throws EstimationError where a stratum has fewer than two respondents.
 */
export function shareRows(
  blocks: TallyBlocks,
  { groupsOfRow, blockOfGroup }: RowGroups,
  rows: readonly (readonly number[])[],
): ShareRows {
  const groups = rows.map((places) =>
    joined(
      Int32Array,
      places.map((place) => groupsOfRow[place] as Int32Array),
    ),
  );
  const blockOfEntry = groups.map((own) => own.map((group) => blockOfGroup[group] as number));
  const strata = blockOfEntry.map(
    (own) => localPlaces(own.map((block) => blocks.stratumOfBlock[block] as number)).places,
  );
  return {
    size: rows.length,
    start: startsOf(groups),
    groups: joined(Int32Array, groups),
    strata: joined(Int32Array, strata),
    variance: scoreVariance(blocks, blockOfEntry),
  };
}

/** n, Σd, Σw and Σw² of each group of a row, over some columns. */
interface ColumnSums {
  readonly count: Float64Array;
  readonly base: Float64Array;
  readonly weight: Float64Array;
  readonly square: Float64Array;
}

function columnSums(groups: number): ColumnSums {
  const sums = () => new Float64Array(groups);
  return { count: sums(), base: sums(), weight: sums(), square: sums() };
}

/** One row as it is gone through: its groups are those from `first` up to before `end`. */
interface RowSpan {
  readonly row: number;
  readonly first: number;
  readonly end: number;
}

function gather(
  tally: Tally,
  groups: Int32Array,
  { first, end }: RowSpan,
  columns: readonly number[],
  into: ColumnSums,
): void {
  const width = tally.columns + 1;
  for (let entry = first; entry < end; entry++) {
    const start = (groups[entry] as number) * width;
    let count = 0;
    let base = 0;
    let weight = 0;
    let square = 0;
    for (let place = 0; place < columns.length; place++) {
      const at = start + (columns[place] as number);
      count += tally.count[at] as number;
      base += tally.base[at] as number;
      weight += tally.weight[at] as number;
      square += tally.squaredWeight[at] as number;
    }
    into.count[entry - first] = count;
    into.base[entry - first] = base;
    into.weight[entry - first] = weight;
    into.square[entry - first] = square;
  }
}

function sumOf(values: Float64Array, size: number): number {
  let sum = 0;
  for (let entry = 0; entry < size; entry++) sum += values[entry] as number;
  return sum;
}

function degreesOfFreedomOf(
  strata: Int32Array,
  { first, end }: RowSpan,
  base: ColumnSums,
  isPresent: Uint8Array,
): number {
  let respondents = 0;
  let present = 0;
  for (let stratum = 0; stratum < end - first; stratum++) isPresent[stratum] = 0;
  for (let entry = 0; entry < end - first; entry++) {
    if (!((base.weight[entry] as number) > 0)) continue;
    const stratum = strata[first + entry] as number;
    respondents += base.count[entry] as number;
    present += 1 - (isPresent[stratum] as number);
    isPresent[stratum] = 1;
  }
  return respondents - present;
}

/** Own people of a category have z = (1 − p)/Σw, others of the base −p/Σw: the sums of z follow from those of both. */
function scoreShare(
  p: number,
  total: number,
  own: ColumnSums,
  base: ColumnSums,
  groups: number,
  into: ScoreSums,
): void {
  const inverse = 1 / total;
  const ofOwn = (1 - p) * inverse;
  const ofOthers = -p * inverse;
  for (let entry = 0; entry < groups; entry++) {
    const square = own.square[entry] as number;
    const others = (base.square[entry] as number) - square;
    into.base[entry] = ((own.base[entry] as number) - p * (base.base[entry] as number)) * inverse;
    into.weight[entry] = ((own.weight[entry] as number) - p * (base.weight[entry] as number)) * inverse;
    into.square[entry] = ofOwn * square + ofOthers * others;
    into.squareOfScore[entry] = ofOwn * ofOwn * square + ofOthers * ofOthers * others;
  }
}

/** What is worked in, over and over. */
interface Workspace {
  readonly base: ColumnSums;
  readonly own: ColumnSums;
  readonly scores: ScoreSums;
  readonly isPresent: Uint8Array;
}

function shareRow(
  tally: Tally,
  { groups, strata, variance }: ShareRows,
  span: RowSpan,
  { categories, base: baseColumns }: ShareColumns,
  { base, own, scores, isPresent }: Workspace,
  into: TableShares,
): void {
  const { row, first, end } = span;
  gather(tally, groups, span, baseColumns, base);
  const total = sumOf(base.weight, end - first);
  into.base[row] = sumOf(base.count, end - first);
  into.weightedBase[row] = total;
  into.degreesOfFreedom[row] = degreesOfFreedomOf(strata, span, base, isPresent);
  for (let category = 0; category < categories.length; category++) {
    const cell = row * categories.length + category;
    gather(tally, groups, span, categories[category] as readonly number[], own);
    const weightedCount = sumOf(own.weight, end - first);
    into.respondents[cell] = sumOf(own.count, end - first);
    into.weightedCount[cell] = weightedCount;
    if (!(total > 0)) continue;
    const p = weightedCount / total;
    scoreShare(p, total, own, base, end - first, scores);
    into.proportion[cell] = p;
    into.variance[cell] = variance(row, scores);
  }
}

/**
 * Shares of every category of every row, with their variances: what shareOfCells gives for each, in one pass over the
 * groups of each row. `rows` come from shareRows of the groups of this tally.
 * Volunteers have shares; their variances mean nothing.
 */
export function tableShares(tally: Tally, rows: ShareRows, columns: ShareColumns): TableShares {
  const cells = rows.size * columns.categories.length;
  const shares: TableShares = {
    base: new Float64Array(rows.size),
    weightedBase: new Float64Array(rows.size),
    degreesOfFreedom: new Float64Array(rows.size),
    respondents: new Float64Array(cells),
    weightedCount: new Float64Array(cells),
    proportion: new Float64Array(cells).fill(Number.NaN),
    variance: new Float64Array(cells).fill(Number.NaN),
  };
  let most = 0;
  for (let row = 0; row < rows.size; row++) {
    most = Math.max(most, (rows.start[row + 1] as number) - (rows.start[row] as number));
  }
  const workspace: Workspace = {
    base: columnSums(most),
    own: columnSums(most),
    scores: scoreSums(most),
    isPresent: new Uint8Array(most),
  };
  for (let row = 0; row < rows.size; row++) {
    const span = { row, first: rows.start[row] as number, end: rows.start[row + 1] as number };
    shareRow(tally, rows, span, columns, workspace, shares);
  }
  return shares;
}
