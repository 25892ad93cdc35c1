import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateGroupMeans } from '../estimates/group-means.ts';
import { linearCombination } from '../estimates/linear-combination.ts';
import { madeUpGroups, madeUpSample } from '../estimates/made-up-sample.ts';
import { estimateMeans } from '../estimates/row-estimates.ts';
import { elementSample } from '../estimates/sample-design.ts';
import { differencesFromRest } from './difference-from-rest.ts';
import { pairwiseDifferences } from './pairwise-differences.ts';
import { studentTest } from './student-test.ts';
import { oneSampleTTest, twoGroupTTest } from './t-test.ts';
import { waldTest } from './wald-test.ts';

const { design, y, everybody } = madeUpSample;
const [first, second, third] = madeUpGroups as [Uint8Array, Uint8Array, Uint8Array];
const nobody = new Uint8Array(36);

describe('against R 4.2.2, survey 4.1-1, 2026-11-21', () => {
  it('svyglm(y ~ 0 + factor(g), de): means and their joint covariance', () => {
    const { values, covariance, respondents, degreesOfFreedom } = estimateGroupMeans(design, y, madeUpGroups);
    const means = [10.55428571428572, 9.52688172043011, 11.41904761904762];
    const joint = [
      [1.0064347113206531, -0.29627254317736684, -0.07601438380098824],
      [-0.2962725431773668, 1.01118796420467, -0.00638788336512827],
      [-0.0760143838009882, -0.00638788336512827, 0.61617512433376853],
    ];
    values.forEach((value, a) => {
      expect(value).toBeCloseTo(means[a] as number, 12);
      joint[a]?.forEach((expected, b) => {
        expect(covariance[a]?.[b]).toBeCloseTo(expected, 12);
      });
    });
    expect([respondents, degreesOfFreedom]).toEqual([36, 9]);
  });

  it('svyttest(y ~ I(g == 1), subset(de, g < 2))', () => {
    const test = twoGroupTTest(design, y, second, first, 0.95);
    expect(test.estimate).toBeCloseTo(-1.02740399385561, 12);
    expect(test.t).toBeCloseTo(-0.635926669676815, 12);
    expect(test.degreesOfFreedom).toBe(5);
    expect(test.p).toBeCloseTo(0.55278882323159, 12);
    expect(test.lower).toBeCloseTo(-5.18043950942476, 10);
    expect(test.upper).toBeCloseTo(3.12563152171354, 10);
  });

  it('svyttest(y ~ 0, de)', () => {
    const test = oneSampleTTest(design, y, null, 0, 0.95);
    expect(test).toMatchObject({ degreesOfFreedom: 8 });
    expect(test.estimate).toBeCloseTo(10.5376532399299, 12);
    expect(test.t).toBeCloseTo(24.7270003064631, 10);
    expect(test.p).toBeCloseTo(7.64751600799938e-9, 17);
    const shifted = oneSampleTTest(design, y, null, 10, 0.95);
    expect(shifted.lower).toBeCloseTo(9.55492700361108 - 10, 11);
    expect(shifted.upper).toBeCloseTo(11.5203794762488 - 10, 11);
  });
});

const answers = fc.array(
  fc.record({
    value: fc.integer({ min: -9, max: 9 }),
    group: fc.integer({ min: 0, max: 2 }),
    weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
  }),
  { minLength: 6, maxLength: 40 },
);

describe('identities', () => {
  it('a pairwise difference of two groups is their t-test, but for the degree of freedom', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        fc.pre([0, 1].every((place) => rows.some(({ group }) => group === place)));
        const sample = elementSample(
          Float64Array.from(rows, ({ weight }) => weight),
          new Int32Array(rows.length),
          null,
        );
        const column = Float64Array.from(rows, ({ value }) => value);
        const groups = [0, 1].map((place) => Uint8Array.from(rows, ({ group }) => Number(group === place)));
        const means = estimateGroupMeans(sample, column, groups);
        const test = twoGroupTTest(sample, column, groups[0] as Uint8Array, groups[1] as Uint8Array, 0.9);
        const [pair] = pairwiseDifferences(means, 0.9, means.degreesOfFreedom - 1);
        expect(pair).toMatchObject(test);
        const [rest] = differencesFromRest(sample, column, groups, 0.9, means.degreesOfFreedom - 1);
        expect(rest).toEqual(test);
      }),
      { numRuns: 60 },
    );
  });

  it('each group alone has the mean and error of its domain', () => {
    const joint = estimateGroupMeans(design, y, madeUpGroups);
    madeUpGroups.forEach((group, index) => {
      const alone = estimateMeans(design, [y], group);
      expect(joint.values[index]).toBe(alone.values[0]);
      expect(joint.covariance[index]?.[index]).toBeCloseTo(alone.covariance[0]?.[0] as number, 14);
    });
  });

  it('a contrast turned round changes its sign only, and one of equal factors is the sum', () => {
    const means = estimateGroupMeans(design, y, madeUpGroups);
    const here = linearCombination(means, [0.5, -1, 0.5]);
    const there = linearCombination(means, [-0.5, 1, -0.5]);
    expect(there.estimate).toBeCloseTo(-here.estimate, 14);
    expect(there.standardError).toBeCloseTo(here.standardError, 14);
    expect(() => linearCombination(means, [1, -1])).toThrow(/3 factors, got 2/);
  });

  it('a Wald test of one figure is the square of its t', () => {
    const { estimate, standardError, t, p } = studentTest(2.5, 1.1, 7, 0.95);
    const wald = waldTest([estimate], [[standardError ** 2]], [0], 7);
    expect(wald?.statistic).toBeCloseTo((t as number) ** 2, 12);
    expect(wald?.p).toBeCloseTo(p as number, 12);
    expect(
      waldTest(
        [1, 2],
        [
          [1, 1],
          [1, 1],
        ],
        [0, 1],
        7,
      ),
    ).toBeNull();
    expect(waldTest([1], [[1]], [0], 0)).toBeNull();
    expect(() => waldTest([1], [[1]], [1], 5)).toThrow(/places among 1 figures, got 1/);
  });
});

describe('what cannot be tested', () => {
  it('a group without anybody is named', () => {
    expect(() => twoGroupTTest(design, y, first, nobody, 0.95)).toThrow(/the second has none/);
    expect(() => oneSampleTTest(design, y, nobody, 0, 0.95)).toThrow(/got none/);
  });

  it('an empty group among several carries no test and is not counted in the correction', () => {
    const means = estimateGroupMeans(design, y, [first, nobody, second]);
    const pairs = pairwiseDifferences(means, 0.95);
    expect(pairs.map((pair) => pair.p === null)).toEqual([true, false, true]);
    expect(pairs[1]?.pBonferroni).toBe(pairs[1]?.p);
    expect(pairs[0]?.pHolm).toBeNull();
    const rests = differencesFromRest(design, y, [everybody, nobody], 0.95);
    expect(rests.map((rest) => rest.p)).toEqual([null, null]);
  });

  it('a figure without error or degrees of freedom', () => {
    expect(studentTest(3, 0, 9, 0.95)).toMatchObject({ t: null, p: null, lower: 3, upper: 3 });
    expect(studentTest(3, 1, 0, 0.95)).toMatchObject({ t: 3, p: null, lower: null, upper: null });
    const alike = twoGroupTTest(
      design,
      y.map((_, row) => Number(third[row] === 1) * 4),
      third,
      first,
      0.95,
    );
    expect(alike).toMatchObject({ estimate: 4, t: null, p: null });
  });
});
