import { EstimationError } from './estimation-error.ts';
import type { SampleStage } from './sample-design.ts';

/** One stratum of a stage, as far as rows stand in it. */
export interface StageStratum {
  /** its number in the design */
  readonly key: number;
  /** clusters it holds in the population; Infinity without a correction */
  readonly population: number;
  /** clusters drawn */
  readonly clusters: number;
}

/** Rows gathered into the clusters of one stage, numbered as they appear. */
export interface StageClusters {
  readonly strata: readonly StageStratum[];
  /** place of each cluster's stratum among `strata` */
  readonly stratumOf: Int32Array;
  /** for each variable its sum over each cluster */
  readonly sums: readonly Float64Array[];
  /** cluster of each of the rows, in their order */
  readonly clusterOf: Int32Array;
}

/** Places given to numbers as they appear; −1 before. Kept between calls, since a stage is gathered once a cluster above it. */
export interface Numbering {
  readonly strata: Int32Array;
  readonly clusters: Int32Array;
}

function blank(numbers: Int32Array): Int32Array {
  return new Int32Array(numbers.reduce((most, number) => Math.max(most, number), -1) + 1).fill(-1);
}

/** A numbering for the strata and clusters of a stage. */
export function numberingOf({ stratum, cluster }: SampleStage): Numbering {
  return { strata: blank(stratum), clusters: blank(cluster) };
}

/**
 * Sums of each variable over the clusters that rows stand in. Leaves the numbering as blank as it was.
 * Throws EstimationError where the rows of a stratum tell different population sizes.
 */
export function gatherClusters(
  rows: Int32Array,
  stage: SampleStage,
  values: readonly Float64Array[],
  numbering: Numbering,
): StageClusters {
  const clusterOf = new Int32Array(rows.length);
  const stratumOf: number[] = [];
  const keys: number[] = [];
  const populations: number[] = [];
  const drawn: number[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    const key = stage.stratum[row] as number;
    const population = stage.population?.[row] ?? Number.POSITIVE_INFINITY;
    let stratum = numbering.strata[key] as number;
    if (stratum < 0) {
      stratum = keys.length;
      numbering.strata[key] = stratum;
      keys.push(key);
      populations.push(population);
      drawn.push(0);
    } else if (populations[stratum] !== population) {
      throw new EstimationError(
        'design-contradictory',
        `linearisedCovariance requires one population size in a stratum, got ${populations[stratum]} and ${population}: stratum ${key} has more than one population size`,
      );
    }
    const own = stage.cluster[row] as number;
    let cluster = numbering.clusters[own] as number;
    if (cluster < 0) {
      cluster = stratumOf.length;
      numbering.clusters[own] = cluster;
      stratumOf.push(stratum);
      drawn[stratum] = (drawn[stratum] as number) + 1;
    }
    clusterOf[index] = cluster;
  }
  for (const row of rows) {
    numbering.strata[stage.stratum[row] as number] = -1;
    numbering.clusters[stage.cluster[row] as number] = -1;
  }
  return {
    strata: keys.map((key, place) => ({
      key,
      population: populations[place] as number,
      clusters: drawn[place] as number,
    })),
    stratumOf: Int32Array.from(stratumOf),
    sums: values.map((value) => sumsOver(rows, clusterOf, stratumOf.length, value)),
    clusterOf,
  };
}

function sumsOver(
  rows: Int32Array,
  clusterOf: Int32Array,
  clusters: number,
  value: Float64Array,
): Float64Array {
  const sums = new Float64Array(clusters);
  for (let index = 0; index < rows.length; index++) {
    const cluster = clusterOf[index] as number;
    sums[cluster] = (sums[cluster] as number) + (value[rows[index] as number] as number);
  }
  return sums;
}

/** The rows of each cluster. */
export function rowsByCluster(
  rows: Int32Array,
  { clusterOf, stratumOf }: StageClusters,
): readonly Int32Array[] {
  const lists: number[][] = Array.from(stratumOf, () => []);
  clusterOf.forEach((cluster, index) => {
    (lists[cluster] as number[]).push(rows[index] as number);
  });
  return lists.map((list) => Int32Array.from(list));
}
