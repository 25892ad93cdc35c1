import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AWKWARD_NUMBERS } from '../reference/awkward-input.ts';
import { betaQuantile, betaTails } from './beta.ts';
import { chiSquaredQuantile, chiSquaredTails } from './chi-squared.ts';
import { DistributionError } from './distribution-error.ts';
import { fQuantile, fTails } from './f-distribution.ts';
import { findRoot } from './find-root.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { normalQuantile, normalTails } from './normal.ts';
import { studentTQuantile, studentTTails } from './student-t.ts';
import { weightedFTail } from './weighted-f-tail.ts';

// Every distribution with arguments that nobody checked: a probability, a quantile, or an error that names the function.

const number = fc.oneof(
  fc.constantFrom(...AWKWARD_NUMBERS),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
);

type Arguments = readonly [number, number, number];

const TAILS: Readonly<Record<string, (...given: Arguments) => { lower: number; upper: number }>> = {
  betaTails,
  chiSquaredTails,
  fTails,
  incompleteGamma: (a, x) => incompleteGamma(a, x),
  incompleteBeta: (x, a, b) => incompleteBeta(x, 1 - x, a, b),
  normalTails,
  studentTTails,
};
const QUANTILES: Readonly<Record<string, (...given: Arguments) => number>> = {
  betaQuantile,
  chiSquaredQuantile,
  fQuantile,
  normalQuantile,
  studentTQuantile,
};

/** The answer; null where it was refused as it should be. */
function answered<T>(call: () => T): T | null {
  try {
    return call();
  } catch (error) {
    expect(error).toBeInstanceOf(DistributionError);
    expect((error as Error).message).toMatch(/^\w+ (requires .+, got |did not converge )/);
    return null;
  }
}

describe('awkward arguments', () => {
  it.each(Object.entries(TAILS))('%s: two probabilities that add to 1, or refused', (_, tails) => {
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const found = answered(() => tails(a, b, c));
        if (found === null) return;
        for (const tail of [found.lower, found.upper]) {
          expect(tail).toBeGreaterThanOrEqual(0);
          expect(tail).toBeLessThanOrEqual(1);
        }
        expect(found.lower + found.upper).toBeCloseTo(1, 9);
      }),
      { numRuns: 500 },
    );
  });

  it.each(Object.entries(QUANTILES))('%s: a number, or refused', (_, quantile) => {
    fc.assert(
      fc.property(number, number, number, (p, a, b) => {
        const found = answered(() => quantile(p, a, b));
        if (found !== null) expect(found).not.toBeNaN();
      }),
      { numRuns: 300 },
    );
  });

  it('weightedFTail: a probability, or refused', () => {
    fc.assert(
      fc.property(number, fc.array(number, { maxLength: 4 }), number, (x, factors, d) => {
        const found = answered(() => weightedFTail(x, factors, d));
        if (found === null) return;
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('findRoot refuses ends between which nothing changes sign', () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(
      'findRoot requires a change of sign, got f(-1) = 2, f(1) = 2',
    );
    expect(() => findRoot(() => Number.NaN, 0, 1)).toThrow('findRoot requires a change of sign');
  });
});
