import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { tableCells } from '../tally/table-cells.ts';
import { tally, tallyAxis } from '../tally/tally.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import { cellCovariance } from './cell-covariance.ts';
import { designEffect, weightSpread } from './design-effect.ts';
import { EstimationError } from './estimation-error.ts';
import { estimateMeans, estimateRatio, estimateTotals, estimateVariance } from './row-estimates.ts';
import { degreesOfFreedom, elementSample, requireSound, type SampleDesign } from './sample-design.ts';
import { meanOverCells, totalOfCells } from './tally-estimates.ts';

const ones = (size: number, value = 1) => new Float64Array(size).fill(value);

/** Five of ten people, all with the same weight: the textbook case, with s² = 2.5. */
const simple = (population: number | null) =>
  elementSample(ones(5, 2), new Int32Array(5), population === null ? null : ones(5, population));
const y = Float64Array.of(1, 2, 3, 4, 5);

describe('a simple random sample, by the formulas of a textbook', () => {
  it('mean: s²/n, with the share not drawn', () => {
    expect(estimateMeans(simple(null), [y], null)).toMatchObject({
      values: [3],
      covariance: [[0.5]],
      respondents: 5,
      weightedCount: 10,
      degreesOfFreedom: 4,
    });
    expect(estimateMeans(simple(10), [y], null).covariance[0]?.[0]).toBeCloseTo(0.25, 14);
  });

  it('total: N² times that of the mean', () => {
    const total = estimateTotals(simple(10), [y], null);
    expect(total.values).toEqual([30]);
    expect(total.covariance[0]?.[0]).toBeCloseTo(100 * 0.25, 12);
  });

  it('a domain counts the rest as 0 and keeps n', () => {
    const domain = Uint8Array.of(1, 1, 1, 0, 0);
    const { values, covariance, degreesOfFreedom: df } = estimateMeans(simple(null), [y], domain);
    expect(values).toEqual([2]);
    // z = (−1, 0, 1, 0, 0)/3: n/(n − 1)·Σz² = 5/4·2/9
    expect(covariance[0]?.[0]).toBeCloseTo((5 / 4) * (2 / 9), 14);
    expect(df).toBe(2);
  });

  it('ratio and element variance', () => {
    const x = Float64Array.of(2, 2, 2, 2, 2);
    const ratio = estimateRatio(simple(null), y, x, null);
    expect(ratio.values[0]).toBeCloseTo(1.5, 14);
    expect(ratio.covariance[0]?.[0]).toBeCloseTo(0.5 / 4, 14);
    expect(estimateVariance(simple(null), y, null).values[0]).toBeCloseTo(2.5, 14);
  });

  it('has a design effect of 1', () => {
    const sample = { respondents: 5, weightedCount: 10, elementVariance: 2.5 };
    expect(designEffect(0.25, sample, false)).toBeCloseTo(1, 14);
    expect(designEffect(0.5, sample, true)).toBeCloseTo(1, 14);
  });
});

describe('clusters', () => {
  const clustered = (population: number | null, stages: 1 | 2 = 1): SampleDesign => ({
    size: 6,
    weights: ones(6),
    stages: [
      {
        stratum: new Int32Array(6),
        cluster: Int32Array.of(0, 0, 1, 1, 2, 2),
        population: population === null ? null : ones(6, population),
      },
      ...(stages === 2
        ? [
            {
              stratum: Int32Array.of(0, 0, 1, 1, 2, 2),
              cluster: Int32Array.of(0, 1, 2, 3, 4, 5),
              population: ones(6, 4),
            },
          ]
        : []),
    ],
    calibration: null,
  });
  const values = Float64Array.of(1, 3, 2, 2, 5, 7);

  it('one stage: variance between the sums of clusters', () => {
    // cluster sums 4, 4, 12 around 20/3: squares add to 128/3
    const between = (3 / 2) * (128 / 3);
    expect(estimateTotals(clustered(null), [values], null).covariance[0]?.[0]).toBeCloseTo(between, 12);
    expect(estimateTotals(clustered(6), [values], null).covariance[0]?.[0]).toBeCloseTo(between / 2, 12);
    expect(degreesOfFreedom(clustered(null), null)).toBe(2);
  });

  it('two stages: what varies inside a cluster is added, times the share of clusters drawn', () => {
    // inside each cluster (1 − 2/4)·2·Σ(deviation)² = 2, 0, 2; times 3/6
    const within = ((1 - 2 / 4) * 2 * (2 + 0 + 2) * 3) / 6;
    const both = ((3 / 2) * (128 / 3)) / 2 + within;
    expect(estimateTotals(clustered(6, 2), [values], null).covariance[0]?.[0]).toBeCloseTo(both, 12);
  });

  it('without a correction the first stage stands for everything', () => {
    const [first, second] = clustered(null, 2).stages;
    const design = { ...clustered(null), stages: [first, second] as SampleDesign['stages'] };
    expect(estimateTotals(design, [values], null).covariance).toEqual(
      estimateTotals(clustered(null), [values], null).covariance,
    );
  });
});

