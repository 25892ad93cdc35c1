import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearisedCovariance } from './linearised-covariance.ts';
import type { SampleDesign } from './sample-design.ts';
import { gatherClusters, numberingOf, rowsByCluster } from './stage-clusters.ts';

const row = fc.record({
  stratum: fc.integer({ min: 0, max: 2 }),
  cluster: fc.integer({ min: 0, max: 3 }),
  a: fc.integer({ min: -9, max: 9 }),
  b: fc.integer({ min: -9, max: 9 }),
});

type Row = { readonly stratum: number; readonly cluster: number; readonly a: number; readonly b: number };

/** Two stages: clusters of 5 in each stratum of the population, then people of 50 in each cluster. */
function twoStages(rows: readonly Row[]): SampleDesign {
  const whole = (value: (row: Row, index: number) => number) => Int32Array.from(rows, value);
  const cluster = whole((own) => own.stratum * 10 + own.cluster);
  return {
    size: rows.length,
    weights: new Float64Array(rows.length).fill(1),
    stages: [
      { stratum: whole((own) => own.stratum), cluster, population: new Float64Array(rows.length).fill(5) },
      {
        stratum: cluster,
        cluster: whole((_, index) => index),
        population: new Float64Array(rows.length).fill(50),
      },
    ],
    calibration: null,
    lonelyClusters: 'remove',
  };
}

/** (1 − n/N)·n/(n − 1)·Σ(x − x̄)(y − ȳ), and nothing for a single one. */
function spread(x: readonly number[], y: readonly number[], population: number): number {
  const n = x.length;
  if (n < 2) return 0;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  const products = x.reduce((sum, value, k) => sum + (value - mean(x)) * ((y[k] as number) - mean(y)), 0);
  return ((1 - n / population) * n * products) / (n - 1);
}

/** The formula of the two-stage covariance of totals, as a textbook writes it. */
function slowCovariance(rows: readonly Row[]): number {
  return [0, 1, 2].reduce((total, stratum) => {
    const own = rows.filter((candidate) => candidate.stratum === stratum);
    const clusters = [0, 1, 2, 3]
      .map((cluster) => own.filter((candidate) => candidate.cluster === cluster))
      .filter(({ length }) => length > 0);
    const sums = (of: (row: Row) => number) =>
      clusters.map((members) => members.reduce((sum, member) => sum + of(member), 0));
    const between = spread(
      sums(({ a }) => a),
      sums(({ b }) => b),
      5,
    );
    const within = clusters.reduce(
      (sum, members) =>
        sum +
        (clusters.length / 5) *
          spread(
            members.map(({ a }) => a),
            members.map(({ b }) => b),
            50,
          ),
      0,
    );
    return total + between + within;
  }, 0);
}

describe('clusters of a stage', () => {
  it('give the same covariance as the textbook’s formula, for clusters in any order', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const values = [Float64Array.from(rows, ({ a }) => a), Float64Array.from(rows, ({ b }) => b)];
        const covariance = linearisedCovariance(twoStages(rows), values);
        expect(covariance[0]?.[1]).toBeCloseTo(slowCovariance(rows), 8);
        expect(covariance[1]?.[0]).toBe(covariance[0]?.[1]);
      }),
    );
  });

  it('are numbered as they appear, and the numbering is left blank for the next part', () => {
    const design = twoStages([
      { stratum: 2, cluster: 1, a: 1, b: 0 },
      { stratum: 0, cluster: 3, a: 2, b: 0 },
      { stratum: 2, cluster: 1, a: 4, b: 0 },
    ]);
    const [stage] = design.stages as [SampleDesign['stages'][number]];
    const numbering = numberingOf(stage);
    const rows = Int32Array.of(0, 1, 2);
    for (let time = 0; time < 2; time++) {
      const found = gatherClusters(rows, stage, [Float64Array.of(1, 2, 4)], numbering);
      expect(found.strata).toEqual([
        { key: 2, population: 5, clusters: 1 },
        { key: 0, population: 5, clusters: 1 },
      ]);
      expect(found.sums).toEqual([Float64Array.of(5, 2)]);
      expect(rowsByCluster(rows, found)).toEqual([Int32Array.of(0, 2), Int32Array.of(1)]);
    }
  });
});
