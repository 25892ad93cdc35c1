import { describe, expect, it } from 'vitest';
import { fTails } from './f-distribution.ts';
import { weightedFTail } from './weighted-f-tail.ts';

describe('weightedFTail', () => {
  it('agrees with R where it solves for the same point', () => {
    // R 4.2.2, survey 4.1-1, 2026-11-21: survey:::pFsum(x, rep(1, 3), c(2, 1, .5), ddf = d, lower.tail = FALSE,
    // method = "saddlepoint"); R's root is good to 1e-8
    expect(weightedFTail(8, [2, 1, 0.5], 20)).toBeCloseTo(0.112937413852029, 8);
    expect(weightedFTail(40, [2, 1, 0.5], 20.7)).toBeCloseTo(0.000520735175968572, 10);
    expect(weightedFTail(0.3, [2, 1, 0.5], 20)).toBeCloseTo(0.959210699168764, 8);
  });

  it('is near the F distribution where all factors are alike', () => {
    for (const x of [1, 4, 9, 20, 60]) {
      const exact = fTails(x / 3, 3, 30).upper;
      expect(weightedFTail(x, [1, 1, 1], 30) / exact).toBeCloseTo(1, 1);
    }
  });

  it('falls from 1 as the statistic rises, but for the point at which the F stands in for the formula', () => {
    let last = 1;
    const rises: number[] = [];
    expect(weightedFTail(0, [3, 1], 12)).toBe(1);
    for (let x = 0.5; x < 60; x += 0.01) {
      const p = weightedFTail(x, [3, 1], 12);
      const step = p - last;
      if (step > 0) rises.push(step);
      last = p;
    }
    // on to the F at the mean, by about 0.01 of p, and off again
    expect(rises.length).toBeLessThanOrEqual(1);
    expect(Math.max(0, ...rises)).toBeLessThan(0.015);
    expect(last).toBeLessThan(0.01);
  });

  it('scales with its factors, leaves out those that are the rounding of 0, and refuses others', () => {
    expect(weightedFTail(80, [20, 10, 5], 20)).toBeCloseTo(weightedFTail(8, [2, 1, 0.5], 20), 12);
    expect(weightedFTail(8, [2, 1, 0.5, 0, -1e-18], 20)).toBe(weightedFTail(8, [2, 1, 0.5], 20));
    expect(() => weightedFTail(8, [0], 20)).toThrow(/a factor above 0/);
    expect(() => weightedFTail(-1, [1], 20)).toThrow(/x ≥ 0/);
    expect(() => weightedFTail(1, [1], 0)).toThrow(/d > 0/);
  });
});
