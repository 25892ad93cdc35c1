import { weightSpread } from '../estimates/design-effect.ts';

/** A known total and what the weights give of it. */
export interface TargetFit {
  readonly margin: string;
  /** cell of the margin; null for the total of a column */
  readonly cell: string | null;
  readonly target: number;
  readonly reached: number;
  /** (reached − target)/target; where the target is 0, relative to all the column adds up */
  readonly relativeMisfit: number;
}

/** Weights made to agree with known totals, and how well they do. Rows are in the order of the base weights. */
export interface AdjustedWeights {
  readonly base: Float64Array;
  readonly weights: Float64Array;
  /** every total is met within the tolerance; weights that are not converged are refused by adjustDesign */
  readonly converged: boolean;
  /** rounds of raking, steps of a calibration */
  readonly iterations: number;
  readonly fits: readonly TargetFit[];
  /** the total missed by most */
  readonly worstMargin: TargetFit;
  /** of weights other than 0 */
  readonly minimum: number;
  readonly maximum: number;
  /** n Σw²/(Σw)², 1 where all are equal (Kish 1965) */
  readonly kishEffect: number;
  /** least and greatest g = new weight / base weight */
  readonly smallestFactor: number;
  readonly largestFactor: number;
  /** rows whose weight became negative: possible with linear calibration without bounds, and to be looked at */
  readonly negative: number;
  /** rows with a base weight whose weight became 0 */
  readonly zero: number;
}

/** Totals missed by no more than this part count as met. */
export const MET = 1e-9;

function worstOf(fits: readonly TargetFit[]): TargetFit {
  return fits.reduce((worst, fit) =>
    // a misfit that is no number is the worst of all
    Math.abs(fit.relativeMisfit) <= Math.abs(worst.relativeMisfit) || Number.isNaN(worst.relativeMisfit)
      ? worst
      : fit,
  );
}

/** Frozen result of an adjustment: converged only if every total is met within `tolerance`. `fits` may not be empty. */
export function adjustedWeights(
  base: Float64Array,
  weights: Float64Array,
  fits: readonly TargetFit[],
  iterations: number,
  tolerance: number,
): AdjustedWeights {
  const worstMargin = worstOf(fits);
  const spread = weightSpread(weights);
  let smallestFactor = Number.POSITIVE_INFINITY;
  let largestFactor = Number.NEGATIVE_INFINITY;
  let negative = 0;
  let zero = 0;
  weights.forEach((weight, row) => {
    const before = base[row] as number;
    if (before === 0) return;
    smallestFactor = Math.min(smallestFactor, weight / before);
    largestFactor = Math.max(largestFactor, weight / before);
    if (weight < 0) negative += 1;
    if (weight === 0) zero += 1;
  });
  return Object.freeze({
    base,
    weights,
    converged: Math.abs(worstMargin.relativeMisfit) <= tolerance,
    iterations,
    fits: Object.freeze(fits.map((fit) => Object.freeze(fit))),
    worstMargin,
    minimum: spread.minimum,
    maximum: spread.maximum,
    kishEffect: spread.designEffect,
    smallestFactor,
    largestFactor,
    negative,
    zero,
  });
}
