import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaTails } from '../distributions/beta.ts';
import { type BinomialIntervalMethod, binomialInterval } from './binomial-interval.ts';

const METHODS: readonly BinomialIntervalMethod[] = [
  'wilson',
  'wilson-continuity',
  'clopper-pearson',
  'agresti-coull',
  'wald',
  'jeffreys',
];

describe('binomialInterval', () => {
  // R 4.2.2, 2026-11-21, for 7 of 50 at 0.9: prop.test(7, 50, correct = FALSE / TRUE), binom.test(7, 50),
  // qbeta(c(0.05, 0.95), 7.5, 43.5)
  it.each<[BinomialIntervalMethod, number, number]>([
    ['wilson', 0.07772089782063, 0.239238995945484],
    ['wilson-continuity', 0.0704660353806859, 0.2508386877832292],
    ['clopper-pearson', 0.0675966990035572, 0.2469352017312092],
    ['jeffreys', 0.0748267193344743, 0.2351176152151007],
  ])('%s agrees with R', (method, lower, upper) => {
    const interval = binomialInterval(method, 7, 50, 0.9);
    expect(interval.lower).toBeCloseTo(lower, 12);
    expect(interval.upper).toBeCloseTo(upper, 12);
  });

  it('takes no correction at one half, as R does', () => {
    // R 4.2.2, 2026-11-21: prop.test(25, 50)$conf.int
    const interval = binomialInterval('wilson-continuity', 25, 50, 0.95);
    expect(interval.lower).toBeCloseTo(0.366445143168286, 13);
    expect(interval.upper).toBeCloseTo(0.633554856831714, 13);
  });

  it('mirrors those who did not, holds the share, and ends at 0 and 1 where nobody or everybody did', () => {
    const sample = fc
      .integer({ min: 1, max: 300 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(sample, fc.constantFrom(...METHODS), ([x, n], method) => {
        const here = binomialInterval(method, x, n, 0.95);
        const there = binomialInterval(method, n - x, n, 0.95);
        expect(here.lower).toBeCloseTo(1 - there.upper, 10);
        expect(here.lower).toBeLessThanOrEqual(x / n + 1e-12);
        expect(here.upper).toBeGreaterThanOrEqual(x / n - 1e-12);
        const open = method === 'agresti-coull' || method === 'wald';
        if (x === 0 && !open) expect(here.lower).toBe(0);
      }),
    );
  });

  it('of Clopper and Pearson leaves the level outside at each end: P(X ≥ x) at the lower one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (x) => {
        const { lower, upper } = binomialInterval('clopper-pearson', x, 100, 0.95);
        expect(betaTails(lower, x, 101 - x).lower).toBeCloseTo(0.025, 10);
        expect(betaTails(upper, x + 1, 100 - x).upper).toBeCloseTo(0.025, 10);
      }),
    );
  });

  it.each([
    [5, 3, 0.95, 'got 5 of 3'],
    [0, 0, 0.95, 'got 0 of 0'],
    [1.5, 3, 0.95, 'got 1.5 of 3'],
    [1, 3, 95, '0 < level < 1, got 95'],
  ])('refuses %d of %d at %d', (x, n, level, message) => {
    expect(() => binomialInterval('wilson', x, n, level)).toThrow(message);
  });
});
