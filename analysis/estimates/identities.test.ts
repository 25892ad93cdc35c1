import fc from 'fast-check';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { estimateQuantile } from './estimate-quantile.ts';
import { estimateGroupMeans } from './group-means.ts';
import { linearRegression } from './linear-regression.ts';
import { modelMatrix } from './model-matrix.ts';
import {
  type Estimates,
  estimateMeans,
  estimateRatio,
  estimateTotals,
  estimateVariance,
} from './row-estimates.ts';
import { elementSample, type SampleDesign } from './sample-design.ts';

/** Three strata of three clusters or more, with or without the number of clusters there are; answers of everybody. */
interface Drawn {
  readonly design: SampleDesign;
  readonly y: Float64Array;
  readonly x: Float64Array;
  readonly group: Uint8Array;
  readonly domain: Uint8Array;
  /** rows in another order */
  readonly order: readonly number[];
  readonly scale: number;
}

const ROWS = 36;
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    weights: fc.array(fc.double({ min: 0.5, max: 50, noNaN: true }), { minLength: ROWS, maxLength: ROWS }),
    y: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: ROWS, maxLength: ROWS }),
    x: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: ROWS, maxLength: ROWS }),
    group: fc.array(fc.nat(2), { minLength: ROWS, maxLength: ROWS }),
    domain: fc.array(fc.nat(1), { minLength: ROWS, maxLength: ROWS }),
    order: fc.shuffledSubarray([...Array(ROWS).keys()], { minLength: ROWS, maxLength: ROWS }),
    scale: fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
    corrected: fc.boolean(),
  })
  .map(({ weights, y, x, group, domain, order, scale, corrected }) => ({
    design: {
      size: ROWS,
      weights: Float64Array.from(weights),
      stages: [
        {
          stratum: Int32Array.from(weights, (_, row) => Math.floor(row / 12)),
          cluster: Int32Array.from(weights, (_, row) => Math.floor(row / 3)),
          population: corrected ? Float64Array.from(weights, (_, row) => 5 + 4 * Math.floor(row / 12)) : null,
        },
      ],
      calibration: null,
    },
    y: Float64Array.from(y),
    x: Float64Array.from(x),
    group: Uint8Array.from(group),
    // somebody is in it
    domain: Uint8Array.from(domain, (own, row) => (row % 6 === 0 ? 1 : own)),
    order,
    scale,
  }));

const turn = <T extends Float64Array | Int32Array | Uint8Array>(values: T, order: readonly number[]): T =>
  values.map((_, row) => values[order[row] as number] as number) as T;

function turned({ design, ...drawn }: Drawn): Drawn {
  const { order } = drawn;
  const stages = design.stages.map(({ stratum, cluster, population }) => ({
    stratum: turn(stratum, order),
    cluster: turn(cluster, order),
    population: population === null ? null : turn(population, order),
  }));
  return {
    ...drawn,
    design: { ...design, weights: turn(design.weights, order), stages },
    y: turn(drawn.y, order),
    x: turn(drawn.x, order),
    group: turn(drawn.group, order),
    domain: turn(drawn.domain, order),
  };
}

const scaled = (one: Drawn): Drawn => ({
  ...one,
  design: { ...one.design, weights: one.design.weights.map((weight) => weight * one.scale) },
});

const groupsOf = ({ group, domain }: Drawn) =>
  [0, 1, 2].map((own) => group.map((code, row) => Number(code === own && domain[row] === 1)));

/** Every estimate from rows that does not depend on how weights are scaled. */
function free(one: Drawn): readonly number[] {
  const { design, y, x, domain } = one;
  const model = linearRegression(
    design,
    y,
    modelMatrix([{ kind: 'number', name: 'x', values: sloped(x) }], domain),
  );
  const flat = ({ values, covariance }: Estimates) => [...values, ...covariance.flat()];
  const median = estimateQuantile(design, y, domain, {
    share: 0.5,
    rule: 'math',
    interval: 'wald',
    level: 0.9,
  });
  return [
    ...flat(estimateMeans(design, [y, x], domain)),
    ...flat(estimateRatio(design, y, x, domain)),
    ...flat(estimateVariance(design, y, domain)),
    ...flat(estimateGroupMeans(design, y, groupsOf(one))),
    ...model.coefficients,
    ...model.covariance.flat(),
    median.estimate,
  ];
}

