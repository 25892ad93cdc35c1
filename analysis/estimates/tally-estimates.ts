import { sumOverCells, type TableCells } from '../tally/table-cells.ts';
import type { Tally } from '../tally/tally.ts';
import { tallyVariance } from './tally-variance.ts';

/** A share, mean or total of people in some cells of a tally. */
export interface TallyEstimate {
  /** NaN where the base is empty */
  readonly value: number;
  /** NaN where the base is empty; 0 where nothing was left to chance */
  readonly variance: number;
}

/**
 * Mean of a value given per cell, over the people of `base`: Σwv/Σw with z_i/w_i = (v_i − mean)/Σw. A share is the
 * mean of 1 in its own cells and 0 in the rest of the base.
 */
export function meanOverCells(
  tally: Tally,
  base: TableCells,
  valueOfCell: (cell: number) => number,
): TallyEstimate {
  const total = sumOverCells(tally, tally.weight, base);
  if (!(total > 0)) return { value: Number.NaN, variance: Number.NaN };
  let sum = 0;
  for (const cell of base) sum += valueOfCell(cell) * sumOverCells(tally, tally.weight, [cell]);
  const value = sum / total;
  const scores = Float64Array.from(base, (cell) => (valueOfCell(cell) - value) / total);
  return { value, variance: tallyVariance(tally, base, scores) };
}

/** Share of the people of `base` who are in `cells` (cells outside the base do not count). */
export function shareOfCells(tally: Tally, cells: TableCells, base: TableCells): TallyEstimate {
  const inside = new Set(cells);
  return meanOverCells(tally, base, (cell) => (inside.has(cell) ? 1 : 0));
}

/** Number of people of the population in some cells: Σw, z_i/w_i = 1. */
export function totalOfCells(tally: Tally, cells: TableCells): TallyEstimate {
  const scores = new Float64Array(cells.length).fill(1);
  return { value: sumOverCells(tally, tally.weight, cells), variance: tallyVariance(tally, cells, scores) };
}

/** Degrees of freedom of a domain: its respondents with a weight above 0 minus the strata they come from. */
export function degreesOfFreedomOfCells(tally: Tally, cells: TableCells): number {
  const { blocks, groups } = tally;
  const width = tally.columns + 1;
  let respondents = 0;
  const strata = new Set<number>();
  for (const cell of cells) {
    const column = cell % width;
    for (const group of groups.groupsOfRow[Math.floor(cell / width)] as Int32Array) {
      const at = group * width + column;
      if (!((tally.weight[at] as number) > 0)) continue;
      respondents += tally.count[at] as number;
      strata.add(blocks.stratumOfBlock[groups.blockOfGroup[group] as number] as number);
    }
  }
  return respondents - strata.size;
}
