import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AWKWARD_NUMBERS, faultOf } from '../reference/awkward-input.ts';
import { type BinomialIntervalMethod, binomialInterval } from './binomial-interval.ts';
import { calibrationBasis } from './calibration-basis.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { designEffect, weightSpread } from './design-effect.ts';
import { estimateQuantile, type QuantileRequest } from './estimate-quantile.ts';
import { extremeShareInterval } from './extreme-share-interval.ts';
import { estimateGroupMeans } from './group-means.ts';
import { linearCombination } from './linear-combination.ts';
import { linearRegression } from './linear-regression.ts';
import { linearisedCovariance } from './linearised-covariance.ts';
import { logisticRegression } from './logistic-regression.ts';
import { type ModelTerm, modelMatrix } from './model-matrix.ts';
import { percentText, percentTextOfProportion } from './percent.ts';
import { simpleRandomSamplingError, stratifiedTwoStageSamplingError } from './printed-sampling-error.ts';
import { estimateMeans, estimateRatio, estimateTotals, estimateVariance } from './row-estimates.ts';
import { degreesOfFreedom, elementSample, requireSound, type SampleDesign } from './sample-design.ts';
import {
  adjustedEffectiveRespondents,
  effectiveRespondents,
  type ShareIntervalMethod,
  shareInterval,
  studentInterval,
} from './share-interval.ts';
import { standardisedRates } from './standardised-rates.ts';

// Every statistic with input that nobody checked (scripts/awkward-input.test.ts sees that none is left out): an answer without holes, or an error that names the function.

const number = fc.constantFrom(...AWKWARD_NUMBERS);
const size = fc.nat(6);
const usual = fc.constantFrom(0, 1, 2, 3, 5.5);
const floats = (length: number, value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: length, maxLength: length }).map((values) => Float64Array.from(values));
/** Mostly of the right length with usual numbers, so that the calculation is reached too. */
const columnOf = (rows: number) =>
  fc.oneof(
    { weight: 4, arbitrary: floats(rows, usual) },
    { weight: 2, arbitrary: floats(rows, number) },
    { weight: 1, arbitrary: floats(rows + 1, usual) },
  );
const whole = (rows: number, values: readonly number[]) =>
  fc
    .array(fc.constantFrom(...values), { minLength: rows, maxLength: rows })
    .map((all) => Int32Array.from(all));
const wholeOf = (rows: number) =>
  fc.oneof(
    { weight: 5, arbitrary: whole(rows, [0, 1, 2]) },
    { weight: 1, arbitrary: whole(rows, [0, -1, 5, 2 ** 31 - 1]) },
    { weight: 1, arbitrary: whole(rows + 2, [0, 1]) },
  );
const flags = (rows: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(0, 1, 2), { minLength: rows, maxLength: rows + 1 }) },
  );
const domainOf = (rows: number) => flags(rows).map((all) => Uint8Array.from(all));

function designOf(rows: number): fc.Arbitrary<SampleDesign> {
  const stage = fc.record({
    stratum: wholeOf(rows),
    cluster: fc.oneof(
      { weight: 4, arbitrary: fc.constant(Int32Array.from({ length: rows }, (_, row) => row)) },
      { weight: 2, arbitrary: wholeOf(rows) },
    ),
    population: fc.option(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(new Float64Array(rows).fill(20)) },
        { weight: 1, arbitrary: columnOf(rows) },
      ),
    ),
  });
  const calibration = fc.option(
    fc.oneof(
      fc.record({ base: columnOf(rows), cell: wholeOf(rows) }),
      columnOf(rows).map((base) => ({
        base,
        basis: calibrationBasis(base, [new Float64Array(rows).fill(1)]),
      })),
    ),
    { freq: 2 },
  );
  return fc
    .record({
      size: fc.constant(rows),
      weights: columnOf(rows),
      stages: fc.array(stage, { maxLength: 2 }),
      calibration,
      rule: fc.constantFrom('fail' as const, 'remove' as const, 'adjust' as const, 'average' as const),
    })
    .map(({ rule, ...design }) => ({ ...design, lonelyClusters: rule }));
}

