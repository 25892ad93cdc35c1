import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOfShares } from './difference-of-shares.ts';
import { publishedDifference } from './published-difference.ts';
import { PRINTED_DESIGN_EFFECT, type PublishedShare, publishedShare } from './published-share.ts';

const error = { kind: 'design-effect', respondents: 11_867, designEffect: 2, basis: 'assumed' } as const;
const published: PublishedShare = { percent: 36.4, decimals: 1, roundedParts: 3, error };
const ours = { proportion: 0.453002354788069, variance: 0.036179835752619 ** 2, degreesOfFreedom: 194 };

describe('publishedDifference', () => {
  it('agrees with the same sums in R', () => {
    // R 4.2.2, survey 4.1-1, 2026-11-22: p2 <- .364; v2 <- 2 * p2 * (1 - p2) / 11867 + 3 * .001^2 / 12; p1, v1, df1 of
    // the third wave of made-waves.ts; Welch's df and t of qlogis(p1) - qlogis(p2); MOVER from logit intervals
    const found = publishedDifference(ours, published, 0.95);
    expect(found.published).toBe(0.364);
    expect(found.publishedStandardError).toBeCloseTo(0.00626629333200204, 15);
    expect(found.difference).toBeCloseTo(0.08900235478806906, 14);
    expect(found.standardError).toBeCloseTo(0.03671848236527731, 14);
    expect(found.degreesOfFreedom).toBeCloseTo(207.559566318399, 9);
    expect(found.t).toBeCloseTo(2.4882470776922276, 12);
    expect(found.p).toBeCloseTo(0.0136242993801158, 13);
    expect(found.lower).toBeCloseTo(0.0179894316266969, 13);
    expect(found.upper).toBeCloseTo(0.161862462873736, 13);
  });

  it('from a printed standard error takes that, with the rounding of the figure', () => {
    const given = { kind: 'given', standardErrorPercent: 0.6, degreesOfFreedom: null } as const;
    const { variance, degreesOfFreedom } = publishedShare({ ...published, roundedParts: 1, error: given });
    expect(variance).toBeCloseTo(0.006 ** 2 + 0.001 ** 2 / 12, 18);
    expect(degreesOfFreedom).toBe(Number.POSITIVE_INFINITY);
    // with nothing uncertain on their side but the rounding, Welch's df are ours
    const exact = { ...given, standardErrorPercent: 0 };
    const { degreesOfFreedom: df } = publishedDifference(ours, { ...published, error: exact }, 0.95);
    expect(df).toBeGreaterThan(194);
    expect(df).toBeLessThan(194.1);
  });

  it('takes two stages for the design effect that reports print with', () => {
    expect(PRINTED_DESIGN_EFFECT).toBe(2);
  });

  it('tests nothing where a share is 0 or 1', () => {
    for (const proportion of [0, 1]) {
      const { t, p, lower, upper, difference } = publishedDifference(
        { proportion, variance: 0, degreesOfFreedom: 100 },
        published,
        0.95,
      );
      expect([t, p, lower, upper]).toEqual([null, null, null, null]);
      expect(difference).toBeCloseTo(proportion - 0.364, 14);
    }
    expect(publishedDifference(ours, { ...published, percent: 0 }, 0.95).p).toBeNull();
  });

  it.each([
    ['a percentage from 0 to 100', { percent: 101 }],
    ['a percentage from 0 to 100', { percent: Number.NaN }],
    ['a whole number of decimals', { decimals: -1 }],
    ['a whole number of decimals and of rounded parts', { roundedParts: 0 }],
    ['a base of 2 respondents or more', { error: { ...error, respondents: 1 } }],
    ['a design effect above 0', { error: { ...error, designEffect: 0 } }],
    [
      'a standard error of 0 or more points',
      { error: { kind: 'given', standardErrorPercent: -1, degreesOfFreedom: null } as const },
    ],
    [
      'degrees of freedom of 1 or more',
      { error: { kind: 'given', standardErrorPercent: 1, degreesOfFreedom: 0 } as const },
    ],
  ])('requires %s', (needed, wrong) => {
    expect(() => publishedShare({ ...published, ...wrong })).toThrow(`publishedShare requires ${needed}`);
  });

  it('requires a share of ours', () => {
    const wrong = { ...ours, proportion: 1.2 };
    expect(() => publishedDifference(wrong, published, 0.95)).toThrow(
      'publishedDifference requires a share of ours from 0 to 1 with a variance, got 1.2',
    );
  });
});

const share = fc.record({
  proportion: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  variance: fc.double({ min: 1e-7, max: 0.01, noNaN: true }),
  degreesOfFreedom: fc.integer({ min: 1, max: 5000 }),
});

describe('differenceOfShares', () => {
  it('turned round changes its sign only', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const there = differenceOfShares(a, b, 0, null, 0.95);
        const back = differenceOfShares(b, a, 0, null, 0.95);
        expect(back.difference + there.difference).toBe(0);
        expect(back.t).toBeCloseTo(-(there.t as number), 10);
        expect(back.p).toBeCloseTo(there.p as number, 12);
        expect(back.lower).toBeCloseTo(-(there.upper as number), 12);
      }),
    );
  });

  it('has an interval around the difference that stays within −1 and 1', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const { difference, lower, upper } = differenceOfShares(a, b, 0, null, 0.95);
        expect(lower).toBeLessThanOrEqual(difference);
        expect(upper).toBeGreaterThanOrEqual(difference);
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of a share from itself, wholly dependent, is 0 without error', () => {
    const one = { proportion: 0.3, variance: 0.001, degreesOfFreedom: 50 };
    const same = differenceOfShares(one, one, one.variance, 50, 0.95);
    expect(same).toMatchObject({ difference: 0, standardError: 0, t: null, p: null, lower: null });
  });

  it('gives fewer degrees of freedom than both together, and no fewer than the lesser', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const { degreesOfFreedom } = differenceOfShares(a, b, 0, null, 0.95);
        expect(degreesOfFreedom).toBeGreaterThanOrEqual(
          Math.min(a.degreesOfFreedom, b.degreesOfFreedom) * (1 - 1e-12),
        );
        expect(degreesOfFreedom).toBeLessThanOrEqual((a.degreesOfFreedom + b.degreesOfFreedom) * (1 + 1e-12));
      }),
    );
  });
});
