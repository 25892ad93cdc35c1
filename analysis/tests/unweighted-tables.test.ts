import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquaredTest } from './chi-squared-test.ts';
import { columnLetter, columnLetters } from './column-letters.ts';
import { columnProportionTests } from './column-proportion-tests.ts';
import { associationStrength } from './cramers-v.ts';
import { cellResiduals } from './expected-counts.ts';

const TWO = [
  [40, 31],
  [22, 57],
];
const counts = fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 3 }), {
  minLength: 2,
  maxLength: 5,
});

describe('chiSquaredTest with the correction of Yates', () => {
  // R 4.2.2, 2026-11-21: chisq.test(matrix(c(40, 31, 22, 57), 2, byrow = TRUE)); of 10, 11 | 10, 10 it says 0 and 1
  it('agrees with R', () => {
    const test = chiSquaredTest(TWO, 'yates');
    expect(test.statistic).toBeCloseTo(11.3692355420619, 12);
    expect(test.p).toBeCloseTo(0.000746706041378301, 14);
    const even = chiSquaredTest(
      [
        [10, 11],
        [10, 10],
      ],
      'yates',
    );
    expect(even.statistic).toBeCloseTo(0, 20);
    expect(even.p).toBeCloseTo(1, 8);
  });

  it('is for 2 × 2 only', () => {
    expect(() =>
      chiSquaredTest(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        'yates',
      ),
    ).toThrow('chiSquaredTest requires a 2 × 2 table for the correction of Yates, got 2 × 3');
  });
});

describe('cellResiduals and associationStrength', () => {
  it('agree with R', () => {
    // R 4.2.2, 2026-11-21: chisq.test(matrix(c(40, 31, 22, 57), 2, byrow = TRUE))$residuals and $stdres
    const cells = cellResiduals(TWO);
    [1.96655513227908, -1.65067143182492, -1.86432556532633, 1.56486278965318].forEach((expected, cell) => {
      expect(cells[cell]?.residual).toBeCloseTo(expected, 12);
    });
    expect(cells.map(({ adjustedResidual }) => adjustedResidual.toFixed(12))).toEqual(
      [1, -1, -1, 1].map((sign) => (sign * 3.53787515722454).toFixed(12)),
    );
  });

  it('add up: squared residuals to chi-squared, differences to 0 in each row', () => {
    fc.assert(
      fc.property(counts, (table) => {
        const cells = cellResiduals(table);
        const { statistic, respondents } = chiSquaredTest(table);
        expect(cells.reduce((sum, { residual }) => sum + residual ** 2, 0)).toBeCloseTo(statistic, 8);
        table.forEach((_, row) => {
          const own = cells.filter((cell) => cell.row === row);
          expect(own.reduce((sum, cell) => sum + cell.respondents - cell.expected, 0)).toBeCloseTo(0, 9);
        });
        const strength = associationStrength(table);
        expect(strength.phiSquared * respondents).toBeCloseTo(statistic, 9);
        expect(strength.cramersV).toBeGreaterThanOrEqual(strength.cramersVBiasCorrected - 1e-12);
        expect(strength.cramersV).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('know no and full association', () => {
    const none = associationStrength([
      [10, 20],
      [30, 60],
    ]);
    expect(none).toEqual({ phiSquared: 0, cramersV: 0, cramersVBiasCorrected: 0 });
    const full = associationStrength([
      [50, 0],
      [0, 50],
    ]);
    expect(full.cramersV).toBe(1);
    expect(full.cramersVBiasCorrected).toBeCloseTo(1, 12);
  });
});

describe('columnProportionTests', () => {
  it('agrees with R', () => {
    // R 4.2.2, 2026-11-21: prop.test(c(30, 45), c(120, 130), correct = FALSE, conf.level = 0.9)
    const [only] = columnProportionTests(
      [
        { successes: 30, respondents: 120 },
        { successes: 45, respondents: 130 },
      ],
      0.9,
    );
    expect(only?.z).toBeCloseTo(-1.65748386032949, 13);
    expect(only?.p).toBeCloseTo(0.0974216892763432, 14);
    expect(only?.interval?.lower).toBeCloseTo(-0.19069373786340249, 14);
    expect(only?.interval?.upper).toBeCloseTo(-0.00161395444428979, 14);
  });

  it('is the chi-squared test of two columns', () => {
    const half = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(half, half, ([yesA, noA], [yesB, noB]) => {
        const [only] = columnProportionTests(
          [
            { successes: yesA, respondents: yesA + noA },
            { successes: yesB, respondents: yesB + noB },
          ],
          0.95,
        );
        const chi = chiSquaredTest([
          [yesA, yesB],
          [noA, noB],
        ]);
        expect((only?.z as number) ** 2).toBeCloseTo(chi.statistic, 8);
        expect(only?.p).toBeCloseTo(chi.p, 8);
      }),
    );
  });

  it('tests nothing where nobody or everybody said so, or a column is empty, and refuses what are no counts', () => {
    const columns = [
      { successes: 0, respondents: 10 },
      { successes: 0, respondents: 20 },
      { successes: 0, respondents: 0 },
    ];
    const tests = columnProportionTests(columns, 0.95);
    expect(tests.map(({ a, b, p, difference }) => [a, b, p, difference])).toEqual([
      [0, 1, null, 0],
      [0, 2, null, null],
      [1, 2, null, null],
    ]);
    expect(() => columnProportionTests([{ successes: 3, respondents: 2 }], 0.95)).toThrow('got 3 of 2');
  });

  it('prints the letters of the columns that a column is above', () => {
    const columns = [12, 30, 45].map((successes, place) => ({
      successes,
      respondents: [100, 120, 130][place] as number,
    }));
    const tests = columnProportionTests(columns, 0.95);
    const p = tests.map((test) => test.p);
    expect(columnLetters(3, tests, p, 0.05)).toEqual([[], ['A'], ['A']]);
    expect(columnLetters(3, tests, p, 0.1)).toEqual([[], ['A'], ['A', 'B']]);
    expect(columnLetters(3, tests, [null, null, null], 0.05)).toEqual([[], [], []]);
    expect(() => columnLetters(3, tests, [0.1], 0.05)).toThrow('columnLetters requires 3 p values, got 1');
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});
