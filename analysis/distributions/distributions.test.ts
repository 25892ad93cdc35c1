/// <reference path="./jstat.d.ts" />
import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { betaQuantile, betaTails } from './beta.ts';
import { chiSquaredQuantile, chiSquaredTails } from './chi-squared.ts';
import { DistributionError } from './distribution-error.ts';
import { fQuantile, fTails } from './f-distribution.ts';
import { findRoot } from './find-root.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { normalQuantile, normalTails } from './normal.ts';
import { studentTQuantile, studentTTails } from './student-t.ts';

const relative = (got: number, expected: number) =>
  got === expected ? 0 : Math.abs(got - expected) / Math.abs(expected);

describe('closed forms, to 1e-13', () => {
  it('beta with a = 1, with b = 1, and the arcsine law', () => {
    for (const x of [1e-9, 0.01, 0.3, 0.7, 0.99]) {
      for (const k of [0.2, 0.5, 1, 3, 40, 2500.5]) {
        expect(relative(betaTails(x, k, 1).lower, x ** k)).toBeLessThan(2e-13);
        expect(relative(betaTails(x, 1, k).upper, Math.exp(k * Math.log1p(-x)))).toBeLessThan(2e-13);
      }
      expect(relative(betaTails(x, 0.5, 0.5).lower, (2 / Math.PI) * Math.asin(Math.sqrt(x)))).toBeLessThan(
        1e-13,
      );
    }
  });

  it('chi-squared with an even number of degrees of freedom is a sum of Poisson terms', () => {
    for (const halfDf of [1, 2, 5, 20]) {
      for (const x of [0.01, 1, 7.5, 30, 90]) {
        let term = 1;
        let sum = 1;
        for (let k = 1; k < halfDf; k++) {
          term *= x / 2 / k;
          sum += term;
        }
        expect(relative(chiSquaredTails(x, 2 * halfDf).upper, sum * Math.exp(-x / 2))).toBeLessThan(1e-12);
      }
    }
  });

  it('F with two degrees of freedom in the numerator, down to very small tails', () => {
    for (const df of [1, 7, 30.5, 792, 9708.3]) {
      for (const f of [0.1, 1, 5, 60]) {
        const expected = Math.exp((-df / 2) * Math.log1p((2 * f) / df));
        expect(relative(fTails(f, 2, df).upper, expected)).toBeLessThan(1e-12);
      }
    }
  });

  it('Student t with 1, 2 and 4 degrees of freedom', () => {
    for (const t of [0.1, 1, 3.2, 40]) {
      expect(relative(studentTTails(t, 1).upper, Math.atan2(1, t) / Math.PI)).toBeLessThan(1e-13);
      const two = 1 / (Math.sqrt(2 + t * t) * (Math.sqrt(2 + t * t) + t));
      expect(relative(studentTTails(t, 2).upper, two)).toBeLessThan(1e-13);
    }
    for (const p of [0.6, 0.9, 0.975, 0.9995]) {
      expect(relative(studentTQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)))).toBeLessThan(1e-13);
      expect(relative(studentTQuantile(p, 2), (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p))))).toBeLessThan(
        1e-13,
      );
    }
  });
});

