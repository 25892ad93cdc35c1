import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ShareIntervalMethod,
  shareInterval,
  studentInterval,
  wilsonInterval,
} from './share-interval.ts';

const METHODS: readonly ShareIntervalMethod[] = ['wald', 'logit', 'asin', 'beta', 'wilson', 'likelihood'];
const srs = (proportion: number, respondents: number) => ({
  proportion,
  variance: (proportion * (1 - proportion)) / respondents,
  respondents,
  degreesOfFreedom: respondents - 1,
});

describe('shareInterval', () => {
  it.each(METHODS)('%s holds the share, and mirrors with it', (method) => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 60, max: 5000 }),
        (p, n) => {
          const interval = shareInterval(method, srs(p, n), 0.95);
          const mirrored = shareInterval(method, srs(1 - p, n), 0.95);
          expect(interval?.lower).toBeLessThan(p);
          expect(interval?.upper).toBeGreaterThan(p);
          expect(1 - (mirrored?.upper as number)).toBeCloseTo(interval?.lower as number, 9);
        },
      ),
    );
  });

  it.each(METHODS)('%s narrows as n grows and widens with the level', (method) => {
    const width = (n: number, level: number) => {
      const interval = shareInterval(method, srs(0.3, n), level);
      return (interval?.upper as number) - (interval?.lower as number);
    };
    expect(width(400, 0.95)).toBeLessThan(width(100, 0.95));
    expect(width(100, 0.99)).toBeGreaterThan(width(100, 0.95));
  });

  it('beta is the exact interval of Clopper and Pearson for a simple random sample of 12 of 40', () => {
    // n* equals n where V = p(1 − p)/n and df = n − 1; known values of the exact interval
    const interval = shareInterval('beta', srs(12 / 40, 40), 0.95);
    expect(interval?.lower).toBeCloseTo(0.1656, 4);
    expect(interval?.upper).toBeCloseTo(0.4653, 4);
  });

  it.each([
    ['a share of 0', { ...srs(0.5, 50), proportion: 0 }],
    ['a share of 1', { ...srs(0.5, 50), proportion: 1 }],
    ['a variance that is not known', { ...srs(0.5, 50), variance: Number.NaN }],
    ['no degree of freedom', { ...srs(0.5, 50), degreesOfFreedom: 0 }],
    ['no base', { ...srs(0.5, 50), proportion: Number.NaN }],
  ])('is null for %s', (_, share) => {
    for (const method of METHODS) expect(shareInterval(method, share, 0.95)).toBeNull();
  });
});

describe('a share without variance', () => {
  it.each([0, 1e-33, 1e-17])('is its own interval, by every method, with a variance of %d', (variance) => {
    for (const method of METHODS) {
      const interval = shareInterval(method, { ...srs(0.36, 200), variance }, 0.95);
      expect(interval).toEqual({ lower: 0.36, upper: 0.36 });
    }
  });
});

describe('wilsonInterval and studentInterval', () => {
  it('stay within 0 and 1 at the ends', () => {
    const none = wilsonInterval(0, 25, 1.959963984540054);
    expect(none.lower).toBe(0);
    expect(none.upper).toBeCloseTo(0.133192250939048, 14);
    expect(wilsonInterval(1, 25, 1.959963984540054).upper).toBe(1);
  });

  it('are symmetric around a mean, and null without a degree of freedom', () => {
    const interval = studentInterval(10, 2, 9, 0.95);
    expect(interval?.upper).toBeCloseTo(10 + 2 * 2.2621571628, 9);
    expect(interval?.lower).toBeCloseTo(10 - 2 * 2.2621571628, 9);
    expect(studentInterval(10, 2, 0, 0.95)).toBeNull();
    expect(studentInterval(10, Number.NaN, 9, 0.95)).toBeNull();
  });
});
