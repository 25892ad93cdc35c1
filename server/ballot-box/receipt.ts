import { type RandomSource, randomBelow } from './random-source.ts';

/**
 * A new 受付番号, e.g. 0482-1739-5526: random digits that say nothing but "this answer is on disk".
 * Nothing is ever looked up by it.
 */
export function drawReceipt(random: RandomSource): string {
  const half = () => String(randomBelow(random, 1_000_000)).padStart(6, '0');
  const digits = half() + half();
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}
