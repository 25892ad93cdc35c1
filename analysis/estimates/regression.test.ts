import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coefficientTests } from '../tests/coefficient-tests.ts';
import { waldTest } from '../tests/wald-test.ts';
import { estimateGroupMeans } from './group-means.ts';
import { linearRegression } from './linear-regression.ts';
import { logisticRegression } from './logistic-regression.ts';
import { madeUpGroups, madeUpSample } from './made-up-sample.ts';
import { type ModelTerm, modelMatrix } from './model-matrix.ts';
import { elementSample } from './sample-design.ts';

const { design, x, y, g, o, everybody } = madeUpSample;
const group = { kind: 'code', name: 'g', codes: g, levels: ['0', '1', '2'], reference: '0' } as const;
const number = { kind: 'number', name: 'x', values: x } as const;
const closeTo = (got: readonly number[], expected: readonly number[], digits = 9) =>
  got.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] as number, digits);
  });

describe('against R 4.2.2, survey 4.1-1, 2026-11-21', () => {
  it('svyglm(y ~ x + factor(g), de) and regTermTest(m, ~factor(g))', () => {
    const model = linearRegression(design, y, modelMatrix([number, group], everybody));
    expect(model.names).toEqual(['(Intercept)', 'x', 'g1', 'g2']);
    closeTo(
      model.coefficients,
      [11.32925953767419, -0.192096910896579, -0.980285660933998, 0.776763224627379],
    );
    closeTo(
      model.covariance[1] as number[],
      [-0.477026247204824, 0.0901945876944646, -0.0153673048512771, 0.166377352950138],
    );
    expect(model).toMatchObject({ degreesOfFreedom: 6, respondents: 36, iterations: 1 });
    const [intercept] = coefficientTests(model, 0.95);
    closeTo(
      [intercept?.t, intercept?.p, intercept?.lower, intercept?.upper] as number[],
      [6.073908484097457, 0.000904435442563731, 6.765196792900815, 15.893322282447565],
    );
    const places = model.places.get('g') as readonly number[];
    const wald = waldTest(model.coefficients, model.covariance, places, model.degreesOfFreedom);
    expect(wald).toMatchObject({ numeratorDf: 2, denominatorDf: 6 });
    closeTo([wald?.statistic, wald?.p] as number[], [0.814190076702214, 0.486582817045621]);
  });

  it('svyglm(o ~ x + factor(g), de, family = quasibinomial, control = glm.control(epsilon = 1e-15))', () => {
    const model = logisticRegression(design, o, modelMatrix([number, group], everybody));
    closeTo(
      model.coefficients,
      [-1.6299348228734383, 0.3904204060466214, -0.895674557914044, 0.0625020752510184],
    );
    closeTo(
      model.covariance[3] as number[],
      [-0.49041910783588444, -0.00684552428156199, 0.44555537061764156, 0.99966849054538665],
    );
    const second = coefficientTests(model, 0.95)[1];
    closeTo([second?.t, second?.p] as number[], [5.6266402487010456, 0.00134748415677924]);
    expect(second?.oddsRatio).toBeCloseTo(Math.exp(0.3904204060466214), 10);
  });
});

const answers = fc.array(
  fc.record({
    outcome: fc.integer({ min: 0, max: 1 }),
    group: fc.integer({ min: 0, max: 1 }),
    weight: fc.double({ min: 0.5, max: 20, noNaN: true }),
  }),
  { minLength: 8, maxLength: 60 },
);

