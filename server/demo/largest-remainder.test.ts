import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareByLargestRemainder } from './largest-remainder.ts';

test.each([
  { total: 10, weights: [1, 1, 1], shares: [4, 3, 3] },
  { total: 100, weights: [47, 16, 158, 12], shares: [20, 7, 68, 5] },
  { total: 1, weights: [0, 5, 5], shares: [0, 1, 0] },
  { total: 0, weights: [0, 0], shares: [0, 0] },
  { total: 7, weights: [3], shares: [7] },
])('$total over $weights', ({ total, weights, shares }) => {
  expect(shareByLargestRemainder(total, weights)).toEqual(shares);
});

test('parts add up, are whole, and lie within one of the exact share', () => {
  const weight = fc.nat(100_000);
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(weight, { minLength: 1, maxLength: 25 }), (total, weights) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      fc.pre(sum > 0);
      const shares = shareByLargestRemainder(total, weights);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
      for (const [index, share] of shares.entries()) {
        expect(Number.isInteger(share)).toBe(true);
        expect(Math.abs(share - (total * (weights[index] ?? Number.NaN)) / sum)).toBeLessThan(1);
      }
    }),
  );
});

test.each([
  { total: 1, weights: [0, 0] },
  { total: 1, weights: [] },
  { total: -1, weights: [1] },
  { total: 1.5, weights: [1] },
  { total: 1, weights: [Number.NaN] },
  { total: 2 ** 40, weights: [2 ** 40] },
])('refuses $total over $weights', ({ total, weights }) => {
  expect(() => shareByLargestRemainder(total, weights)).toThrow(RangeError);
});
