import { binomialDensity } from './binomial-density.ts';
import { DistributionError, requireArgument } from './distribution-error.ts';
import type { Tails } from './tails.ts';

const MOST_STEPS = 200_000;
/** Parameters nearer to 0, or so large, have no logarithm of their gamma function in doubles. */
const LEAST = 1e-100;
const MOST = 1e18;

/** Lentz's evaluation of the continued fraction of the incomplete beta function (DLMF 8.17.22). */
function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = Math.abs(c) < tiny ? tiny : c;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = Math.abs(c) < tiny ? tiny : c;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) return h;
  }
  throw new DistributionError(`incompleteBeta did not converge for x = ${x}, a = ${a}, b = ${b}`);
}

/**
 * The regularised incomplete beta function I_x(a, b) and its complement: lower and upper tail of a beta
 * distribution. `y` is 1 − x, given apart so that neither end loses digits.
 * Continued fraction (DLMF 8.17.22) after the saddle-point prefactor; relative error about 1e-14.
 * Throws DistributionError unless a and b are above 0 (from 1e-100 to 1e18) and 0 ≤ x ≤ 1.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  requireArgument(a >= LEAST && a <= MOST, 'incompleteBeta', `a from ${LEAST} to ${MOST}`, a);
  requireArgument(b >= LEAST && b <= MOST, 'incompleteBeta', `b from ${LEAST} to ${MOST}`, b);
  requireArgument(x >= 0 && x <= 1, 'incompleteBeta', '0 ≤ x ≤ 1', x);
  requireArgument(Math.abs(x + y - 1) <= 1e-12, 'incompleteBeta', 'y = 1 − x', y);
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const front = (binomialDensity(a, b, x, y) * a * b) / (a + b);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (front / a) * continuedFraction(x, a, b));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (front / b) * continuedFraction(y, b, a));
  return { lower: 1 - upper, upper };
}