interface Rows {
  readonly design: SampleDesign;
  readonly columns: readonly Float64Array[];
  readonly domains: readonly Uint8Array[];
  readonly codes: Int32Array;
  readonly numbers: readonly number[];
}

const rows: fc.Arbitrary<Rows> = size.chain((n) =>
  fc.record({
    design: designOf(n),
    columns: fc.array(columnOf(n), { minLength: 2, maxLength: 2 }),
    domains: fc.array(domainOf(n), { minLength: 2, maxLength: 2 }),
    codes: wholeOf(n),
    numbers: fc.array(number, { minLength: 4, maxLength: 4 }),
  }),
);

const METHODS: readonly ShareIntervalMethod[] = ['wald', 'logit', 'asin', 'beta', 'wilson', 'likelihood'];
const RULES: readonly QuantileRequest['rule'][] = ['math', 'school', 'hf4', 'hf7', 'hf9'];
const BINOMIAL: readonly BinomialIntervalMethod[] = [
  ...(['wilson', 'wilson-continuity', 'clopper-pearson', 'agresti-coull', 'wald', 'jeffreys'] as const),
];

function modelOf({ columns, codes, domains }: Rows) {
  const terms: readonly ModelTerm[] = [
    { kind: 'number', name: 'x', values: columns[1] as Float64Array },
    { kind: 'code', name: 'g', codes, levels: ['a', 'b', 'c'], reference: 'a' },
  ];
  return modelMatrix(terms, domains[0] as Uint8Array);
}

const shareOf = ([proportion, variance, respondents, degreesOfFreedom]: readonly number[]) => ({
  proportion: proportion as number,
  variance: variance as number,
  respondents: respondents as number,
  degreesOfFreedom: degreesOfFreedom as number,
});
const population = ([proportion, respondents, people]: readonly number[]) => ({
  proportion: proportion as number,
  respondents: respondents as number,
  population: people as number,
});
const square = (numbers: readonly number[]) => [numbers.slice(0, 2), numbers.slice(2, 4)];

/** Each exported function with what is thrown at it. */
const CALLS: Readonly<Record<string, (input: Rows) => unknown>> = {
  estimateMeans: ({ design, columns, domains }) => estimateMeans(design, columns, domains[0] ?? null),
  estimateTotals: ({ design, columns, domains }) => estimateTotals(design, columns, domains[0] ?? null),
  estimateRatio: ({ design, columns: [y, x], domains }) =>
    estimateRatio(design, y as Float64Array, x as Float64Array, domains[0] ?? null),
  estimateVariance: ({ design, columns: [y], domains }) =>
    estimateVariance(design, y as Float64Array, domains[0] ?? null),
  estimateGroupMeans: ({ design, columns: [y], domains }) =>
    estimateGroupMeans(design, y as Float64Array, domains),
  estimateQuantile: ({ design, columns: [y], domains, numbers: [share, level, at, method] }) =>
    estimateQuantile(design, y as Float64Array, domains[0] ?? null, {
      share: share as number,
      level: level as number,
      rule: RULES[Math.abs(at as number) % 5] ?? 'math',
      interval: (['wald', 'logit', 'asin', 'beta'] as const)[Math.abs(method as number) % 4] ?? 'wald',
    }),
  standardisedRates: ({ design, columns: [y], domains, codes, numbers }) =>
    standardisedRates(design, y as Float64Array, domains, codes, numbers),
  linearisedCovariance: ({ design, columns }) => linearisedCovariance(design, columns),
  degreesOfFreedom: ({ design, domains }) => degreesOfFreedom(design, domains[0] ?? null),
  requireSound: ({ design }) => requireSound(design) ?? null,
  elementSample: ({ columns: [weights, people], codes }) =>
    elementSample(weights as Float64Array, codes, people ?? null),
  modelMatrix: modelOf,
  linearRegression: (input) =>
    linearRegression(input.design, input.columns[0] as Float64Array, modelOf(input)),
  logisticRegression: (input) =>
    logisticRegression(input.design, input.columns[0] as Float64Array, modelOf(input)),
  cronbachAlpha: ({ columns, design }) => cronbachAlpha(columns, design.weights),
  weightSpread: ({ columns: [weights] }) => weightSpread(weights as Float64Array),
  designEffect: ({ numbers: [variance, respondents, weightedCount, elementVariance] }) =>
    designEffect(
      variance as number,
      {
        respondents: respondents as number,
        weightedCount: weightedCount as number,
        elementVariance: elementVariance as number,
      },
      false,
    ),
  linearCombination: ({ numbers }) =>
    linearCombination({ values: numbers.slice(0, 2), covariance: square(numbers) }, numbers.slice(1, 3)),
  effectiveRespondents: ({ numbers }) => effectiveRespondents(shareOf(numbers)),
  adjustedEffectiveRespondents: ({ numbers }) =>
    adjustedEffectiveRespondents(shareOf(numbers), numbers[0] as number),
  shareInterval: ({ numbers }) => METHODS.map((method) => shareInterval(method, shareOf(numbers), 0.95)),
  studentInterval: ({ numbers: [a, b, c, d] }) =>
    studentInterval(a as number, b as number, c as number, d as number),
  extremeShareInterval: ({ numbers }) => extremeShareInterval(shareOf(numbers), numbers[1] as number),
  binomialInterval: ({ numbers: [x, n, level] }) =>
    BINOMIAL.map((method) => binomialInterval(method, x as number, n as number, level as number)),
  simpleRandomSamplingError: ({ numbers }) => simpleRandomSamplingError(population(numbers)),
  stratifiedTwoStageSamplingError: ({ numbers }) => stratifiedTwoStageSamplingError(population(numbers)),
};

