import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';
import { sampleIndices } from './sample-indices.ts';

test('every pair out of five is drawn equally often', () => {
  const random = seededRandom('seed', 'pairs');
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 20_000; draw++) {
    const pair = sampleIndices(random, 5, 2).join(',');
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  expect(counts.size).toBe(10);
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
  expect(chiSquare).toBeLessThan(27.88); // 99.9 % point of chi-square with 9 degrees of freedom
});

test('a sample holds different people of the population, and may be all or none of them', () => {
  const sample = sampleIndices(seededRandom('seed', 'large'), 2_000_000, 400);
  expect(new Set(sample).size).toBe(400);
  expect(sample.every((index) => Number.isInteger(index) && index >= 0 && index < 2_000_000)).toBe(true);
  expect(sampleIndices(seededRandom('seed', 'all'), 4, 4)).toEqual([0, 1, 2, 3]);
  expect(sampleIndices(seededRandom('seed', 'none'), 4, 0)).toEqual([]);
});

test.each([
  [3, 4],
  [3, -1],
  [3, 1.5],
])('from %d people %d cannot be drawn', (population, size) => {
  expect(() => sampleIndices(seededRandom('seed', 'bad'), population, size)).toThrow(/cannot be drawn/);
});
