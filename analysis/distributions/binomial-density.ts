import { gammaln } from 'simple-statistics';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * Error of Stirling's formula: log n! − (n + ½) log n + n − ½ log 2π, for real n > 0.
 * Loader's series above 15, the logarithm of the gamma function below.
 */
export function stirlingError(n: number): number {
  if (n <= 15) return gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
  const square = n * n;
  if (n > 500) return (1 / 12 - 1 / 360 / square) / n;
  if (n > 80) return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / n;
  if (n > 35) return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x log(x/m) + m − x without cancellation where x is near m. */
export function devianceTerm(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}

/**
 * Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · p^a · q^b for real a, b > 0 and p + q = 1: the binomial density extended to
 * real counts. Saddle-point form (C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000),
 * which keeps full relative accuracy where differences of log-gamma would lose it.
 */
export function binomialDensity(a: number, b: number, p: number, q: number): number {
  if (p === 0 || q === 0) return 0;
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * p) - devianceTerm(b, n * q);
  return Math.exp(exponent - HALF_LOG_TWO_PI) * Math.sqrt(n / (a * b));
}

/** e^−m · m^x / Γ(x+1) for real x > 0, m > 0: the Poisson density extended to real counts. Same method. */
export function poissonDensity(x: number, m: number): number {
  if (m === 0) return 0;
  return Math.exp(-stirlingError(x) - devianceTerm(x, m) - HALF_LOG_TWO_PI) / Math.sqrt(x);
}
