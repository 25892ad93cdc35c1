import { estimateGroupMeans } from './group-means.ts';
import { linearisedCovariance } from './linearised-covariance.ts';
import { requireInput } from './require-input.ts';
import { requireRows } from './require-rows.ts';
import { degreesOfFreedom, type SampleDesign } from './sample-design.ts';

/** A mean or share of one group as it is, and as it would be with the standard's make-up. */
export interface StandardisedRate {
  readonly crude: number;
  readonly crudeStandardError: number;
  readonly standardised: number;
  readonly standardError: number;
  /** clusters − strata in the group */
  readonly degreesOfFreedom: number;
  /** rows of the group with a weight */
  readonly respondents: number;
  /**
   * part (0–1) of the standard population whose cells have somebody in the group. Below 1 the rate stands for that part
   * only, and groups with different parts are not comparable.
   */
  readonly standardCovered: number;
}

interface CellSums {
  readonly weight: Float64Array;
  readonly values: Float64Array;
}

/**
 * How would areas compare if all had the same ages and sexes? In each group the means of the cells are averaged with
 * the shares that the cells have in the standard population (direct standardisation). The error treats those shares
 * as known: z_i/w_i = S_c (y_i − ȳ_gc)/W_gc, which is post-stratification inside the group; the same as
 * svystandardize of R's survey package.
 *
 * `cell`: cell of each row, 0-based, below 0 where not known; `standard`: people of each cell in the standard
 * population, any scale. Rows without an answer must be left out of the groups by the caller, rows without a cell are
 * left out of both rates. An empty group has NaN. Throws EstimationError where a respondent
 * stands in a cell without people in the standard, or the standard holds nobody or a negative number, and as
 * estimateGroupMeans does.
 */
export function standardisedRates(
  design: SampleDesign,
  column: Float64Array,
  groups: readonly Uint8Array[],
  cell: Int32Array,
  standard: readonly number[],
): readonly StandardisedRate[] {
  requireRows('standardisedRates', design, [column], groups);
  requireInput(
    cell.length === design.size,
    'standardisedRates',
    `a cell for ${design.size} rows`,
    cell.length,
  );
  const people = standard.reduce((sum, count) => sum + count, 0);
  requireInput(
    people > 0 && standard.every((count) => Number.isFinite(count) && count >= 0),
    'standardisedRates',
    'people of each cell in the standard population',
    standard.join(', ') || 'none',
  );
  const rates = groups.map((group) => {
    const inside = group.map((own, row) => (own === 1 && (cell[row] as number) >= 0 ? 1 : 0));
    const crude = estimateGroupMeans(design, column, [inside]);
    const sums = cellSums(design, column, inside, cell, standard);
    const filled = standard.map((count, index) => ((sums.weight[index] as number) > 0 ? count : 0));
    const covered = filled.reduce((sum, count) => sum + count, 0);
    const mean = (index: number) => (sums.values[index] as number) / (sums.weight[index] as number);
    const standardised = filled.reduce(
      (sum, count, index) => (count > 0 ? sum + (count / covered) * mean(index) : sum),
      covered > 0 ? 0 : Number.NaN,
    );
    const linearised = column.map((value, row) => {
      if (inside[row] !== 1 || design.weights[row] === 0) return 0;
      const own = cell[row] as number;
      const share = (filled[own] as number) / covered;
      return share === 0 ? 0 : (share * (value - mean(own))) / (sums.weight[own] as number);
    });
    const variance = linearisedCovariance(design, [linearised])[0]?.[0] as number;
    const known = crude.respondents > 0;
    return Object.freeze({
      crude: crude.values[0] as number,
      crudeStandardError: Math.sqrt(crude.covariance[0]?.[0] as number),
      standardised,
      standardError: known ? Math.sqrt(variance) : Number.NaN,
      degreesOfFreedom: degreesOfFreedom(design, inside),
      respondents: crude.respondents,
      standardCovered: covered / people,
    });
  });
  return Object.freeze(rates);
}

/** Σw and Σwy of each cell. Throws where a respondent's cell has nobody in the standard population. */
function cellSums(
  design: SampleDesign,
  column: Float64Array,
  inside: Uint8Array,
  cell: Int32Array,
  standard: readonly number[],
): CellSums {
  const weight = new Float64Array(standard.length);
  const values = new Float64Array(standard.length);
  for (let row = 0; row < design.size; row++) {
    const own = design.weights[row] as number;
    if (inside[row] !== 1 || own === 0) continue;
    const place = cell[row] as number;
    requireInput(
      (standard[place] ?? 0) > 0,
      'standardisedRates',
      `people in the standard population of cell ${place}, in which the respondent of row ${row + 1} stands`,
      standard[place] ?? 'no number',
    );
    weight[place] = (weight[place] as number) + own;
    values[place] = (values[place] as number) + own * (column[row] as number);
  }
  return { weight, values };
}
