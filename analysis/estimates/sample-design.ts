import type { CalibrationBasis } from './calibration-basis.ts';
import { EstimationError } from './estimation-error.ts';
import type { LonelyClusterRule } from './lonely-cluster.ts';

/** One stage of sampling, row by row. */
export interface SampleStage {
  /** stratum of each row at this stage, 0-based; within one cluster of the stage above */
  readonly stratum: Int32Array;
  /** cluster of each row, 0-based and unique over the whole stage: the same number never stands in two strata */
  readonly cluster: Int32Array;
  /** clusters that the row's stratum holds in the population; null: drawn with replacement (no correction) */
  readonly population: Float64Array | null;
}

/** Weights that were made to agree with known totals of cells (post-stratification). */
export interface CellCalibration {
  /** weights before the adjustment */
  readonly base: Float64Array;
  /** cell of each row; -1: takes no part */
  readonly cell: Int32Array;
}

/** Weights that were made to agree with known totals of columns (raking, calibration). */
export interface ColumnCalibration {
  /** weights before the adjustment */
  readonly base: Float64Array;
  /** the calibration columns, orthonormal by `base` */
  readonly basis: CalibrationBasis;
}

export type SampleCalibration = CellCalibration | ColumnCalibration;

/**
 * How rows were drawn, for the row-based engine. Rows outside a domain stay in the design: n_h is counted
 * over all its rows, weight 0 included, never over the rows that happen to be looked at.
 */
export interface SampleDesign {
  readonly size: number;
  readonly weights: Float64Array;
  /** first stage first; later stages add to the variance only where the stage above has a population */
  readonly stages: readonly SampleStage[];
  readonly calibration: SampleCalibration | null;
  /** what a stratum with a single cluster adds to a variance; absent: `fail` */
  readonly lonelyClusters?: LonelyClusterRule;
}

/** Strata and clusters are counted in arrays of this length at most. */
const MOST_NUMBERS = 2 ** 24;

function contradictory(message: string): never {
  throw new EstimationError('design-contradictory', `sample design: ${message}`);
}

function requireLength(what: string, length: number | undefined, size: number): void {
  if (length !== undefined && length !== size)
    contradictory(`${size} rows need as many ${what}, got ${length}`);
}

// plain loops below: every estimate passes here with every row

/** The greatest number. Throws for one that is none. */
function requireNumbering(what: string, numbers: Int32Array, stage: number): number {
  let most = -1;
  let row = 0;
  for (; row < numbers.length; row++) {
    const number = numbers[row] as number;
    if (number < 0 || number >= MOST_NUMBERS) break;
    if (number > most) most = number;
  }
  if (row === numbers.length) return most;
  contradictory(
    `${what} of stage ${stage} are numbered from 0 and below ${MOST_NUMBERS}, row ${row + 1} has ${numbers[row]}`,
  );
}

function requireSoundStage({ stratum, cluster, population }: SampleStage, stage: number, size: number): void {
  requireLength(`strata of stage ${stage}`, stratum.length, size);
  requireLength(`clusters of stage ${stage}`, cluster.length, size);
  requireLength(`population sizes of stage ${stage}`, population?.length, size);
  requireNumbering('strata', stratum, stage);
  const most = requireNumbering('clusters', cluster, stage);
  for (let row = 0; population !== null && row < size; row++) {
    if ((population[row] as number) > 0) continue;
    contradictory(
      `population sizes of stage ${stage} must be above 0, row ${row + 1} has ${population[row]}`,
    );
  }
  const home = new Int32Array(most + 1).fill(-1);
  for (let row = 0; row < size; row++) {
    const own = cluster[row] as number;
    const known = home[own] as number;
    if (known >= 0 && known !== stratum[row]) {
      contradictory(`cluster ${own} of stage ${stage} stands in two strata; number clusters within strata`);
    }
    home[own] = stratum[row] as number;
  }
}

function requireSoundCalibration(calibration: SampleCalibration, size: number): void {
  requireLength('base weights', calibration.base.length, size);
  if ('cell' in calibration) requireLength('calibration cells', calibration.cell.length, size);
  else for (const { length } of calibration.basis.vectors) requireLength('calibration values', length, size);
}

/**
 * Throws EstimationError where columns differ in length, there is no stage, weights are not numbers of 0 or more (where
 * a calibration made them, those it started from), strata or clusters are not numbered from 0, a population size is not
 * above 0, or a cluster is in two strata.
 */
export function requireSound(design: SampleDesign): void {
  const { size, weights, stages, calibration } = design;
  requireLength('weights', weights.length, size);
  if (stages.length === 0) contradictory('at least one stage is needed, got none');
  if (calibration !== null) requireSoundCalibration(calibration, size);
  // a calibration may make weights negative; what it started from may not be
  const drawn = calibration?.base ?? weights;
  for (let row = 0; row < size; row++) {
    const weight = drawn[row] as number;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      contradictory(`weights must be numbers of 0 or more, row ${row + 1} has ${weight}`);
    }
    if (!Number.isFinite(weights[row])) {
      contradictory(`weights must be numbers, row ${row + 1} has ${weights[row]}`);
    }
  }
  stages.forEach((stage, level) => {
    requireSoundStage(stage, level + 1, size);
  });
}

/** A sample of single rows: each row its own cluster, in strata, drawn from `population` rows (null: with replacement). */
export function elementSample(
  weights: Float64Array,
  stratum: Int32Array,
  population: Float64Array | null,
  calibration: SampleCalibration | null = null,
): SampleDesign {
  const cluster = Int32Array.from(weights, (_, row) => row);
  const design = { size: weights.length, weights, stages: [{ stratum, cluster, population }], calibration };
  requireSound(design);
  return design;
}

/**
 * Degrees of freedom: clusters minus strata of the first stage, counted over rows inside the domain with a
 * weight other than 0. `domain` null: all rows. Throws EstimationError where the
 * design is not sound or the domain has other rows.
 */
export function degreesOfFreedom(design: SampleDesign, domain: Uint8Array | null): number {
  requireSound(design);
  requireLength('places in the domain', domain?.length, design.size);
  const stage = design.stages[0] as SampleStage;
  const clusters = new Set<number>();
  const strata = new Set<number>();
  for (let row = 0; row < design.size; row++) {
    if ((domain !== null && domain[row] === 0) || design.weights[row] === 0) continue;
    clusters.add(stage.cluster[row] as number);
    strata.add(stage.stratum[row] as number);
  }
  return clusters.size - strata.size;
}
