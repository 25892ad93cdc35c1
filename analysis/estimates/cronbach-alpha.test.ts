import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from './cronbach-alpha.ts';

const ITEMS = [
  Float64Array.of(4, 2, 3, 5, 1, 3, 2, Number.NaN, 5),
  Float64Array.of(5, 1, 3, 4, 2, 3, 3, 4, 5),
  Float64Array.of(4, 2, 2, 5, 1, 4, 1, 3, 4),
];
const equal = (rows: number) => new Float64Array(rows).fill(1);

describe('cronbachAlpha', () => {
  it('agrees with R, and leaves out who left out an item', () => {
    // R 4.2.2, 2026-11-21: v <- var(na.omit(x)); k/(k-1) * (1 - sum(diag(v))/sum(v)), and the same for parts of it
    const found = cronbachAlpha(ITEMS, equal(9));
    expect(found.respondents).toBe(8);
    expect(found.alpha).toBeCloseTo(0.922340425531915, 13);
    expect(found.standardizedAlpha).toBeCloseTo(0.923047986639854, 13);
    expect(found.meanInterItemCorrelation).toBeCloseTo(0.799934799832015, 13);
    expect(found.totalVariance).toBeCloseTo(16.7857142857143, 12);
    const expected = [
      [3.125, 1.45773797371133, 0.940588490380421, 0.805896805896806],
      [3.25, 1.38873014965883, 0.773001205818937, 0.941666666666667],
      [2.875, 1.5526475085203, 0.823841525681821, 0.906024096385542],
    ];
    found.items.forEach((item, index) => {
      const got = [item.mean, item.standardDeviation, item.itemRestCorrelation, item.alphaIfDropped];
      got.forEach((value, column) => {
        expect(value).toBeCloseTo(expected[index]?.[column] as number, 13);
      });
    });
  });

  const answer = fc.integer({ min: 1, max: 4 });
  const people = fc.array(fc.tuple(answer, answer, answer, fc.integer({ min: 0, max: 3 })), {
    minLength: 3,
    maxLength: 40,
  });

  it('takes a weight of 2 for two people, and does not see the scale of weights or the order of rows', () => {
    fc.assert(
      fc.property(people, (rows) => {
        fc.pre(rows.filter(([, , , weight]) => weight > 0).length >= 2);
        const read = (list: typeof rows, factor: number) =>
          cronbachAlpha(
            [0, 1, 2].map((item) => Float64Array.from(list, (row) => row[item] as number)),
            Float64Array.from(list, (row) => row[3] * factor),
          ).alpha;
        const here = read(rows, 1);
        const repeated = rows.flatMap((row) =>
          Array.from({ length: row[3] }, (): typeof row => [row[0], row[1], row[2], 1]),
        );
        for (const other of [read(rows, 7.3), read(rows.toReversed(), 1), read(repeated, 1)]) {
          if (here === null) expect(other).toBeNull();
          else expect(other).toBeCloseTo(here, 7);
        }
      }),
    );
  });

  it('has no number where nobody differs, and is 1 where all items say the same', () => {
    const same = new Float64Array(5).fill(0.3);
    const found = cronbachAlpha([same, same], equal(5));
    expect(found).toMatchObject({ alpha: null, standardizedAlpha: null, totalVariance: 0 });
    const rising = Float64Array.of(1, 2, 3, 4, 4);
    expect(cronbachAlpha([rising, rising], equal(5)).alpha).toBeCloseTo(1, 14);
    expect(cronbachAlpha([rising, same], equal(5)).items[0]?.itemRestCorrelation).toBeNull();
    // the sum is the same for all: no spread to explain
    const falling = rising.map((value) => 5 - value);
    expect(cronbachAlpha([rising, falling], equal(5)).alpha).toBeNull();
  });

  it('says what it needs', () => {
    expect(() => cronbachAlpha([Float64Array.of(1, 2)], equal(2))).toThrow(
      'cronbachAlpha requires at least 2 items, got 1',
    );
    expect(() => cronbachAlpha([Float64Array.of(1, 2), Float64Array.of(1)], equal(2))).toThrow(
      '2 rows of every item, got 1',
    );
    const gap = Float64Array.of(Number.NaN, 2);
    expect(() => cronbachAlpha([gap, gap], equal(2))).toThrow(
      'at least 2 respondents who answered all items, got 1',
    );
  });
});
