import { type RandomSource, randomBelow } from './random-source.ts';

/**
 * A new 受付番号, e.g. 0482-1739-5526: random digits that say nothing but "this answer is on disk".
 * Nothing is ever looked up by it.
 */
export function drawReceipt(random: RandomSource): string {
  return Array.from({ length: 3 }, () => String(randomBelow(random, 10_000)).padStart(4, '0')).join('-');
}
