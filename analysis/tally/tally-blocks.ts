import type { CalibrationBasis } from '../estimates/calibration-basis.ts';

/**
 * What an estimate must know of everybody, whoever stands in the table: the strata of the draw, and the blocks. A block
 * is a stratum crossed with a calibration cell, as far as the pair occurs; blocks stand in the order of strata and, in
 * these, of cells. People of weight 0 are a block of their own, after the others of their cell: they stand for nobody
 * and are in no degree of freedom. Volunteers form one block with weight 1, from which nothing but counts may be read.
 */
export interface TallyBlocks {
  /** N_h and n_h by stratum, from the design, not from the rows */
  readonly strata: readonly { readonly population: number; readonly respondents: number }[];
  /** number of calibration cells */
  readonly cells: number;
  /** calibration columns by cell, orthonormal by its base weights; null: the cells themselves were made to agree */
  readonly basis: CalibrationBasis | null;
  /** stratum of each block */
  readonly stratumOfBlock: Int32Array;
  /** calibration cell of each block, -1 for rows that take no part */
  readonly cellOfBlock: Int32Array;
  /** Σd, Σw and Σw² of each block */
  readonly blockBase: Float64Array;
  readonly blockWeight: Float64Array;
  readonly blockSquaredWeight: Float64Array;
}
