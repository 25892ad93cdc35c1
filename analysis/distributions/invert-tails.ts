import { findRoot } from './find-root.ts';
import type { Tails } from './tails.ts';

/**
 * The point at which the lower tail is p, for tails that are monotone in a parameter z of the whole line.
 * The smaller tail is matched, on the logarithmic scale, so that far quantiles keep their digits.
 */
export function invertTails(tails: (z: number) => Tails, p: number, start: number): number {
  const target = p <= 0.5 ? Math.log(p) : Math.log1p(-p);
  const gap = (z: number) => {
    const { lower, upper } = tails(z);
    // kept finite: an infinite end would tell the root finder nothing about where to go
    return p <= 0.5 ? Math.max(Math.log(lower), -1e4) - target : target - Math.max(Math.log(upper), -1e4);
  };
  let low = start - 1;
  let high = start + 1;
  for (let width = 1; gap(low) > 0; width *= 2) low -= width;
  for (let width = 1; gap(high) < 0; width *= 2) high += width;
  return findRoot(gap, low, high);
}
