import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationBasis, residualsOn, solveBackward, solveForward } from './calibration-basis.ts';

const base = Float64Array.of(1, 2, 3, 4, 5);
const ones = new Float64Array(5).fill(1);
const year = Float64Array.of(2021, 2022, 2023, 2024, 2025);
const product = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  base.reduce((sum, weight, row) => sum + weight * (a[row] as number) * (b[row] as number), 0);

describe('calibrationBasis', () => {
  it('is orthonormal by base weights, also for columns that are nearly the same', () => {
    const { vectors, independent } = calibrationBasis(base, [ones, year]);
    expect(independent).toEqual([0, 1]);
    const [a, b] = vectors as [Float64Array, Float64Array];
    expect(product(a, a)).toBeCloseTo(1, 14);
    expect(product(b, b)).toBeCloseTo(1, 14);
    expect(product(a, b)).toBeCloseTo(0, 14);
  });

  it('drops a column that follows from others, or is nothing, and says how it follows', () => {
    const group = Float64Array.of(1, 1, 0, 0, 0);
    const rest = group.map((value) => 1 - value);
    const basis = calibrationBasis(base, [group, rest, ones, new Float64Array(5)]);
    expect(basis.independent).toEqual([0, 1]);
    const total = (place: number) =>
      (basis.coordinates[place] as Float64Array).reduce(
        (sum, coordinate, k) => sum + coordinate * (solveForward(basis, [10, 20])[k] as number),
        0,
      );
    expect(total(2)).toBeCloseTo(30, 12);
    expect(total(3)).toBe(0);
  });

  it('leaves residuals that no column explains', () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(values, (list) => {
        const rest = residualsOn(calibrationBasis(base, [ones, year]), base, Float64Array.from(list));
        expect(product(rest, ones)).toBeCloseTo(0, 10);
        expect(product(rest, year)).toBeCloseTo(0, 7);
      }),
    );
  });

  it('solves the normal equations by two triangles', () => {
    // Σ base·x_j·x_k · b = Σ base·x_j·y with y = 3 + 2·year
    const basis = calibrationBasis(base, [ones, ones, year]);
    const y = year.map((value) => 3 + 2 * value);
    const slopes = solveBackward(
      basis,
      solveForward(basis, [product(ones, y), product(ones, y), product(year, y)]),
    );
    expect(slopes[0]).toBeCloseTo(3, 4);
    expect(slopes[1]).toBe(0);
    expect(slopes[2]).toBeCloseTo(2, 7);
  });
});
