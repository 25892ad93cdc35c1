import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateQuantile, type QuantileRequest } from './estimate-quantile.ts';
import { madeUpSample } from './made-up-sample.ts';
import { cumulativeWeights, type QuantileRule, quantileOf } from './quantile-rule.ts';
import { elementSample } from './sample-design.ts';

const RULES: readonly QuantileRule[] = ['math', 'school', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9'];
const WALD = { rule: 'math', interval: 'wald', level: 0.95 } as const;

const people = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 2,
  maxLength: 40,
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const columnsOf = (rows: readonly (readonly [number, number])[]) => ({
  values: Float64Array.from(rows, ([value]) => value),
  weights: Float64Array.from(rows, ([, weight]) => weight),
});

describe('estimateQuantile', () => {
  // R 4.2.2, survey 4.1-1, 2026-11-21: svyquantile(~y, de, c(.25, .5, .9), qrule =, interval.type =)
  const rows: readonly (readonly [QuantileRule, QuantileRequest['interval'], readonly number[][]])[] = [
    [
      'math',
      'wald',
      [
        [6, 5, 8, 0.663083902687184],
        [11, 10, 13, 0.663083902687184],
        [17, 16, 19, 0.663083902687184],
      ],
    ],
    [
      'school',
      'logit',
      [
        [6, 5, 8, 0.663083902687184],
        [11, 10, 13, 0.663083902687184],
        [17, 16, 19, 0.663083902687184],
      ],
    ],
    [
      'hf7',
      'wald',
      [
        [6.4078947368421, 5, 8, 0.663083902687184],
        [11, 10, 13, 0.663083902687184],
        [17, 16, 18.4584416001993, 0.543384350262884],
      ],
    ],
    [
      'hf5',
      'beta',
      [
        [6.1625, 5, 8, 0.663083902687184],
        [11, 10, 13, 0.663083902687184],
        [17, 16, 18.6800825591338, 0.592373200944757],
      ],
    ],
    [
      'hf9',
      'asin',
      [
        [6.10493827160494, 5, 8, 0.663083902687184],
        [11, 10, 13, 0.663083902687184],
        [17, 16, 18.9076220919801, 0.642665801429887],
      ],
    ],
  ];
  it.each(rows)('%s with the interval %s, as R', (rule, interval, expected) => {
    [0.25, 0.5, 0.9].forEach((p, index) => {
      const { design, y } = madeUpSample;
      const got = estimateQuantile(design, y, null, { share: p, rule, interval, level: 0.95 });
      [got.estimate, got.lower, got.upper, got.standardError].forEach((value, place) => {
        expect(value).toBeCloseTo(expected[index]?.[place] as number, 11);
      });
      expect(got).toMatchObject({ respondents: 36, degreesOfFreedom: 9 });
    });
  });

  it('of answers that are all alike is that answer, without error', () => {
    fc.assert(
      fc.property(people, share, fc.constantFrom(...RULES), (rows, p, rule) => {
        const { weights } = columnsOf(rows);
        const design = elementSample(weights, new Int32Array(rows.length), null);
        const got = estimateQuantile(
          design,
          weights.map(() => 7),
          null,
          { ...WALD, share: p, rule },
        );
        expect([got.estimate, got.lower, got.upper, got.standardError]).toEqual([7, 7, 7, 0]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives no interval on a scale on which everybody is at or below', () => {
    const { design, y } = madeUpSample;
    const got = estimateQuantile(design, y, null, { share: 1, rule: 'math', interval: 'logit', level: 0.95 });
    expect(got).toMatchObject({ estimate: 19, lower: null, upper: null, standardError: null });
  });

  it('says what it cannot work on', () => {
    const { design, y } = madeUpSample;
    const nobody = new Uint8Array(36);
    expect(() => estimateQuantile(design, y, nobody, { ...WALD, share: 0.5 })).toThrow(/got none/);
    expect(() => estimateQuantile(design, y, null, { ...WALD, share: 50 })).toThrow(/from 0 to 1, got 50/);
    const missing = y.with(4, Number.NaN);
    expect(() => estimateQuantile(design, missing, null, { ...WALD, share: 0.5 })).toThrow(/row 5.*NaN/);
  });
});

describe('quantileOf', () => {
  it('is the definition, by a slow way', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 20 }), (rows, twentieths) => {
        const { values, weights } = columnsOf(rows);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const atOrBelow = (limit: number) =>
          rows.reduce((sum, [value, weight]) => (value <= limit ? sum + weight : sum), 0);
        // whole weights and twentieths: the comparison is exact
        const reached = [...values]
          .sort((a, b) => a - b)
          .filter((v) => 20 * atOrBelow(v) >= twentieths * total);
        expect(quantileOf(cumulativeWeights(values, weights), twentieths / 20, 'math')).toBe(reached[0]);
      }),
    );
  });

  it('without weights is types 1, 2 and 4 to 9 of Hyndman and Fan', () => {
    // R 4.2.2, 2026-11-21: quantile(c(3, 1, 8, 4, 10), c(.1, .2, .5, .85), type = k)
    const expected: Readonly<Record<QuantileRule, readonly number[]>> = {
      math: [1, 1, 4, 10],
      school: [1, 2, 4, 10],
      hf4: [1, 1, 3.5, 8.5],
      hf5: [1, 2, 4, 9.5],
      hf6: [1, 1.4, 4, 10],
      hf7: [1.8, 2.6, 4, 8.8],
      hf8: [1, 1.8, 4, 9.733333333333334],
      hf9: [1, 1.85, 4, 9.675],
    };
    const values = Float64Array.of(3, 1, 8, 4, 10);
    const order = cumulativeWeights(
      values,
      values.map(() => 2.5),
    );
    for (const rule of RULES) {
      [0.1, 0.2, 0.5, 0.85].forEach((p, index) => {
        expect(quantileOf(order, p, rule)).toBeCloseTo(expected[rule][index] as number, 12);
      });
    }
  });

  it('does not care for the order of rows or the scale of weights, and rises with the share', () => {
    fc.assert(
      fc.property(
        people,
        share,
        share,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.constantFrom(...RULES),
        (rows, a, b, scale, rule) => {
          // straight lines between ties depend on which of their weights comes last
          const even =
            rule === 'math' || rule === 'school' ? rows : rows.map(([value]) => [value, 1] as const);
          const here = columnsOf(even);
          const there = columnsOf(even.toReversed());
          const scaled = there.weights.map((weight) => weight * scale);
          const order = cumulativeWeights(here.values, here.weights);
          // a share between those at which a step stands, so that rounding decides nothing
          const p = (Math.floor(a * 1000) + 0.5) / 1000.5;
          expect(quantileOf(cumulativeWeights(there.values, scaled), p, rule)).toBeCloseTo(
            quantileOf(order, p, rule),
            9,
          );
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(quantileOf(order, low, rule)).toBeLessThanOrEqual(quantileOf(order, high, rule) + 1e-12);
        },
      ),
    );
  });
});
