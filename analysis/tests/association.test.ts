import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fTails } from '../distributions/f-distribution.ts';
import { EstimationError } from '../estimates/estimation-error.ts';
import { estimateTotals } from '../estimates/row-estimates.ts';
import { elementSample } from '../estimates/sample-design.ts';
import { chiSquaredTest } from './chi-squared-test.ts';
import { multiply, solve, transpose } from './dense-matrix.ts';
import { type AssociationTable, associationTest, dropEmpty } from './rao-scott.ts';

/** A simple random sample with the given counts, everybody with weight 3. */
function simpleTable(counts: readonly (readonly number[])[]): AssociationTable {
  const flat = counts.flat();
  const people = flat.flatMap((count, cell) => Array<number>(count).fill(cell));
  const design = elementSample(new Float64Array(people.length).fill(3), new Int32Array(people.length), null);
  const cells = flat.map((_, cell) => Float64Array.from(people, (own) => Number(own === cell)));
  const { values, covariance, respondents, degreesOfFreedom } = estimateTotals(design, cells, null);
  return {
    rows: counts.length,
    columns: counts[0]?.length ?? 0,
    totals: values,
    covariance,
    respondents,
    degreesOfFreedom,
  };
}

const tables = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('Rao–Scott', () => {
  it('is Pearson’s test where the design is a simple random sample', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const table = simpleTable(counts);
        const n = table.respondents;
        const pearson = chiSquaredTest(counts);
        const k = pearson.degreesOfFreedom;
        // the design effect of every contrast is n/(n − 1) then, so Δ is a multiple of the identity
        const expected = (pearson.statistic * (n - 1)) / (n * k);
        const f = associationTest(table, 'F');
        expect(f?.statistic).toBeCloseTo(expected, 8);
        expect(f?.numeratorDf).toBeCloseTo(k, 8);
        expect(f?.denominatorDf).toBeCloseTo(k * (n - 1), 5);
        expect(f?.p).toBeCloseTo(fTails(expected, k, k * (n - 1)).upper, 8);
        const chi = associationTest(table, 'Chisq');
        expect(chi?.statistic).toBeCloseTo(pearson.statistic, 8);
        expect(chi?.denominatorDf).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('is null where the design fixes the table: the rounding of a covariance of 0 is no evidence', () => {
    const table = simpleTable([
      [30, 20],
      [10, 40],
    ]);
    const noise = table.covariance.map((row) => row.map((value) => value * 1e-13));
    expect(associationTest({ ...table, covariance: noise }, 'F')).toBeNull();
    expect(associationTest({ ...table, covariance: noise }, 'Chisq')).toBeNull();
  });

  it('does not care which question stands in the rows, nor how weights are scaled', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0.01, max: 1000, noNaN: true }), (counts, factor) => {
        const table = simpleTable(counts);
        const turned = simpleTable(transpose(counts));
        const scaled = {
          ...table,
          totals: table.totals.map((total) => total * factor),
          covariance: table.covariance.map((row) => row.map((value) => value * factor * factor)),
        };
        for (const statistic of ['F', 'Wald', 'adjWald'] as const) {
          const here = associationTest(table, statistic);
          for (const other of [turned, scaled]) {
            const there = associationTest(other, statistic);
            expect(there === null).toBe(here === null);
            if (here !== null) expect((there?.statistic as number) / here.statistic || 1).toBeCloseTo(1, 6);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('drops rows and columns without anybody, and leaves single empty cells', () => {
    const table = dropEmpty(
      simpleTable([
        [3, 0, 5],
        [0, 0, 0],
        [4, 0, 0],
        [6, 0, 2],
      ]),
    );
    expect([table.rows, table.columns, table.totals.length]).toEqual([3, 2, 6]);
    expect(table.totals.map((total) => total / 3)).toEqual([3, 5, 4, 0, 6, 2]);
    expect(associationTest(table, 'F')?.p).toBeGreaterThan(0);
  });

  it.each([
    ['one row', simpleTable([[3, 4, 5]])],
    ['one column', simpleTable([[3], [4]])],
    [
      'no degree of freedom',
      {
        ...simpleTable([
          [3, 4],
          [5, 6],
        ]),
        degreesOfFreedom: 0,
      },
    ],
  ])('tests nothing with %s', (_, table) => {
    for (const statistic of ['F', 'Chisq', 'Wald', 'adjWald'] as const) {
      expect(associationTest(table, statistic)).toBeNull();
    }
  });
});

describe('chiSquaredTest', () => {
  it('agrees with a table worked out by hand', () => {
    // expected 20, 30, 20, 30: 4·25/20·… = 2·25/20 + 2·25/30
    const test = chiSquaredTest([
      [25, 25],
      [15, 35],
    ]);
    expect(test.statistic).toBeCloseTo(50 / 20 + 50 / 30, 12);
    expect(test).toMatchObject({
      degreesOfFreedom: 1,
      respondents: 100,
      smallestExpected: 20,
      expectedBelow5: 0,
    });
  });

  it('gives no number for an empty row and refuses what is not a table', () => {
    expect(
      chiSquaredTest([
        [0, 0],
        [1, 2],
      ]).p,
    ).toBeNaN();
    expect(() => chiSquaredTest([[1, 2]])).toThrow(EstimationError);
    expect(() => chiSquaredTest([[1, 2], [3]])).toThrow(EstimationError);
  });
});

describe('solve', () => {
  it('undoes multiplication', () => {
    const entry = fc.double({ min: -10, max: 10, noNaN: true });
    const matrix = fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(matrix, matrix, (a, b) => {
        // made diagonally dominant, so that it can be solved
        const sound = a.map((row, i) => row.map((value, j) => (i === j ? value + 50 : value)));
        const back = solve(sound, multiply(sound, b)) as number[][];
        back.forEach((row, i) => {
          row.forEach((value, j) => {
            expect(value).toBeCloseTo(b[i]?.[j] as number, 9);
          });
        });
      }),
    );
  });

  it('says where there is no solution', () => {
    expect(
      solve(
        [
          [1, 2],
          [2, 4],
        ],
        [[1], [2]],
      ),
    ).toBeNull();
    expect(solve([[0]], [[1]])).toBeNull();
  });
});