describe('published values', () => {
  it('normal distribution (Abramowitz and Stegun, table 26.1 and 26.2)', () => {
    expect(relative(normalTails(-1).lower, 0.158655253931457)).toBeLessThan(1e-14);
    expect(relative(normalTails(-5).lower, 2.866515718791939e-7)).toBeLessThan(1e-13);
    expect(relative(normalTails(1.96).lower, 0.9750021048517795)).toBeLessThan(1e-15);
    expect(relative(normalQuantile(0.975), 1.959963984540054)).toBeLessThan(1e-15);
    expect(relative(normalQuantile(0.995), 2.5758293035489)).toBeLessThan(1e-14);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it('tables of t, chi-squared and F at their printed digits (NIST/SEMATECH e-Handbook 1.3.6.7)', () => {
    expect(studentTQuantile(0.975, 9)).toBeCloseTo(2.262, 3);
    expect(studentTQuantile(0.975, 30)).toBeCloseTo(2.042, 3);
    expect(studentTQuantile(0.995, 100)).toBeCloseTo(2.626, 3);
    expect(chiSquaredQuantile(0.95, 10)).toBeCloseTo(18.307, 3);
    expect(chiSquaredQuantile(0.99, 100)).toBeCloseTo(135.807, 3);
    expect(fQuantile(0.95, 5, 10)).toBeCloseTo(3.326, 3);
    expect(fQuantile(0.99, 10, 20)).toBeCloseTo(3.368, 3);
  });
});

describe('identities', () => {
  const p = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  const shape = fc.double({ min: 0.5, max: 5000, noNaN: true });

  it('tails add to 1 and mirror each other', () => {
    fc.assert(
      fc.property(p, shape, shape, (x, a, b) => {
        const here = incompleteBeta(x, 1 - x, a, b);
        const mirrored = incompleteBeta(1 - x, x, b, a);
        expect(here.lower + here.upper).toBeCloseTo(1, 14);
        expect(Math.abs(here.lower - mirrored.upper)).toBeLessThan(1e-12);
      }),
    );
  });

  it('quantiles undo tails', () => {
    fc.assert(
      fc.property(p, shape, shape, (q, a, b) => {
        const near = (tails: { lower: number; upper: number }) =>
          q <= 0.5 ? relative(tails.lower, q) : relative(tails.upper, 1 - q);
        expect(near(studentTTails(studentTQuantile(q, a), a))).toBeLessThan(1e-9);
        expect(near(chiSquaredTails(chiSquaredQuantile(q, a), a))).toBeLessThan(1e-9);
        const z = normalQuantile(q);
        expect(near(normalTails(z))).toBeLessThan(1e-12);
        const x = betaQuantile(q, a, b);
        // a quantile that rounds to an end of [0, 1] cannot be undone
        if (x > 1e-300 && x < 1 - 1e-6) expect(near(betaTails(x, a, b))).toBeLessThan(1e-8);
      }),
    );
  });

  it('agrees with jStat within what jStat holds (1e-7)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 8, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (x, a, b) => {
          expect(Math.abs(fTails(x, a, b).lower - jstat.centralF.cdf(x, a, b))).toBeLessThan(1e-7);
          expect(Math.abs(studentTTails(x, a).lower - jstat.studentt.cdf(x, a))).toBeLessThan(1e-7);
          expect(Math.abs(chiSquaredTails(x, a).lower - jstat.chisquare.cdf(x, a))).toBeLessThan(1e-7);
        },
      ),
    );
  });

  it('meets the normal distribution as degrees of freedom grow', () => {
    expect(studentTQuantile(0.975, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.975));
    expect(relative(studentTQuantile(0.975, 1e9), normalQuantile(0.975))).toBeLessThan(1e-8);
    expect(relative(fTails(1.7, 4, 1e9).upper, fTails(1.7, 4, Number.POSITIVE_INFINITY).upper)).toBeLessThan(
      1e-7,
    );
  });
});

describe('ends and errors', () => {
  it('takes the ends of the range', () => {
    expect(betaTails(0, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(1, 2, 3)).toEqual({ lower: 1, upper: 0 });
    expect(chiSquaredTails(0, 3)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
    expect(fTails(Number.POSITIVE_INFINITY, 2, 3)).toEqual({ lower: 1, upper: 0 });
    expect(studentTTails(Number.NEGATIVE_INFINITY, 3)).toEqual({ lower: 0, upper: 1 });
  });

  it.each([
    ['studentTQuantile requires 0 < p < 1, got 1', () => studentTQuantile(1, 3)],
    ['studentTQuantile requires df > 0, got 0', () => studentTQuantile(0.9, 0)],
    ['fTails requires f ≥ 0, got -1', () => fTails(-1, 2, 3)],
    ['incompleteBeta requires a from 1e-100 to 1000000000000000000, got 0', () => betaTails(0.5, 0, 1)],
    ['incompleteBeta requires 0 ≤ x ≤ 1, got 1.5', () => betaTails(1.5, 1, 1)],
    ['chiSquaredTails requires df > 0, got NaN', () => chiSquaredTails(1, Number.NaN)],
    ['normalQuantile requires 0 < p < 1, got 0', () => normalQuantile(0)],
    ['findRoot requires a change of sign, got f(1) = 1, f(2) = 2', () => findRoot((x) => x, 1, 2)],
  ])('%s', (message, run) => {
    expect(run).toThrow(new DistributionError(message));
  });
});