/** A column that is not the same for all, whatever x is. */
const sloped = (x: Float64Array) => x.map((value, row) => (row % 6 === 0 ? value + 10 : value));

function expectSame(got: readonly number[], expected: readonly number[]): void {
  expect(got.length).toBe(expected.length);
  expected.forEach((value, index) => {
    if (Number.isNaN(value)) expect(got[index]).toBeNaN();
    else expect(Math.abs((got[index] as number) - value)).toBeLessThan(1e-8 * Math.max(1, Math.abs(value)));
  });
}

const property = (check: (one: Drawn) => void) => fc.assert(fc.property(drawn, check), { numRuns: 60 });

describe('estimates from rows', () => {
  it('do not depend on the order of rows', () => {
    property((one) => {
      const other = turned(one);
      const flat = ({ values, covariance }: Estimates) => [...values, ...covariance.flat()];
      expectSame(
        flat(estimateTotals(other.design, [other.y, other.x], other.domain)),
        flat(estimateTotals(one.design, [one.y, one.x], one.domain)),
      );
      expectSame(
        flat(estimateGroupMeans(other.design, other.y, groupsOf(other))),
        flat(estimateGroupMeans(one.design, one.y, groupsOf(one))),
      );
      expectSame(
        flat(estimateRatio(other.design, other.y, other.x, null)),
        flat(estimateRatio(one.design, one.y, one.x, null)),
      );
    });
  });

  it('of shares, means, ratios, quantiles and models do not depend on how weights are scaled; totals follow', () => {
    property((one) => {
      expectSame(free(scaled(one)), free(one));
      const [total, other] = [one, scaled(one)].map(({ design, y, domain }) =>
        estimateTotals(design, [y], domain),
      );
      const factor = one.scale;
      expectSame(
        [(other?.values[0] as number) / factor, (other?.covariance[0]?.[0] as number) / factor ** 2],
        [total?.values[0] as number, total?.covariance[0]?.[0] as number],
      );
    });
  });

  it('do not see what stands outside the domain, missing or not', () => {
    property((one) => {
      const outside = (value: number) => one.y.map((own, row) => (one.domain[row] === 1 ? own : value));
      const missing = free({ ...one, y: outside(Number.NaN) });
      expectSame(missing, free({ ...one, y: outside(12345) }));
    });
  });

  it('of everybody are those of a domain of everybody', () => {
    property(({ design, y }) => {
      expect(estimateMeans(design, [y], new Uint8Array(ROWS).fill(1))).toEqual(
        estimateMeans(design, [y], null),
      );
    });
  });

  it('of groups add to the whole, and so do their covariances', () => {
    property((one) => {
      const { design, y, domain } = one;
      const parts = groupsOf(one).map((group) => y.map((value, row) => (group[row] === 1 ? value : 0)));
      const ofParts = estimateTotals(design, parts, null);
      const whole = estimateTotals(design, [y], domain);
      expectSame(
        [
          ofParts.values.reduce((sum, value) => sum + value, 0),
          ofParts.covariance.flat().reduce((sum, v) => sum + v, 0),
        ],
        [whole.values[0] as number, whole.covariance[0]?.[0] as number],
      );
    });
  });

  it('with equal weights of a simple sample are the unweighted ones', () => {
    property(({ y, scale }) => {
      const design = elementSample(new Float64Array(ROWS).fill(scale), new Int32Array(ROWS), null);
      const { values, covariance } = estimateMeans(design, [y], null);
      const plain = Array.from(y);
      const error = sampleStandardDeviation(plain) / Math.sqrt(ROWS);
      expectSame([values[0] as number, Math.sqrt(covariance[0]?.[0] as number)], [mean(plain), error]);
      expectSame(
        [estimateVariance(design, y, null).values[0] as number],
        [sampleStandardDeviation(plain) ** 2],
      );
    });
  });
});
