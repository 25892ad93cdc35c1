import { studentTTails } from '../distributions/student-t.ts';
import { studentInterval } from '../estimates/share-interval.ts';

/** A figure held against 0. */
export interface StudentTest {
  readonly estimate: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** null without a standard error above 0 */
  readonly t: number | null;
  /** two-sided; null without t or a degree of freedom: nothing is tested then */
  readonly p: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A standard error below this part of the estimate's size is the rounding of 0. */
const ROUNDING_OF_ZERO = 1e-14;

/**
 * Is a difference (or a coefficient, or a change) more than chance? t = estimate / SE on Student's distribution, and
 * the interval estimate ± t·SE at `level` (0–1), in the unit of the estimate. A figure that the design leaves without
 * error is not tested, since its t would be made of rounding. Throws EstimationError unless 0 < level < 1, and for a
 * standard error below 0.
 */
export function studentTest(
  estimate: number,
  standardError: number,
  degreesOfFreedom: number,
  level: number,
): StudentTest {
  const interval = studentInterval(estimate, standardError, degreesOfFreedom, level);
  const sound = Number.isFinite(standardError) && standardError > ROUNDING_OF_ZERO * Math.abs(estimate);
  const t = sound ? estimate / standardError : null;
  return Object.freeze({
    estimate,
    standardError,
    degreesOfFreedom,
    t,
    p: t === null || interval === null ? null : 2 * studentTTails(-Math.abs(t), degreesOfFreedom).lower,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
  });
}
