import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EstimationError } from '../estimates/estimation-error.ts';
import { transpose } from './dense-matrix.ts';
import { fisherExactP, fisherTwoByTwo } from './fisher-exact-test.ts';
import { conditionalOddsRatio } from './fisher-odds-ratio.ts';

const TWO = [
  [40, 31],
  [22, 57],
];

const tableOf = (rows: number, columns: number, most: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

/** Every table with the given margins, by brute force. */
function everyTable(rowSums: readonly number[], columnSums: readonly number[]): number[][][] {
  const [first, ...others] = rowSums;
  if (first === undefined) return columnSums.every((sum) => sum === 0) ? [[]] : [];
  const fill = (open: number, room: readonly number[]): number[][] => {
    const [most, ...more] = room;
    if (most === undefined) return open === 0 ? [[]] : [];
    return Array.from({ length: Math.min(most, open) + 1 }, (_, n) => n).flatMap((n) =>
      fill(open - n, more).map((rest) => [n, ...rest]),
    );
  };
  return fill(first, columnSums).flatMap((row) =>
    everyTable(
      others,
      columnSums.map((sum, c) => sum - (row[c] as number)),
    ).map((rest) => [row, ...rest]),
  );
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const raritySum = (table: readonly (readonly number[])[]) =>
  1 / table.flat().reduce((product, n) => product * factorial(n), 1);

describe('fisherTwoByTwo and conditionalOddsRatio', () => {
  it('agree with R', () => {
    // R 4.2.2, 2026-11-21: fisher.test(matrix(c(40, 31, 22, 57), 2, byrow = TRUE)), also alternative = "greater", "less"
    const test = fisherTwoByTwo(TWO);
    expect(test.p).toBeCloseTo(0.000488816238714772, 14);
    expect(test.pGreater).toBeCloseTo(0.000351005813412675, 14);
    expect(test.pLess).toBeCloseTo(0.999903343361793, 13);
    // the same with conf.level = 0.9; R's own search stops at about 1e-4
    const odds = conditionalOddsRatio(TWO, 0.9);
    expect(odds.oddsRatio).toBeCloseTo(3.31462, 3);
    expect(odds.lower).toBeCloseTo(1.78616, 3);
    expect(odds.upper).toBeCloseTo(6.24587, 3);
  });

  it('say 0 and Infinity where a table is as uneven as its margins allow, and nothing where they allow one only', () => {
    // R 4.2.2, 2026-11-21: fisher.test(matrix(c(12, 0, 5, 25), 2))
    const odds = conditionalOddsRatio(
      [
        [12, 5],
        [0, 25],
      ],
      0.95,
    );
    expect(odds.oddsRatio).toBe(Number.POSITIVE_INFINITY);
    expect(odds.lower).toBeCloseTo(9.14479, 2);
    expect(odds.upper).toBe(Number.POSITIVE_INFINITY);
    const empty = [
      [3, 4],
      [0, 0],
    ];
    expect(fisherTwoByTwo(empty)).toEqual({ p: 1, pGreater: 1, pLess: 1 });
    expect(conditionalOddsRatio(empty, 0.95)).toEqual({
      oddsRatio: Number.NaN,
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
    });
  });

  it('turn over when rows are exchanged, and the interval agrees with the one-sided p values', () => {
    fc.assert(
      fc.property(tableOf(2, 2, 30), (counts) => {
        const [here, there] = [fisherTwoByTwo(counts), fisherTwoByTwo(counts.toReversed())];
        expect(there.p).toBeCloseTo(here.p, 10);
        expect(there.pLess).toBeCloseTo(here.pGreater, 10);
        const odds = conditionalOddsRatio(counts, 0.95);
        const turned = conditionalOddsRatio(counts.toReversed(), 0.95);
        if (Number.isFinite(odds.oddsRatio) && odds.oddsRatio > 0) {
          expect(turned.oddsRatio * odds.oddsRatio).toBeCloseTo(1, 8);
        }
        if (Math.abs(here.pGreater - 0.025) > 1e-9) expect(odds.lower > 1).toBe(here.pGreater < 0.025);
        if (Math.abs(here.pLess - 0.025) > 1e-9) expect(odds.upper < 1).toBe(here.pLess < 0.025);
      }),
    );
  });

  it('refuse what is no 2 × 2 table of counts', () => {
    expect(() =>
      fisherTwoByTwo([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toThrow('requires a 2 × 2 table, got 2 × 3');
    expect(() =>
      fisherTwoByTwo([
        [1, 2.5],
        [4, 5],
      ]),
    ).toThrow('requires whole counts of 0 or more, got 2.5');
    expect(() => conditionalOddsRatio(TWO, 1)).toThrow(EstimationError);
  });
});

describe('fisherExactP', () => {
  // R 4.2.2, 2026-11-21: fisher.test(rbind(…), workspace = 2e8)$p.value
  it.each([
    [
      0.00977558486583862,
      [
        [1, 2, 3],
        [4, 5, 6],
        [9, 0, 1],
      ],
    ],
    [
      0.0543139509027114,
      [
        [1, 2, 1, 0, 3],
        [0, 3, 2, 2, 1],
        [4, 0, 1, 1, 0],
        [1, 1, 5, 0, 2],
        [2, 2, 0, 3, 1],
      ],
    ],
    [
      0.000444497802564433,
      [
        [12, 8],
        [5, 15],
        [9, 9],
        [20, 3],
      ],
    ],
    [
      0.0911177720258471,
      [
        [2, 0, 1, 2, 6],
        [1, 3, 1, 1, 1],
        [1, 0, 3, 1, 0],
        [1, 2, 1, 2, 0],
      ],
    ],
    [
      0.475761509105647,
      [
        [100, 120],
        [90, 140],
        [80, 100],
        [60, 90],
      ],
    ],
    [
      0.0211147737017376,
      [
        [5, 0, 5, 2, 1, 0, 3, 2],
        [1, 4, 2, 6, 2, 3, 1, 1],
        [3, 3, 0, 1, 4, 2, 2, 5],
      ],
    ],
  ])('is %d, as R says', (expected, counts) => {
    expect(Math.abs(fisherExactP(counts) / expected - 1)).toBeLessThan(1e-9);
    expect(Math.abs(fisherExactP(transpose(counts)) / expected - 1)).toBeLessThan(1e-9);
  });

  it('is the sum over every table with the same margins that is not more likely', () => {
    fc.assert(
      fc.property(tableOf(3, 3, 3), (counts) => {
        const rowSums = counts.map((row) => row.reduce((a, b) => a + b, 0));
        const columnSums = transpose(counts).map((row) => row.reduce((a, b) => a + b, 0));
        const all = everyTable(rowSums, columnSums).map(raritySum);
        const seen = raritySum(counts) * (1 + 1e-7);
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(fisherExactP(counts)).toBeCloseTo(sum(all.filter((value) => value <= seen)) / sum(all), 9);
      }),
      { numRuns: 60 },
    );
  });

  it('is not moved by empty rows and columns, and is 1 where nothing is left to compare', () => {
    const withEmpty = [
      [12, 0, 5],
      [0, 0, 0],
      [18, 0, 25],
    ];
    expect(fisherExactP(withEmpty)).toBeCloseTo(
      fisherTwoByTwo([
        [12, 5],
        [18, 25],
      ]).p,
      14,
    );
    expect(
      fisherExactP([
        [3, 4, 1],
        [0, 0, 0],
      ]),
    ).toBe(1);
  });

  it('refuses a table that it cannot enumerate, and says what to use', () => {
    const large = Array.from({ length: 6 }, (_, r) =>
      Array.from({ length: 7 }, (_, c) => 20 + ((r * c) % 5)),
    );
    expect(() => fisherExactP(large, 1000)).toThrow(
      /in 1000 steps, got 6 × 7 with 890 respondents; use chiSquaredTest/,
    );
  });
});
