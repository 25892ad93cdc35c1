import { requireArgument } from './distribution-error.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { invertTails } from './invert-tails.ts';
import { normalQuantile, normalTails } from './normal.ts';
import type { Tails } from './tails.ts';

/** Tails of Student's t with `df` degrees of freedom (Infinity: the normal distribution). Throws unless df > 0. */
export function studentTTails(t: number, df: number): Tails {
  requireArgument(df > 0, 'studentTTails', 'df > 0', df);
  requireArgument(!Number.isNaN(t), 'studentTTails', 'a number t', t);
  if (df === Number.POSITIVE_INFINITY) return normalTails(t);
  if (Math.abs(t) === Number.POSITIVE_INFINITY)
    return t < 0 ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 };
  const ratio = (t * t) / df;
  const far = incompleteBeta(1 / (1 + ratio), 1 / (1 + 1 / ratio), df / 2, 0.5).lower / 2;
  return t < 0 ? { lower: far, upper: 1 - far } : { lower: 1 - far, upper: far };
}

/** Quantile of Student's t. Throws DistributionError unless 0 < p < 1 and df > 0. */
export function studentTQuantile(p: number, df: number): number {
  requireArgument(p > 0 && p < 1, 'studentTQuantile', '0 < p < 1', p);
  requireArgument(df > 0, 'studentTQuantile', 'df > 0', df);
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  if (p === 0.5) return 0;
  // t = sinh z: tails of a t with few degrees of freedom fall like a power, which is straight on this scale
  return Math.sinh(invertTails((z) => studentTTails(Math.sinh(z), df), p, 0));
}
