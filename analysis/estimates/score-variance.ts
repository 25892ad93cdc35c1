import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { varianceOnCells } from './variance-on-cells.ts';
import { varianceOnMargins } from './variance-on-margins.ts';

/**
 * Sums of a linearised value z_i/w_i over groups of people, an entry for each group: Σd·z, Σw·z, Σw²·z and Σw²·z². Everybody
 * who is in no entry has the value 0.
 */
export interface ScoreSums {
  readonly base: Float64Array;
  readonly weight: Float64Array;
  readonly square: Float64Array;
  readonly squareOfScore: Float64Array;
}

/** Room for the sums of so many entries. */
export function scoreSums(entries: number): ScoreSums {
  const sums = () => new Float64Array(entries);
  return { base: sums(), weight: sums(), square: sums(), squareOfScore: sums() };
}

/** Variance of an estimate from the sums of its linearised value over the entries of one of the prepared rows. */
export type RowVariance = (row: number, scores: ScoreSums) => number;

/**
 * The sampling variance of estimates over groups of people, by Taylor linearisation: strata with finite population
 * correction, n_h and N_h of the design, residuals from the calibration. Each of `rows` says for its entries which block
 * they belong to (a block may have several); what follows from that alone is worked out once, for all estimates over the
 * same groups: the categories of every item in one row of its table. Variances are never below 0, where rounding would
 * leave a hair of it.
 * Throws EstimationError where a stratum has fewer than two respondents.
 */
export function scoreVariance(blocks: TallyBlocks, rows: readonly Int32Array[]): RowVariance {
  return blocks.basis === null
    ? varianceOnCells(blocks, rows)
    : varianceOnMargins(blocks, blocks.basis, rows);
}
