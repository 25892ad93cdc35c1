import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpSample } from '../estimates/made-up-sample.ts';
import { estimateTotals } from '../estimates/row-estimates.ts';
import { multiply, solve, transpose } from './dense-matrix.ts';
import { generalisedEigenvalues } from './generalised-eigenvalues.ts';
import { associationTest } from './rao-scott.ts';

const entry = fc.double({ min: -5, max: 5, noNaN: true });
const square = fc
  .integer({ min: 1, max: 7 })
  .chain((n) =>
    fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: 2 * n, maxLength: 2 * n }),
  );

describe('generalisedEigenvalues', () => {
  it('has the trace of b⁻¹a and of its square, largest first', () => {
    fc.assert(
      fc.property(square, (rows) => {
        const n = (rows[0] as number[]).length;
        const a = multiply(transpose(rows.slice(0, n)), rows.slice(0, n));
        const b = multiply(transpose(rows.slice(n)), rows.slice(n)).map((row, i) =>
          row.map((value, j) => value + (i === j ? 3 : 0)),
        );
        const delta = solve(b, a) as number[][];
        const trace = (matrix: number[][]) => matrix.reduce((sum, row, i) => sum + (row[i] as number), 0);
        const found = generalisedEigenvalues(a, b) as readonly number[];
        expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace(delta), 6);
        expect(found.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(
          trace(multiply(delta, delta)),
          5,
        );
        expect(found).toEqual(found.toSorted((x, y) => y - x));
      }),
    );
  });

  it('are the diagonal where both are diagonal, and none where b is not positive', () => {
    expect(
      generalisedEigenvalues(
        [
          [2, 0],
          [0, 9],
        ],
        [
          [4, 0],
          [0, 3],
        ],
      ),
    ).toEqual([expect.closeTo(3, 14), 0.5]);
    expect(
      generalisedEigenvalues(
        [
          [1, 0],
          [0, 1],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ),
    ).toBeNull();
  });
});

describe('the saddlepoint of Rao and Scott', () => {
  it('agrees with R', () => {
    // R 4.2.2, survey 4.1-1, 2026-11-21: svychisq(~g + o, de, statistic = "saddlepoint")
    const { design, g, o } = madeUpSample;
    const cells = [0, 1, 2].flatMap((row) =>
      [0, 1].map((column) => Float64Array.from(g, (own, i) => Number(own === row && o[i] === column))),
    );
    const { values, covariance, respondents, degreesOfFreedom } = estimateTotals(design, cells, null);
    const table = { rows: 3, columns: 2, totals: values, covariance, respondents, degreesOfFreedom };
    const test = associationTest(table, 'saddlepoint');
    expect(test?.statistic).toBeCloseTo(0.62319566318811, 12);
    expect(test?.p).toBeCloseTo(0.692297703235297, 8);
  });
});
