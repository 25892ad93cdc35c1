import { residualsOn } from './calibration-basis.ts';
import { EstimationError } from './estimation-error.ts';
import { addLonelyCluster, type LonelyClusterRule, meanOfOthers } from './lonely-cluster.ts';
import type { SampleDesign, SampleStage } from './sample-design.ts';

/** Symmetric matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/**
 * Takes the part of a linearised value away that the calibration already knows, by base weights: for post-strata its
 * deviation from the mean of the cell, else the residual of its regression on the calibration columns (Deville and
 * Särndal 1992, section 3.4). `values` are z_i/w_i for every row of the design.
 */
function residuals(values: Float64Array, design: SampleDesign): Float64Array {
  const { calibration } = design;
  if (calibration === null) return values;
  if ('basis' in calibration) return residualsOn(calibration.basis, calibration.base, values);
  const cells = calibration.cell.reduce((most, cell) => Math.max(most, cell), -1) + 1;
  const sum = new Float64Array(cells);
  const weight = new Float64Array(cells);
  for (let row = 0; row < design.size; row++) {
    const cell = calibration.cell[row] as number;
    if (cell < 0) continue;
    sum[cell] = (sum[cell] as number) + (calibration.base[row] as number) * (values[row] as number);
    weight[cell] = (weight[cell] as number) + (calibration.base[row] as number);
  }
  return values.map((value, row) => {
    const cell = calibration.cell[row] as number;
    return cell < 0 ? value : value - (sum[cell] as number) / (weight[cell] as number);
  });
}

interface ClusterSums {
  /** sum over the cluster of each linearised variable */
  readonly sums: Float64Array;
  readonly rows: number[];
}

interface StratumClusters {
  readonly clusters: Map<number, ClusterSums>;
  readonly population: number;
}

/** Rows gathered into clusters within strata, at one stage. */
function gather(rows: readonly number[], stage: SampleStage, values: readonly Float64Array[]) {
  const strata = new Map<number, StratumClusters>();
  for (const row of rows) {
    const key = stage.stratum[row] as number;
    let stratum = strata.get(key);
    if (stratum === undefined) {
      stratum = { clusters: new Map(), population: stage.population?.[row] ?? Number.POSITIVE_INFINITY };
      strata.set(key, stratum);
    } else if (stage.population !== null && stage.population[row] !== stratum.population) {
      throw new EstimationError('design-contradictory', `stratum ${key} has more than one population size`);
    }
    const clusterKey = stage.cluster[row] as number;
    let cluster = stratum.clusters.get(clusterKey);
    if (cluster === undefined) {
      cluster = { sums: new Float64Array(values.length), rows: [] };
      stratum.clusters.set(clusterKey, cluster);
    }
    cluster.rows.push(row);
    for (let k = 0; k < values.length; k++) {
      cluster.sums[k] = (cluster.sums[k] as number) + ((values[k] as Float64Array)[row] as number);
    }
  }
  return strata;
}

/** Adds factor · Σ_c (z_c − z̄)(z_c − z̄)ᵀ over the clusters of one stratum. */
function addDeviations(total: number[][], clusters: readonly ClusterSums[], factor: number): void {
  const size = total.length;
  const means = new Float64Array(size);
  for (const { sums } of clusters) {
    for (let k = 0; k < size; k++) means[k] = (means[k] as number) + (sums[k] as number) / clusters.length;
  }
  for (const { sums } of clusters) {
    for (let a = 0; a < size; a++) {
      const deviation = factor * ((sums[a] as number) - (means[a] as number));
      const into = total[a] as number[];
      for (let b = 0; b < size; b++) {
        into[b] = (into[b] as number) + deviation * ((sums[b] as number) - (means[b] as number));
      }
    }
  }
}

/** 1 − n/N of a stratum; throws where more were drawn than there are. */
function remainingShare(key: number, drawn: number, population: number): number {
  if (drawn > population * (1 + 1e-9)) {
    throw new EstimationError(
      'design-contradictory',
      `stratum ${key} holds ${population} in the population, fewer than the ${drawn} drawn`,
    );
  }
  return Math.max(0, 1 - drawn / population);
}

interface Recursion {
  readonly values: readonly Float64Array[];
  readonly stages: readonly SampleStage[];
  readonly rule: LonelyClusterRule;
}

function addStage(total: number[][], rows: readonly number[], recursion: Recursion, factor: number): void {
  const { values, stages, rule } = recursion;
  const [stage, ...below] = stages;
  if (stage === undefined) return;
  const own = values.map(() => values.map(() => 0));
  const strata = gather(rows, stage, values);
  let withoutVariance = 0;
  for (const [key, { clusters, population }] of strata) {
    const n = clusters.size;
    const remaining = remainingShare(key, n, population);
    // everything was drawn: nothing is left to chance at this stage, whatever the number of clusters
    if (remaining > 1e-12) {
      const [only] = clusters.values();
      if (n > 1) addDeviations(own, [...clusters.values()], (factor * remaining * n) / (n - 1));
      else if (!addLonelyCluster(own, only?.sums ?? new Float64Array(), key, factor * remaining, rule)) {
        withoutVariance += 1;
      }
    }
    // without a correction the first stage alone already stands for the whole variance
    if (below.length > 0 && stage.population !== null) {
      for (const cluster of clusters.values()) {
        addStage(total, cluster.rows, { ...recursion, stages: below }, (factor * n) / population);
      }
    }
  }
  const scale = meanOfOthers(strata.size, withoutVariance);
  own.forEach((row, a) => {
    const into = total[a] as number[];
    row.forEach((value, b) => {
      into[b] = (into[b] as number) + value * scale;
    });
  });
}

/**
 * Covariance matrix of estimates, by Taylor linearisation for strata, clusters in any number of stages,
 * finite population corrections and calibration:
 * V = Σ_h (1 − n_h/N_h) · n_h/(n_h − 1) · Σ_c (z_hc − z̄_h)(z_hc − z̄_h)ᵀ, and n_h/N_h times the same inside
 * each cluster where a later stage has its own correction (Särndal, Swensson, Wretman 1992, chapters 4 and 5;
 * the same as svyrecvar of R's survey package).
 *
 * `values`: for each estimate its linearised value z_i/w_i on every row, 0 outside the domain.
 * A stratum with one cluster that is not the whole of it follows the rule of the design (lonely-cluster.ts): unless
 * the design names another, EstimationError.
 */
export function linearisedCovariance(design: SampleDesign, values: readonly Float64Array[]): Matrix {
  const weighted = values.map((value) =>
    residuals(value, design).map((residual, row) => residual * (design.weights[row] as number)),
  );
  const total = values.map(() => values.map(() => 0));
  const rows = Array.from({ length: design.size }, (_, row) => row);
  const rule = design.lonelyClusters ?? 'fail';
  addStage(total, rows, { values: weighted, stages: design.stages, rule }, 1);
  return total;
}
