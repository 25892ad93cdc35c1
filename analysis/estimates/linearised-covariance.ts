import { residualsOn } from './calibration-basis.ts';
import { EstimationError } from './estimation-error.ts';
import { addLonelyCluster, type LonelyClusterRule, meanOfOthers } from './lonely-cluster.ts';
import { requireRows } from './require-rows.ts';
import type { SampleDesign, SampleStage } from './sample-design.ts';
import {
  gatherClusters,
  type Numbering,
  numberingOf,
  rowsByCluster,
  type StageClusters,
  type StageStratum,
} from './stage-clusters.ts';

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
    // a cell in which nobody has a base weight knows nothing
    return cell < 0 || weight[cell] === 0 ? value : value - (sum[cell] as number) / (weight[cell] as number);
  });
}

/** Each cluster's distance from the mean of its stratum. */
function deviations(sums: Float64Array, { strata, stratumOf }: StageClusters): Float64Array {
  const means = new Float64Array(strata.length);
  sums.forEach((sum, cluster) => {
    const stratum = stratumOf[cluster] as number;
    means[stratum] = (means[stratum] as number) + sum / (strata[stratum] as StageStratum).clusters;
  });
  return sums.map((sum, cluster) => sum - (means[stratumOf[cluster] as number] as number));
}

/** Σ_c factor · (z_c − z̄)(z_c − z̄)ᵀ with the factor of each cluster's stratum. */
function deviationProducts(clusters: StageClusters, factors: Float64Array): number[][] {
  const { stratumOf } = clusters;
  const columns = clusters.sums.map((sums) => deviations(sums, clusters));
  const scaled = columns.map((column) =>
    column.map((value, cluster) => value * (factors[stratumOf[cluster] as number] as number)),
  );
  const total = columns.map(() => columns.map(() => 0));
  scaled.forEach((left, a) => {
    columns.slice(0, a + 1).forEach((right, b) => {
      let sum = 0;
      for (let cluster = 0; cluster < left.length; cluster++) {
        sum += (left[cluster] as number) * (right[cluster] as number);
      }
      (total[a] as number[])[b] = sum;
      (total[b] as number[])[a] = sum;
    });
  });
  return total;
}

/** 1 − n/N of a stratum; throws where more were drawn than there are. */
function remainingShare(key: number, drawn: number, population: number): number {
  if (drawn > population * (1 + 1e-9)) {
    throw new EstimationError(
      'design-contradictory',
      `linearisedCovariance requires no more drawn than there are, stratum ${key} holds ${population} in the population, fewer than the ${drawn} drawn`,
    );
  }
  return Math.max(0, 1 - drawn / population);
}

interface Recursion {
  readonly values: readonly Float64Array[];
  readonly stages: readonly { readonly stage: SampleStage; readonly numbering: Numbering }[];
  readonly rule: LonelyClusterRule;
}

function addStage(total: number[][], rows: Int32Array, recursion: Recursion, factor: number): void {
  const [top, ...below] = recursion.stages;
  if (top === undefined) return;
  const clusters = gatherClusters(rows, top.stage, recursion.values, top.numbering);
  const { strata, stratumOf, sums } = clusters;
  const remaining = strata.map(
    ({ key, clusters: n, population }) => factor * remainingShare(key, n, population),
  );
  // everything was drawn: nothing is left to chance at this stage, whatever the number of clusters
  const open = remaining.map((share) => share > factor * 1e-12);
  const factors = Float64Array.from(strata, ({ clusters: n }, place) =>
    open[place] && n > 1 ? ((remaining[place] as number) * n) / (n - 1) : 0,
  );
  const own = deviationProducts(clusters, factors);
  let withoutVariance = 0;
  strata.forEach(({ key, clusters: n }, place) => {
    if (n > 1 || !open[place]) return;
    const only = stratumOf.indexOf(place);
    const alone = Float64Array.from(sums, (sum) => sum[only] as number);
    if (!addLonelyCluster(own, alone, key, remaining[place] as number, recursion.rule)) withoutVariance += 1;
  });
  const scale = meanOfOthers(strata.length, withoutVariance);
  own.forEach((row, a) => {
    const into = total[a] as number[];
    row.forEach((value, b) => {
      into[b] = (into[b] as number) + value * scale;
    });
  });
  // without a correction the first stage alone already stands for the whole variance
  if (below.length === 0 || top.stage.population === null) return;
  rowsByCluster(rows, clusters).forEach((inside, cluster) => {
    const { clusters: n, population } = strata[stratumOf[cluster] as number] as StageStratum;
    addStage(total, inside, { ...recursion, stages: below }, (factor * n) / population);
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
 * the design names another, EstimationError. Throws it also for an unsound design, values that are not numbers, and a
 * stratum that holds fewer in the population than were drawn.
 */
export function linearisedCovariance(design: SampleDesign, values: readonly Float64Array[]): Matrix {
  requireRows('linearisedCovariance', design, values, [null]);
  const weighted = values.map((value) =>
    residuals(value, design).map((residual, row) => residual * (design.weights[row] as number)),
  );
  const total = values.map(() => values.map(() => 0));
  const rows = Int32Array.from({ length: design.size }, (_, row) => row);
  const stages = design.stages.map((stage) => ({ stage, numbering: numberingOf(stage) }));
  addStage(total, rows, { values: weighted, stages, rule: design.lonelyClusters ?? 'fail' }, 1);
  return total;
}
