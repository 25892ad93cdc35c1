import { expect, test } from 'vitest';
import { cutByShares } from './cut-by-shares.ts';

test.each([
  {
    about: 'order decides',
    values: [3, 1, 2, 4],
    weights: [1, 1, 1, 1],
    shares: [0.5, 0.5],
    codes: [2, 1, 1, 2],
  },
  {
    about: 'weights count',
    values: [1, 2, 3, 4],
    weights: [3, 1, 1, 1],
    shares: [0.5, 0.5],
    codes: [1, 2, 2, 2],
  },
  { about: 'shares of 0 give no code', values: [1, 2], weights: [1, 1], shares: [0, 1, 0], codes: [2, 2] },
  {
    about: 'shares are proportions',
    values: [1, 2, 3],
    weights: [1, 1, 1],
    shares: [2, 2, 2],
    codes: [1, 2, 3],
  },
  { about: 'nobody', values: [], weights: [], shares: [1], codes: [] },
])('cutByShares: $about', ({ values, weights, shares, codes }) => {
  expect(cutByShares(values, weights, shares)).toEqual(codes);
});

test('gives each code its share of a thousand people', () => {
  const values = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1000);
  const codes = cutByShares(
    values,
    values.map(() => 1),
    [0.244, 0.421, 0.191, 0.102, 0.042],
  );
  expect([1, 2, 3, 4, 5].map((code) => codes.filter((found) => found === code).length)).toEqual([
    244, 421, 191, 102, 42,
  ]);
});

test('refuses a weight too few', () => {
  expect(() => cutByShares([1, 2], [1], [1])).toThrow(RangeError);
});
