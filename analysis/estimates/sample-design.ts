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

/** Throws EstimationError where columns differ in length, weights are not numbers, or a cluster is in two strata. */
export function requireSound(design: SampleDesign): void {
  const contradictory = (message: string) => {
    throw new EstimationError('design-contradictory', `sample design: ${message}`);
  };
  if (design.weights.length !== design.size) {
    contradictory(`${design.size} rows need as many weights, got ${design.weights.length}`);
  }
  // a calibration may make weights negative; what it started from may not be
  const drawn = design.calibration?.base ?? design.weights;
  const unsound = drawn.findIndex((weight) => !Number.isFinite(weight) || weight < 0);
  if (unsound >= 0) {
    contradictory(`weights must be numbers of 0 or more, row ${unsound + 1} has ${drawn[unsound]}`);
  }
  design.stages.forEach((stage, level) => {
    if (stage.stratum.some((stratum) => stratum < 0) || stage.cluster.some((cluster) => cluster < 0)) {
      contradictory(`strata and clusters of stage ${level + 1} are numbered from 0, got a negative number`);
    }
    const home = new Map<number, number>();
    for (let row = 0; row < design.size; row++) {
      const cluster = stage.cluster[row] as number;
      const stratum = stage.stratum[row] as number;
      const known = home.get(cluster);
      if (known !== undefined && known !== stratum) {
        contradictory(
          `cluster ${cluster} of stage ${level + 1} stands in two strata; number clusters within strata`,
        );
      }
      home.set(cluster, stratum);
    }
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
 * weight other than 0. `domain` null: all rows.
 */
export function degreesOfFreedom(design: SampleDesign, domain: Uint8Array | null): number {
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
