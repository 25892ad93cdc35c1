import { randomBytes } from 'node:crypto';

/** Unpredictable bytes. Tests may give their own; everything that runs takes the system's. */
export type RandomSource = (bytes: number) => Buffer;

const POOL_BYTES = 8192;
let pool = Buffer.alloc(0);

/** The system's random bytes, fetched in large pieces: a response needs few at a time, and each call costs. */
export const systemRandom: RandomSource = (bytes) => {
  if (bytes > POOL_BYTES) return randomBytes(bytes);
  if (pool.length < bytes) pool = randomBytes(POOL_BYTES);
  const drawn = Buffer.from(pool.subarray(0, bytes));
  // What was handed out is not kept lying about.
  pool.fill(0, 0, bytes);
  pool = pool.subarray(bytes);
  return drawn;
};

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