describe('a stratum with one respondent', () => {
  const stratum = Int32Array.of(0, 0, 1);

  it('is an error that says what to do', () => {
    const design = elementSample(ones(3), stratum, null);
    expect(() => estimateMeans(design, [Float64Array.of(1, 2, 3)], null)).toThrow(
      new EstimationError(
        'lonely-cluster',
        'linearisedCovariance requires two respondents or clusters in every stratum, got one in stratum 1, which has no variance of its own; fold it with a neighbour first',
      ),
    );
  });

  it('adds nothing where it is all there is of the stratum', () => {
    const design = elementSample(ones(3), stratum, Float64Array.of(4, 4, 1));
    expect(estimateTotals(design, [Float64Array.of(1, 2, 3)], null).covariance[0]?.[0]).toBeCloseTo(
      0.5 * 2 * 0.5,
      14,
    );
  });
});

describe('contradictory designs', () => {
  it.each([
    [
      'weights must be numbers of 0 or more, row 2 has -1',
      () => elementSample(Float64Array.of(1, -1), new Int32Array(2), null),
    ],
    ['row 1 has NaN', () => elementSample(Float64Array.of(Number.NaN, 1), new Int32Array(2), null)],
    [
      '2 rows need as many weights, got 1',
      () => requireSound({ size: 2, weights: ones(1), stages: [], calibration: null }),
    ],
    [
      'strata of stage 1 are numbered from 0 and below 16777216, row 2 has -1',
      () => elementSample(ones(2), Int32Array.of(0, -1), null),
    ],
    [
      'cluster 0 of stage 1 stands in two strata',
      () =>
        requireSound({
          size: 2,
          weights: ones(2),
          stages: [{ stratum: Int32Array.of(0, 1), cluster: Int32Array.of(0, 0), population: null }],
          calibration: null,
        }),
    ],
    [
      'holds 2 in the population, fewer than the 3 drawn',
      () => estimateMeans(elementSample(ones(3), new Int32Array(3), ones(3, 2)), [ones(3)], null),
    ],
    [
      'stratum 0 has more than one population size',
      () => estimateMeans(elementSample(ones(2), new Int32Array(2), Float64Array.of(5, 6)), [ones(2)], null),
    ],
  ])('%s', (message, run) => {
    expect(run).toThrow(message);
  });
});

describe('weights of zero', () => {
  it('add nothing but stay in n', () => {
    const design = elementSample(Float64Array.of(2, 2, 0), new Int32Array(3), null);
    const {
      values,
      respondents,
      degreesOfFreedom: df,
      covariance,
    } = estimateMeans(design, [Float64Array.of(1, 3, 99)], null);
    expect([values[0], respondents, df]).toEqual([2, 2, 1]);
    // z = (−½, ½, 0): n/(n − 1) with n = 3
    expect(covariance[0]?.[0]).toBeCloseTo(1.5 * 0.5, 14);
  });

  it('are not counted in the spread', () => {
    expect(weightSpread([0, 2, 2, 0])).toMatchObject({
      respondents: 2,
      minimum: 2,
      designEffect: 1,
      effectiveRespondents: 2,
    });
    expect(weightSpread([]).minimum).toBeNaN();
  });
});

