import type { Random } from './random.ts';

/**
 * A code from 1 in proportion to the shares: `choose(random, [2, 1])` gives 1 twice as often as 2.
 *
 * @throws RangeError when no share is above 0, or one is negative
 */
export function choose(random: Random, shares: readonly number[]): number {
  const sum = shares.reduce((before, share) => before + share, 0);
  if (!(sum > 0) || shares.some((share) => share < 0)) {
    throw new RangeError('A choice needs shares of 0 or more, and one above 0.');
  }
  let left = random.unit() * sum;
  let last = 0;
  for (const [index, share] of shares.entries()) {
    if (share === 0) continue;
    last = index + 1;
    left -= share;
    if (left < 0) break;
  }
  return last;
}

/** Shares moved towards later codes (slope above 0) or earlier ones (below 0): each is multiplied by e^(slope × code). */
export function tilt(shares: readonly number[], slope: number): readonly number[] {
  return shares.map((share, index) => share * Math.exp(slope * index));
}

/** The codes from 1 that were each chosen with their own probability (0–1). */
export function chooseSeveral(random: Random, probabilities: readonly number[]): readonly number[] {
  return probabilities.flatMap((probability, index) => (random.chance(probability) ? [index + 1] : []));
}

/** A probability (0–1) moved by `shift` on the logit scale; 0 and 1 stay what they are. */
export function shiftProbability(probability: number, shift: number): number {
  const odds = (probability / (1 - probability)) * Math.exp(shift);
  return probability === 1 ? 1 : odds / (1 + odds);
}