describe('identities', () => {
  it('with one factor of two codes, log odds ratios are those of the weighted shares', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const filled = [0, 1].every((own) =>
          [0, 1].every((code) => rows.some(({ outcome, group: place }) => outcome === own && place === code)),
        );
        fc.pre(filled);
        const weights = Float64Array.from(rows, ({ weight }) => weight);
        const sample = elementSample(weights, new Int32Array(rows.length), null);
        const outcome = Float64Array.from(rows, (row) => row.outcome);
        const codes = Int32Array.from(rows, (row) => row.group);
        const all = new Uint8Array(rows.length).fill(1);
        const term: ModelTerm = { kind: 'code', name: 'a', codes, levels: ['no', 'yes'], reference: 'no' };
        const model = logisticRegression(sample, outcome, modelMatrix([term], all));
        const groups = [0, 1].map((code) => Uint8Array.from(codes, (own) => Number(own === code)));
        const shares = estimateGroupMeans(sample, outcome, groups);
        const odds = shares.values.map((p) => Math.log(p / (1 - p)));
        const [first, second] = odds as [number, number];
        expect(model.coefficients[0]).toBeCloseTo(first, 8);
        expect(model.coefficients[1]).toBeCloseTo(second - first, 8);
        // the delta method gives the variance of log odds from that of the share
        const [p] = shares.values as [number];
        const variance = (shares.covariance[0]?.[0] as number) / (p * (1 - p)) ** 2;
        expect((model.covariance[0]?.[0] as number) / variance).toBeCloseTo(1, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('a linear model of groups has their means and errors', () => {
    const model = linearRegression(design, y, modelMatrix([group], everybody));
    const means = estimateGroupMeans(design, y, madeUpGroups);
    const [first, second] = means.values as [number, number];
    expect(model.coefficients[0]).toBeCloseTo(first, 10);
    expect(model.coefficients[1]).toBeCloseTo(second - first, 10);
    expect(model.covariance[0]?.[0]).toBeCloseTo(means.covariance[0]?.[0] as number, 10);
  });

  it('does not care for the order of rows, nor how weights and columns are scaled', () => {
    const order = Array.from(everybody.keys()).toSorted((a, b) => ((a * 17) % 36) - ((b * 17) % 36));
    const pick = (column: Float64Array) => Float64Array.from(order, (row) => column[row] as number);
    const [stage] = design.stages;
    const turned = {
      ...design,
      weights: pick(design.weights).map((weight) => weight * 3.7),
      stages: [
        {
          stratum: Int32Array.from(order, (row) => stage.stratum[row] as number),
          cluster: Int32Array.from(order, (row) => stage.cluster[row] as number),
          population: pick(stage.population),
        },
      ],
    };
    const codes = Int32Array.from(order, (row) => g[row] as number);
    const terms = [
      { ...number, values: pick(x).map((value) => value * 1000) },
      { ...group, codes },
    ] as const;
    for (const [fitted, outcome] of [
      [linearRegression, y],
      [logisticRegression, o],
    ] as const) {
      const here = fitted(design, outcome, modelMatrix([number, group], everybody));
      const there = fitted(turned, pick(outcome), modelMatrix(terms, everybody));
      expect((there.coefficients[1] as number) * 1000).toBeCloseTo(here.coefficients[1] as number, 10);
      expect(there.coefficients[3]).toBeCloseTo(here.coefficients[3] as number, 9);
      expect(there.covariance[3]?.[3]).toBeCloseTo(here.covariance[3]?.[3] as number, 9);
    }
  });

  it('leaves out rows without an answer, as a domain, and levels that nobody has', () => {
    const half = Uint8Array.from(everybody, (_, row) => row % 2);
    const gaps = y.map((value, row) => (half[row] === 1 ? value : Number.NaN));
    const byGap = linearRegression(design, gaps, modelMatrix([number], everybody));
    const byDomain = linearRegression(design, y, modelMatrix([number], half));
    expect(byGap).toEqual(byDomain);
    const more = { ...group, levels: ['0', '1', '2', '3'] };
    expect(modelMatrix([more], everybody).names).toEqual(['(Intercept)', 'g1', 'g2']);
  });
});

describe('what cannot be fitted', () => {
  it.each([
    [
      'an outcome that is not 0 or 1',
      () => logisticRegression(design, y, modelMatrix([number], everybody)),
      /0 or 1/,
    ],
    [
      'columns that repeat each other',
      () => linearRegression(design, y, modelMatrix([number, { ...number, name: 'again' }], everybody)),
      /again can be had from the others/,
    ],
    [
      'an outcome that a term tells for certain',
      () =>
        logisticRegression(
          design,
          x.map((value) => Number(value > 4)),
          modelMatrix([number], everybody),
        ),
      /no finite odds ratio/,
    ],
    [
      'a code whose people all have the outcome',
      () =>
        logisticRegression(
          design,
          o.map((value, row) => (g[row] === 2 ? 1 : value)),
          modelMatrix([group], everybody),
        ),
      /no finite odds ratio/,
    ],
    [
      'nobody',
      () => linearRegression(design, y, modelMatrix([number], new Uint8Array(36))),
      /requires a respondent for each of its 2 coefficients at least, got 0/,
    ],
    ['a reference that is no level', () => modelMatrix([{ ...group, reference: '9' }], everybody), /got 9/],
    ['a term twice', () => modelMatrix([number, number], everybody), /every term once, got x/],
  ])('%s is an error that says so', (_, run, message) => {
    expect(run).toThrow(message);
  });
});
