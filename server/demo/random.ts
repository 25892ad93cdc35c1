import { createHash } from 'node:crypto';

/** Four 32-bit words, not all zero. */
export type RandomState = readonly [number, number, number, number];

/** A stream of pseudo-random numbers. It owns its state: every call moves it on. */
export interface Random {
  /** a whole number from 0 to 2³² − 1 */
  readonly uint32: () => number;
  /** a number in [0, 1) with 53 random bits */
  readonly unit: () => number;
  /** a whole number from 0 to `limit` − 1, each equally likely */
  readonly below: (limit: number) => number;
  /** a draw from the standard normal distribution */
  readonly normal: () => number;
  /** true with this probability (0–1) */
  readonly chance: (probability: number) => boolean;
}

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * xoshiro128**, a 32-bit generator with a period of 2¹²⁸ − 1 (Blackman and Vigna, "Scrambled linear
 * pseudorandom number generators", ACM TOMS 47(4), 2021). For synthetic data only: it is predictable,
 * so codes and keys come from node:crypto.
 */
export function xoshiro128StarStar(state: RandomState): () => number {
  if (state.every((word) => word === 0))
    throw new RangeError('xoshiro128** needs a state with at least one bit set.');
  let [s0, s1, s2, s3] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return result;
  };
}

/**
 * A stream named by a seed and a purpose, so that one more draw for one purpose moves no other.
 * The state is the first 128 bits of SHA-256 over both.
 *
 * @throws RangeError from `below` unless 1 ≤ limit ≤ 2³²
 */
export function seededRandom(seed: string, purpose: string): Random {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, purpose]))
    .digest();
  const uint32 = xoshiro128StarStar([
    digest.readUInt32LE(0),
    digest.readUInt32LE(4),
    digest.readUInt32LE(8),
    digest.readUInt32LE(12),
  ]);
  const unit = () => ((uint32() >>> 5) * 2 ** 26 + (uint32() >>> 6)) / 2 ** 53;
  return Object.freeze({
    uint32,
    unit,
    below: (limit: number) => below(uint32, limit),
    // Box and Muller (1958); 1 − unit lies in (0, 1], so the logarithm is finite
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    chance: (probability: number) => unit() < probability,
  });
}

function below(uint32: () => number, limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) {
    throw new RangeError(
      `A random number below ${limit} was asked for; the limit must be a whole number from 1 to 2^32.`,
    );
  }
  // values past the last whole multiple of the limit are drawn again: without that, small numbers come too often
  const end = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const value = uint32();
    if (value < end) return value % limit;
  }
}