describe('the tally against rows', () => {
  it('scored means, totals and covariances of cells', () => {
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.integer({ min: 40, max: 300 }),
          seed: fc.integer({ min: 1, max: 100_000 }),
          areas: fc.integer({ min: 1, max: 5 }),
          categories: fc.integer({ min: 2, max: 6 }),
        }),
        (options) => {
          const survey = syntheticSurvey(options);
          const { dataset, weights } = weightDataset(survey.dataset, survey.postStratification);
          if (dataset.design.kind === 'open') throw new Error('by invitation');
          const { strata, stratum } = dataset.design;
          const area = dataset.columns.get('area')?.values as Uint8Array;
          const q = dataset.columns.get('q')?.values as Uint8Array;
          const groups = Array.from({ length: options.areas }, (_, index) => index + 1);
          const codes = Array.from({ length: options.categories }, (_, index) => index + 1);
          const sums = tally(
            tallyFrame(dataset, weights),
            { values: area, axis: tallyAxis(groups.map((code) => [code])) },
            { values: q, axis: tallyAxis(codes.map((code) => [code])) },
          );
          const design = elementSample(
            weights.calibrated,
            Int32Array.from(stratum),
            Float64Array.from(stratum, (index) => strata[index]?.population as number),
            { base: weights.base, cell: Int32Array.from(weights.cell) },
          );
          const cells = tableCells(
            sums,
            groups.map((_, index) => index),
            codes.map((_, index) => index),
          );
          const domain = Uint8Array.from(q, (code) => Number(code <= 250));
          const slow = estimateMeans(
            design,
            [Float64Array.from(q, (code) => (code <= 250 ? code : 0))],
            domain,
          );
          const fast = meanOverCells(sums, cells, (cell) => (cell % (codes.length + 1)) + 1);
          expect(fast.value).toBeCloseTo(slow.values[0] as number, 10);
          expect(Math.sqrt(fast.variance)).toBeCloseTo(Math.sqrt(slow.covariance[0]?.[0] as number), 10);

          const one = Float64Array.from(q, (code, row) => Number(code === 1 && area[row] === 1));
          const total = totalOfCells(sums, [cells[0] as number]);
          const slowTotal = estimateTotals(design, [one], null);
          expect(total.value / (slowTotal.values[0] || 1)).toBeCloseTo(slowTotal.values[0] === 0 ? 0 : 1, 10);

          const inCell = (cell: number) => {
            const group = Math.floor(cell / (codes.length + 1)) + 1;
            const code = (cell % (codes.length + 1)) + 1;
            return Float64Array.from(q, (own, row) => Number(own === code && area[row] === group));
          };
          const slowTotals = estimateTotals(design, cells.map(inCell), null).covariance;
          const scale = Math.max(1, ...slowTotals.map((row, index) => row[index] as number));
          cellCovariance(sums, cells).forEach((row, a) => {
            row.forEach((value, b) => {
              expect(Math.abs(value - (slowTotals[a]?.[b] as number)) / scale).toBeLessThan(1e-12);
            });
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('known totals have no error: the population of an area after post-stratification', () => {
    const survey = syntheticSurvey({ rows: 500, seed: 4, areas: 3, categories: 3 });
    const { dataset, weights } = weightDataset(survey.dataset, survey.postStratification);
    const values = dataset.columns.get('area')?.values as Uint8Array;
    const sums = tally(
      tallyFrame(dataset, weights),
      { values, axis: tallyAxis([[1], [2], [3]]) },
      { values, axis: tallyAxis([[1, 2, 3]]) },
    );
    const { value, variance } = totalOfCells(sums, tableCells(sums, [0], [0]));
    if (dataset.design.kind === 'open') throw new Error('by invitation');
    expect(value).toBeCloseTo(dataset.design.strata[0]?.population as number, 4);
    expect(Math.sqrt(variance) / value).toBeLessThan(1e-7);
  });

  it('refuses a code in two groups and columns of another length', () => {
    expect(() => tallyAxis([[1, 2], [2]])).toThrow('code 2 stands in two groups');
    const survey = syntheticSurvey({ rows: 50, seed: 1, areas: 1, categories: 2 });
    const { dataset, weights } = weightDataset(survey.dataset, null);
    const side = { values: new Uint8Array(3), axis: tallyAxis([[1]]) };
    expect(() => tally(tallyFrame(dataset, weights), side, side)).toThrow(
      'tallyBy: a column needs 50 rows, got 3',
    );
  });
});
