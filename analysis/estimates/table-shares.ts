import type { RowGroups } from '../tally/row-groups.ts';
import type { Tally } from '../tally/tally.ts';
import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { localPlaces } from './local-places.ts';
import { type ScoreSums, scoreSums, scoreVariance, type VarianceOfScores } from './score-variance.ts';

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

/** A row of a table: the groups of people who are in it, and the variance of what is estimated from them. */
export interface ShareRow {
  readonly groups: Int32Array;
  /** stratum of each group, numbered within the row */
  readonly strata: Int32Array;
  readonly variance: VarianceOfScores;
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
): readonly ShareRow[] {
  return rows.map((places) => {
    const groups = Int32Array.from(places.flatMap((place) => [...(groupsOfRow[place] as Int32Array)]));
    const blockOfEntry = groups.map((group) => blockOfGroup[group] as number);
    return {
      groups,
      strata: localPlaces(blockOfEntry.map((block) => blocks.stratumOfBlock[block] as number)).places,
      variance: scoreVariance(blocks, blockOfEntry),
    };
  });
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

function gather(tally: Tally, groups: Int32Array, columns: readonly number[], into: ColumnSums): void {
  const width = tally.columns + 1;
  for (let entry = 0; entry < groups.length; entry++) {
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
    into.count[entry] = count;
    into.base[entry] = base;
    into.weight[entry] = weight;
    into.square[entry] = square;
  }
}

function sumOf(values: Float64Array, size: number): number {
  let sum = 0;
  for (let entry = 0; entry < size; entry++) sum += values[entry] as number;
  return sum;
}

function degreesOfFreedomOf(strata: Int32Array, base: ColumnSums, isPresent: Uint8Array): number {
  let respondents = 0;
  let present = 0;
  for (let stratum = 0; stratum < strata.length; stratum++) isPresent[stratum] = 0;
  for (let entry = 0; entry < strata.length; entry++) {
    if (!((base.weight[entry] as number) > 0)) continue;
    const stratum = strata[entry] as number;
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
  const ofOwn = (1 - p) / total;
  const ofOthers = -p / total;
  for (let entry = 0; entry < groups; entry++) {
    const square = own.square[entry] as number;
    const others = (base.square[entry] as number) - square;
    into.base[entry] = ((own.base[entry] as number) - p * (base.base[entry] as number)) / total;
    into.weight[entry] = ((own.weight[entry] as number) - p * (base.weight[entry] as number)) / total;
    into.square[entry] = ofOwn * square + ofOthers * others;
    into.squareOfScore[entry] = ofOwn * ofOwn * square + ofOthers * ofOthers * others;
  }
}

/**
 * Shares of every category of every row, with their variances: what shareOfCells gives for each, in one pass over the
 * groups of each row. `rows` come from shareRows of the groups of this tally.
 * Volunteers have shares; their variances mean nothing.
 */
export function tableShares(
  tally: Tally,
  rows: readonly ShareRow[],
  { categories, base: baseColumns }: ShareColumns,
): TableShares {
  const cells = rows.length * categories.length;
  const shares: TableShares = {
    base: new Float64Array(rows.length),
    weightedBase: new Float64Array(rows.length),
    degreesOfFreedom: new Float64Array(rows.length),
    respondents: new Float64Array(cells),
    weightedCount: new Float64Array(cells),
    proportion: new Float64Array(cells).fill(Number.NaN),
    variance: new Float64Array(cells).fill(Number.NaN),
  };
  const most = rows.reduce((groups, row) => Math.max(groups, row.groups.length), 0);
  const base = columnSums(most);
  const own = columnSums(most);
  const scores = scoreSums(most);
  const isPresent = new Uint8Array(most);
  rows.forEach(({ groups, strata, variance }, r) => {
    gather(tally, groups, baseColumns, base);
    const total = sumOf(base.weight, groups.length);
    shares.base[r] = sumOf(base.count, groups.length);
    shares.weightedBase[r] = total;
    shares.degreesOfFreedom[r] = degreesOfFreedomOf(strata, base, isPresent);
    categories.forEach((columns, c) => {
      const cell = r * categories.length + c;
      gather(tally, groups, columns, own);
      const weightedCount = sumOf(own.weight, groups.length);
      shares.respondents[cell] = sumOf(own.count, groups.length);
      shares.weightedCount[cell] = weightedCount;
      if (!(total > 0)) return;
      const p = weightedCount / total;
      scoreShare(p, total, own, base, groups.length, scores);
      shares.proportion[cell] = p;
      shares.variance[cell] = variance(scores);
    });
  });
  return shares;
}
