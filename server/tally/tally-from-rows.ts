import { calibrationBasis } from '../../analysis/estimates/calibration-basis.ts';
import { crossedAxis } from '../../analysis/tally/crossed-sides.ts';
import { rowGroups } from '../../analysis/tally/row-groups.ts';
import { emptyTally, type Tally, type TallyAxis } from '../../analysis/tally/tally.ts';
import type { TallyBlocks } from '../../analysis/tally/tally-blocks.ts';
import type { Tallies, TallyRequest } from '../../analysis/tally/tally-source.ts';
import { type TallyRow, tallyRow } from './tally-row.ts';

/** How the people of a table were drawn and calibrated; null for volunteers. */
export interface TallyDesign {
  readonly strata: TallyBlocks['strata'];
  /** number of calibration cells */
  readonly cells: number;
  /** where only margins of the cells were made to agree: their columns, a value for each cell (Weights.cellColumns) */
  readonly cellColumns: readonly Float64Array[] | null;
}

interface BlockRows {
  readonly blocks: TallyBlocks;
  /** block of each row of the answer */
  readonly blockOf: ReadonlyMap<TallyRow, number>;
}

/** The blocks that occur, in the order of tallyFrame; every tally of the answer counts everybody, so one tells them. */
function blocksOf(rows: readonly TallyRow[], design: TallyDesign | null): BlockRows {
  const cells = design?.cells ?? 0;
  const pairOf = ({ stratum, cell, isZero }: TallyRow) =>
    (stratum * (cells + 1) + cell + 1) * 2 + Number(isZero);
  const pairs = [...new Set(rows.map(pairOf))].sort((a, b) => a - b);
  const placeOf = new Map(pairs.map((pair, block) => [pair, block]));
  const blockBase = new Float64Array(pairs.length);
  const blockWeight = new Float64Array(pairs.length);
  const blockSquaredWeight = new Float64Array(pairs.length);
  const wholeOfCell = new Float64Array(cells);
  let respondents = 0;
  for (const row of rows) {
    if (row.side !== 0 || row.column !== 0) continue;
    const block = placeOf.get(pairOf(row)) as number;
    respondents += row.respondents;
    blockBase[block] = (blockBase[block] as number) + row.base;
    blockWeight[block] = (blockWeight[block] as number) + row.weight;
    blockSquaredWeight[block] = (blockSquaredWeight[block] as number) + row.squaredWeight;
    if (row.cell >= 0) wholeOfCell[row.cell] = (wholeOfCell[row.cell] as number) + row.base;
  }
  const columns = design?.cellColumns ?? null;
  return {
    blocks: {
      strata: design?.strata ?? [{ population: Number.POSITIVE_INFINITY, respondents }],
      cells,
      basis: columns === null ? null : calibrationBasis(wholeOfCell, columns),
      stratumOfBlock: Int32Array.from(pairs, (pair) => Math.floor(pair / (2 * (cells + 1)))),
      cellOfBlock: Int32Array.from(pairs, (pair) => (Math.floor(pair / 2) % (cells + 1)) - 1),
      blockBase,
      blockWeight,
      blockSquaredWeight,
    },
    blockOf: new Map(rows.map((row) => [row, placeOf.get(pairOf(row)) as number])),
  };
}

function placeOf(axes: readonly TallyAxis[], crossed: TallyAxis, codes: readonly number[]): number {
  const code = axes.reduce(
    (number, axis, place) => number * (axis.size + 1) + (axis.placeOfCode[codes[place] as number] as number),
    0,
  );
  return crossed.placeOfCode[code] as number;
}

/**
 * The tallies of a database's answer to tallyStatement: the same, but for rounding of the sums, as tallyMany makes of the
 * same columns.
 * Throws RangeError for what no dataset has: NULL or a number beyond 255 as a code, a stratum or cell out of range.
 */
export function tallyFromRows(
  design: TallyDesign | null,
  request: TallyRequest,
  answer: Iterable<Readonly<Record<string, unknown>>>,
): Tallies {
  const sizes = { strata: design?.strata.length ?? 1, cells: design?.cells ?? 0 };
  const rows = Array.from(answer, (row) => tallyRow(row, request, sizes));
  const { blocks, blockOf } = blocksOf(rows, design);
  return request.rows.map((side, place) => {
    const own = rows.filter((row) => row.side === place);
    const axes = side.map(({ axis }) => axis);
    const crossed = crossedAxis(axes);
    const blockOfRow = own.map((row) => blockOf.get(row) as number);
    const placeOfRow = own.map((row) => placeOf(axes, crossed, row.rows));
    const { groupOfPair, ...groups } = rowGroups(blocks, crossed.size, blockOfRow, placeOfRow);
    const tallies = request.columns.map(({ axis }) => emptyTally(blocks, groups, axis.size));
    own.forEach((row, index) => {
      const pair = (blockOfRow[index] as number) * (crossed.size + 1) + (placeOfRow[index] as number);
      const axis = (request.columns[row.column] as TallyRequest['columns'][number]).axis;
      const at = (groupOfPair[pair] as number) * (axis.size + 1) + (axis.placeOfCode[row.code] as number);
      addRow(tallies[row.column] as Tally, at, row);
    });
    return tallies;
  });
}

function addRow({ count, base, weight, squaredWeight }: Tally, at: number, row: TallyRow): void {
  count[at] = (count[at] as number) + row.respondents;
  base[at] = (base[at] as number) + row.base;
  weight[at] = (weight[at] as number) + row.weight;
  squaredWeight[at] = (squaredWeight[at] as number) + row.squaredWeight;
}
