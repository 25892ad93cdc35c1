import { poissonDensity } from './binomial-density.ts';
import { DistributionError, requireArgument } from './distribution-error.ts';
import type { Tails } from './tails.ts';

const MOST_STEPS = 200_000;

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= MOST_STEPS; k++) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * 1e-17) return sum;
  }
  throw new DistributionError(`incompleteGamma did not converge for a = ${a}, x = ${x}`);
}

/** Lentz's evaluation of the continued fraction of the upper incomplete gamma function (DLMF 8.9.2). */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k <= MOST_STEPS; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = numerator * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + numerator / c;
    c = Math.abs(c) < tiny ? tiny : c;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) return h;
  }
  throw new DistributionError(`incompleteGamma did not converge for a = ${a}, x = ${x}`);
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x): lower and upper tail of a gamma
 * distribution with shape a and scale 1. Series below a + 1, continued fraction above; relative error
 * about 1e-14. Throws DistributionError unless a > 0 and x ≥ 0.
 */
export function incompleteGamma(a: number, x: number): Tails {
  requireArgument(a > 0 && Number.isFinite(a), 'incompleteGamma', 'a finite a > 0', a);
  requireArgument(x >= 0, 'incompleteGamma', 'x ≥ 0', x);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const front = poissonDensity(a, x);
  if (x < a + 1) {
    const lower = Math.min(1, front * lowerSeries(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, front * a * upperFraction(a, x));
  return { lower: 1 - upper, upper };
}