describe('awkward input', () => {
  it.each(Object.entries(CALLS))('%s gives an answer without holes or names what it needs', (_, call) => {
    fc.assert(
      fc.property(rows, (input) => {
        expect(faultOf(() => call(input))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('percentages are texts, or refused', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        for (const call of [() => percentText(a, b), () => percentTextOfProportion(a)]) {
          try {
            expect(call()).toMatch(/^\d+\.\d$/);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
            expect(String(error)).toMatch(/percentText\w* requires a .+, got /);
          }
        }
      }),
    );
  });
});

const ones = (length: number, value = 1) => new Float64Array(length).fill(value);
const everybody = (length: number) => new Uint8Array(length).fill(1);
const simple = (weights: Float64Array) => elementSample(weights, new Int32Array(weights.length), null);
const four = simple(ones(4));
const y = Float64Array.of(1, 2, 3, 4);
const median: QuantileRequest = { share: 0.5, rule: 'math', interval: 'wald', level: 0.95 };
const model = modelMatrix([{ kind: 'number', name: 'x', values: y }], everybody(4));
const factor = (codes: Int32Array, levels: readonly string[] = ['a', 'b']): ModelTerm => ({
  ...{ kind: 'code', name: 'g', codes, levels, reference: 'a' },
});
const negative: SampleDesign = {
  ...four,
  weights: Float64Array.of(1, -1, 2, 2),
  calibration: { base: ones(4), cell: new Int32Array(4) },
};

describe('what is refused says who asks, what is needed and what was given', () => {
  it.each<readonly [string, () => unknown]>([
    ['estimateMeans requires columns of 4 rows, got 3 rows', () => estimateMeans(four, [ones(3)], null)],
    [
      'estimateMeans requires a number for every row of the domain (row 2; leave rows without an answer out of it), got NaN',
      () => estimateMeans(four, [Float64Array.of(1, Number.NaN, 1, 1)], null),
    ],
    ['estimateTotals requires a domain of 4 rows, got 5', () => estimateTotals(four, [y], everybody(5))],
    [
      'estimateTotals requires 0 or 1 for every row of a domain (row 1), got 2',
      () => estimateTotals(four, [y], Uint8Array.of(2, 0, 0, 0)),
    ],
    [
      'estimateRatio requires a denominator that does not add to 0, got 0',
      () => estimateRatio(four, y, ones(4, 0), null),
    ],
    [
      'estimateVariance requires a number for every row of the domain (row 1; leave rows without an answer out of it), got Infinity',
      () => estimateVariance(four, ones(4, Number.POSITIVE_INFINITY), null),
    ],
    [
      'estimateGroupMeans requires a domain of 4 rows, got 1',
      () => estimateGroupMeans(four, y, [everybody(1)]),
    ],
    [
      'estimateQuantile requires a respondent with a weight above 0, got none',
      () => estimateQuantile(four, y, new Uint8Array(4), median),
    ],
    [
      'estimateQuantile requires a number for every row of the domain (row 1; leave rows without an answer out of it), got NaN',
      () => estimateQuantile(four, ones(4, Number.NaN), null, median),
    ],
    [
      'estimateQuantile requires a share from 0 to 1, got 50',
      () => estimateQuantile(four, y, null, { ...median, share: 50 }),
    ],
    [
      'estimateQuantile requires 0 < level < 1, got 95',
      () => estimateQuantile(four, y, null, { ...median, level: 95 }),
    ],
    [
      'estimateQuantile requires weights of 0 or more (row 2; calibrate with bounds or by raking), got -1',
      () => estimateQuantile(negative, y, null, median),
    ],
    [
      'linearRegression requires weights of 0 or more (row 2; calibrate with bounds or by raking), got -1',
      () => linearRegression(negative, y, model),
    ],
    [
      'logisticRegression requires weights of 0 or more (row 2; calibrate with bounds or by raking), got -1',
      () => logisticRegression(negative, Float64Array.of(0, 1, 1, 0), model),
    ],
    [
      'logisticRegression requires 0 or 1 as outcome (row 2), got 2',
      () => logisticRegression(four, y, model),
    ],
    [
      'linearRegression requires an outcome of 4 rows, got 5 rows',
      () => linearRegression(four, ones(5), model),
    ],
    [
      'linearRegression requires a respondent for each of its 2 coefficients at least, got 0',
      () => linearRegression(four, ones(4, Number.NaN), model),
    ],
    [
      'modelMatrix requires places of g among its 2 levels (row 3), got 2',
      () => modelMatrix([factor(Int32Array.of(0, 1, 2, 0))], everybody(4)),
    ],
    [
      'modelMatrix requires every level of g once, got a, a',
      () => modelMatrix([factor(new Int32Array(4), ['a', 'a'])], everybody(4)),
    ],
    ['modelMatrix requires 4 rows of g, got 3', () => modelMatrix([factor(new Int32Array(3))], everybody(4))],
    [
      'modelMatrix requires numbers of x, NaN for no answer (row 1), got -Infinity',
      () =>
        modelMatrix([{ kind: 'number', name: 'x', values: ones(1, Number.NEGATIVE_INFINITY) }], everybody(1)),
    ],
    [
      'standardisedRates requires a cell for 4 rows, got 1',
      () => standardisedRates(four, y, [everybody(4)], new Int32Array(1), [1]),
    ],
    [
      'standardisedRates requires people of each cell in the standard population, got NaN',
      () => standardisedRates(four, y, [everybody(4)], new Int32Array(4), [Number.NaN]),
    ],
    [
      'cronbachAlpha requires weights of 0 or more, got -1',
      () => cronbachAlpha([y, y], Float64Array.of(1, 1, -1, 1)),
    ],
    [
      'cronbachAlpha requires at least 2 respondents who answered all items, got 0',
      () => cronbachAlpha([y, ones(4, Number.NaN)], ones(4)),
    ],
    [
      'cronbachAlpha requires numbers, NaN for no answer, got Infinity',
      () => cronbachAlpha([y, ones(4, Number.POSITIVE_INFINITY)], ones(4)),
    ],
    ['weightSpread requires weights that are numbers, got NaN', () => weightSpread([1, Number.NaN])],
    [
      'linearCombination requires a covariance of 2 × 2, got rows of lengths 1',
      () => linearCombination({ values: [1, 2], covariance: [[1]] }, [1, 1]),
    ],
    [
      'linearCombination requires factors that are numbers, got NaN',
      () => linearCombination({ values: [1], covariance: [[1]] }, [Number.NaN]),
    ],
    [
      'shareInterval requires 0 ≤ proportion ≤ 1, got 55',
      () => shareInterval('logit', { ...shareOf([55, 1, 9, 8]) }, 0.95),
    ],
    [
      'shareInterval requires 0 < level < 1, got 1',
      () => shareInterval('beta', shareOf([0.5, 0.01, 9, 8]), 1),
    ],
    ['studentInterval requires 0 < level < 1, got 0', () => studentInterval(1, 1, 5, 0)],
    ['studentInterval requires a standard error of 0 or more, got -1', () => studentInterval(1, -1, 5, 0.95)],
    [
      'extremeShareInterval requires a share of 0 or 1, got 0.5',
      () => extremeShareInterval(shareOf([0.5, 0, 9, 8]), 0.95),
    ],
    [
      'adjustedEffectiveRespondents requires two respondents and a degree of freedom, got 1 and 0',
      () => adjustedEffectiveRespondents(shareOf([0.5, 0.1, 1, 0]), 0.95),
    ],
    [
      'binomialInterval requires whole counts with 0 ≤ successes ≤ respondents and respondents ≥ 1, got 1.5 of 2',
      () => binomialInterval('wilson', 1.5, 2, 0.95),
    ],
    [
      'sample design: 4 rows need as many strata of stage 1, got 3',
      () =>
        requireSound({
          ...four,
          stages: [{ stratum: new Int32Array(3), cluster: new Int32Array(4), population: null }],
        }),
    ],
    [
      'sample design: at least one stage is needed, got none',
      () => degreesOfFreedom({ ...four, stages: [] }, null),
    ],
    [
      'sample design: strata of stage 1 are numbered from 0 and below 16777216, row 1 has 16777216',
      () => elementSample(ones(1), Int32Array.of(2 ** 24), null),
    ],
    [
      'sample design: population sizes of stage 1 must be above 0, row 1 has NaN',
      () => elementSample(ones(1), new Int32Array(1), ones(1, Number.NaN)),
    ],
    [
      'linearisedCovariance requires no more drawn than there are, stratum 0 holds 3 in the population, fewer than the 4 drawn',
      () => estimateMeans(elementSample(ones(4), new Int32Array(4), ones(4, 3)), [y], null),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(message);
  });
});

describe('what is allowed', () => {
  it('a weight of 0 changes no figure but n_h: the row stands for nobody', () => {
    const five = simple(Float64Array.of(1, 1, 1, 1, 0));
    const more = Float64Array.of(...y, 99);
    expect(estimateMeans(five, [more], null).values).toEqual(estimateMeans(four, [y], null).values);
    expect(estimateQuantile(five, more, null, median).estimate).toBe(2);
    const line = modelMatrix(
      [{ kind: 'number', name: 'x', values: Float64Array.of(...y, Number.NaN) }],
      everybody(5),
    );
    expect(linearRegression(five, more, line).respondents).toBe(4);
  });

  it('a value that is missing where the row has no weight, or stands outside, is nobody’s', () => {
    const five = simple(Float64Array.of(1, 1, 1, 1, 0));
    expect(estimateMeans(five, [Float64Array.of(...y, Number.NaN)], null).values).toEqual([2.5]);
    expect(
      estimateMeans(four, [Float64Array.of(1, 2, 3, Number.NaN)], Uint8Array.of(1, 1, 1, 0)).values,
    ).toEqual([2]);
  });

  it('a weight below 0 from linear calibration counts as it is, also in groups', () => {
    const mean = (1 - 2 + 6 + 8) / 4;
    expect(estimateMeans(negative, [y], null).values).toEqual([mean]);
    expect(estimateGroupMeans(negative, y, [everybody(4)]).values).toEqual([mean]);
  });

  it('an interval from so few that nothing is known ends at 0 and 1', () => {
    const share = shareOf([0.5, 0.25, 2, 1]);
    expect(shareInterval('likelihood', share, 0.999)).toEqual({ lower: 0, upper: 1 });
  });

  it('a design effect without a population to speak of is no number', () => {
    const sample = { respondents: 4, weightedCount: 4, elementVariance: 1 };
    expect(designEffect(1, sample, false)).toBeNaN();
    expect(designEffect(1, sample, true)).toBe(4);
  });

  it('a column that is the same for all has a variance of exactly 0, whatever the rounding', () => {
    const odd = simple(Float64Array.of(0.1, 0.2, 0.7, 1.3));
    expect(estimateVariance(odd, ones(4, 0.1), null).values).toEqual([0]);
  });
});
