import { expect, test } from 'vitest';
import { choose, chooseSeveral, shiftProbability, tilt } from './choose.ts';
import { seededRandom } from './random.ts';

test('choose takes codes in proportion to their shares and never one without a share', () => {
  const random = seededRandom('seed', 'choose');
  const counts = [0, 0, 0, 0];
  for (let draw = 0; draw < 10_000; draw++) {
    const code = choose(random, [2, 0, 1, 1]);
    counts[code - 1] = (counts[code - 1] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  const chiSquare = [5000, 2500, 2500].reduce(
    (sum, expected, index) => sum + ((counts[[0, 2, 3][index] ?? 0] ?? 0) - expected) ** 2 / expected,
    0,
  );
  expect(chiSquare).toBeLessThan(13.82); // 99.9 % point of chi-square with 2 degrees of freedom
});

test.each([[[]], [[0, 0]], [[1, -1, 3]], [[Number.NaN]]])('choose refuses the shares %j', (shares) => {
  expect(() => choose(seededRandom('seed', 'bad'), shares)).toThrow(RangeError);
});

test('chooseSeveral decides on each code by itself, in order', () => {
  expect(chooseSeveral(seededRandom('seed', 'several'), [1, 0, 1])).toEqual([1, 3]);
  expect(chooseSeveral(seededRandom('seed', 'none'), [0, 0])).toEqual([]);
});

test.each([
  { probability: 0.5, shift: Math.log(3), shifted: 0.75 },
  { probability: 0.2, shift: 0, shifted: 0.2 },
  { probability: 0, shift: 2, shifted: 0 },
  { probability: 1, shift: -2, shifted: 1 },
])('shiftProbability moves $probability by $shift to $shifted', ({ probability, shift, shifted }) => {
  expect(shiftProbability(probability, shift)).toBeCloseTo(shifted, 12);
});

test('tilt favours later codes for a slope above 0 and changes nothing for 0', () => {
  expect(tilt([0.5, 0.25, 0.25], Math.log(2))).toEqual([0.5, 0.5, 1]);
  expect(tilt([0.5, 0.5], 0)).toEqual([0.5, 0.5]);
});
