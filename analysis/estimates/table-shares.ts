import type { Tally } from '../tally/tally.ts';
import { type ScoreSums, scoreSums } from './score-sums.ts';
import { scoreVariance } from './score-variance.ts';

/** Where in a tally the rows, categories and base of a table stand, by places of its axes. */
export interface TableLayout {
  /** row places of each row: one, or several that are taken together */
  readonly rows: readonly (readonly number[])[];
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

/** The groups of one row with what the base has of them. */
interface RowEntries {
  size: number;
  readonly group: Int32Array;
  readonly count: Float64Array;
  readonly base: Float64Array;
  readonly weight: Float64Array;
  readonly square: Float64Array;
}

function rowEntries(entries: number): RowEntries {
  const sums = () => new Float64Array(entries);
  return {
    size: 0,
    group: new Int32Array(entries),
    count: sums(),
    base: sums(),
    weight: sums(),
    square: sums(),
  };
}

function gatherRow(tally: Tally, row: readonly number[], base: readonly number[], into: RowEntries): void {
  const width = tally.columns + 1;
  into.size = 0;
  for (const place of row) {
    for (const group of tally.groups.groupsOfRow[place] as Int32Array) {
      const entry = into.size;
      let count = 0;
      let d = 0;
      let w = 0;
      let square = 0;
      for (const column of base) {
        const at = group * width + column;
        count += tally.count[at] as number;
        d += tally.base[at] as number;
        w += tally.weight[at] as number;
        square += tally.squaredWeight[at] as number;
      }
      // nobody of the base: its linearised value is 0
      if (count === 0) continue;
      into.group[entry] = group;
      into.count[entry] = count;
      into.base[entry] = d;
      into.weight[entry] = w;
      into.square[entry] = square;
      into.size += 1;
    }
  }
}

function sumOf(values: Float64Array, size: number): number {
  let sum = 0;
  for (let entry = 0; entry < size; entry++) sum += values[entry] as number;
  return sum;
}

function degreesOfFreedomOf(tally: Tally, row: RowEntries): number {
  const { blocks, groups } = tally;
  const strata = new Set<number>();
  let respondents = 0;
  for (let entry = 0; entry < row.size; entry++) {
    if (!((row.weight[entry] as number) > 0)) continue;
    respondents += row.count[entry] as number;
    strata.add(blocks.stratumOfBlock[groups.blockOfGroup[row.group[entry] as number] as number] as number);
  }
  return respondents - strata.size;
}

/** Sums of one of the tally's arrays over the columns of a category, at one group. */
function ofCategory(sums: Float64Array, start: number, columns: readonly number[]): number {
  let sum = 0;
  for (const column of columns) sum += sums[start + column] as number;
  return sum;
}

/**
 * Shares of every category of every row, with their variances: what shareOfCells gives for each, in one pass over the
 * groups of each row. Own people of a category have z = (1 − p)/Σw, others of the base −p/Σw, so that the sums of z
 * follow from those of both (score-variance.ts).
 * Volunteers have shares; their variances mean nothing.
 * Throws EstimationError where a stratum has fewer than two respondents.
 */
export function tableShares(tally: Tally, { rows, categories, base }: TableLayout): TableShares {
  const { groups } = tally;
  const width = tally.columns + 1;
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
  const row = rowEntries(groups.blockOfGroup.length);
  const scores: ScoreSums = scoreSums(groups.blockOfGroup.length);
  rows.forEach((places, r) => {
    gatherRow(tally, places, base, row);
    const total = sumOf(row.weight, row.size);
    shares.base[r] = sumOf(row.count, row.size);
    shares.weightedBase[r] = total;
    shares.degreesOfFreedom[r] = degreesOfFreedomOf(tally, row);
    for (let entry = 0; entry < row.size; entry++) {
      scores.block[entry] = groups.blockOfGroup[row.group[entry] as number] as number;
    }
    scores.size = row.size;
    categories.forEach((columns, c) => {
      const cell = r * categories.length + c;
      let respondents = 0;
      let own = 0;
      for (let entry = 0; entry < row.size; entry++) {
        const start = (row.group[entry] as number) * width;
        respondents += ofCategory(tally.count, start, columns);
        own += ofCategory(tally.weight, start, columns);
      }
      shares.respondents[cell] = respondents;
      shares.weightedCount[cell] = own;
      if (!(total > 0)) return;
      const p = own / total;
      shares.proportion[cell] = p;
      for (let entry = 0; entry < row.size; entry++) {
        const start = (row.group[entry] as number) * width;
        const square = ofCategory(tally.squaredWeight, start, columns);
        const others = (row.square[entry] as number) - square;
        scores.base[entry] =
          (ofCategory(tally.base, start, columns) - p * (row.base[entry] as number)) / total;
        scores.weight[entry] =
          (ofCategory(tally.weight, start, columns) - p * (row.weight[entry] as number)) / total;
        scores.square[entry] = ((1 - p) * square - p * others) / total;
        scores.squareOfScore[entry] = ((1 - p) * (1 - p) * square + p * p * others) / (total * total);
      }
      shares.variance[cell] = scoreVariance(tally.blocks, scores);
    });
  });
  return shares;
}
