import type { Random } from './random.ts';

/**
 * A simple random sample of whole numbers from 0 to `population` − 1 without replacement, in ascending order:
 * every set of this size is equally likely. Floyd's algorithm (Bentley and Floyd, "A sample of brilliance",
 * Communications of the ACM 30(9), 1987); needs memory for the sample only.
 *
 * @throws RangeError when more are asked for than there are
 */
export function sampleIndices(random: Random, population: number, size: number): readonly number[] {
  if (!Number.isInteger(size) || size < 0 || size > population) {
    throw new RangeError(`A sample of ${size} cannot be drawn from ${population}.`);
  }
  const drawn = new Set<number>();
  for (let last = population - size; last < population; last++) {
    const index = random.below(last + 1);
    drawn.add(drawn.has(index) ? last : index);
  }
  return Object.freeze([...drawn].sort((a, b) => a - b));
}
