import { randomBytes } from 'node:crypto';

/** Unpredictable bytes. Tests may give their own; everything that runs takes the system's. */
export type RandomSource = (bytes: number) => Buffer;

export const systemRandom: RandomSource = (bytes) => randomBytes(bytes);

/**
 * A whole number from 0 to `limit` − 1, each equally likely. Draws again where the remainder would favour some.
 * @throws RangeError when `limit` is not a whole number from 1 to 2^32
 */
export function randomBelow(random: RandomSource, limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) {
    throw new RangeError(`The limit must be a whole number from 1 to 2^32, not ${limit}.`);
  }
  const usable = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const drawn = random(4).readUInt32LE();
    if (drawn < usable) return drawn % limit;
  }
}

/** A new list in random order (Fisher and Yates), every order equally likely. */
export function shuffle<T>(random: RandomSource, list: readonly T[]): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = randomBelow(random, last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}
