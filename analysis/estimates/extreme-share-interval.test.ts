import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaTails } from '../distributions/beta.ts';
import { extremeShareInterval } from './extreme-share-interval.ts';
import { shareInterval } from './share-interval.ts';

describe('extremeShareInterval', () => {
  it('is the exact interval of a simple random sample: 1 − (α/2)^(1/n)', () => {
    const share = { proportion: 0, respondents: 25, degreesOfFreedom: 24 };
    // R 4.2.2, 2026-11-21: binom.test(0, 25)$conf.int, binom.test(25, 25)$conf.int
    expect(extremeShareInterval(share, 0.95)).toEqual({
      lower: 0,
      upper: expect.closeTo(0.137185171530713, 12),
    });
    const all = extremeShareInterval({ ...share, proportion: 1 }, 0.95);
    expect(all).toEqual({ lower: expect.closeTo(0.862814828469287, 12), upper: 1 });
  });

  it('leaves a share at its end the chance of half the error, and few clusters count for less', () => {
    const sizes = fc.tuple(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 1, max: 499 }));
    fc.assert(
      fc.property(sizes, ([respondents, degreesOfFreedom]) => {
        fc.pre(degreesOfFreedom < respondents);
        const wide = extremeShareInterval({ proportion: 0, respondents, degreesOfFreedom }, 0.9)
          ?.upper as number;
        const full = extremeShareInterval(
          { proportion: 0, respondents, degreesOfFreedom: respondents - 1 },
          0.9,
        )?.upper as number;
        expect(wide).toBeGreaterThanOrEqual(full * (1 - 1e-12));
        expect(betaTails(full, 1, respondents).upper).toBeCloseTo(0.05, 10);
      }),
    );
  });

  it('stands where the other intervals say nothing, and only there', () => {
    const share = { proportion: 1, variance: 0, respondents: 30, degreesOfFreedom: 20 };
    expect(shareInterval('beta', share, 0.95)).toBeNull();
    expect(extremeShareInterval(share, 0.95)).not.toBeNull();
    expect(extremeShareInterval({ ...share, degreesOfFreedom: 0 }, 0.95)).toBeNull();
    expect(() => extremeShareInterval({ ...share, proportion: 0.5 }, 0.95)).toThrow(
      /a share of 0 or 1, got 0.5/,
    );
  });
});
