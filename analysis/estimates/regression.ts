import { type CalibrationBasis, solveBackward } from './calibration-basis.ts';
import { EstimationError } from './estimation-error.ts';
import { linearisedCovariance, type Matrix } from './linearised-covariance.ts';
import type { ModelMatrix } from './model-matrix.ts';
import { requireInput } from './require-input.ts';
import { requireNoNegativeWeights, requireRows } from './require-rows.ts';
import { degreesOfFreedom, type SampleDesign } from './sample-design.ts';

/** A fitted model: one coefficient a column of the model matrix. */
export interface Regression {
  readonly names: readonly string[];
  /** change of the outcome's mean (linear) or of its log odds (logistic) for one unit of the column */
  readonly coefficients: readonly number[];
  /** sandwich covariance, with the design variance of the scores */
  readonly covariance: Matrix;
  /** rows in the model with a weight above 0 */
  readonly respondents: number;
  readonly weightedCount: number;
  /** clusters − strata over those rows, plus 1, less the number of coefficients */
  readonly degreesOfFreedom: number;
  /** rounds until nothing moved any more; 1 for a linear model */
  readonly iterations: number;
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/**
 * Rows of the model, weighted, 0 elsewhere. Throws where the design is unsound or has other rows, an outcome in the model
 * is unusable, a weight in it is below 0 (no sum of squares has a least value then; R refuses too), or nobody is left.
 */
export function modelWeights(
  caller: string,
  design: SampleDesign,
  outcome: Float64Array,
  { complete, columns, names }: ModelMatrix,
  usable: (value: number) => boolean,
  kind: string,
): Float64Array {
  requireRows(caller, design, columns, [complete]);
  requireInput(
    outcome.length === design.size,
    caller,
    `an outcome of ${design.size} rows`,
    `${outcome.length} rows`,
  );
  const weights = design.weights.map((weight, row) =>
    complete[row] === 1 && !Number.isNaN(outcome[row]) ? weight : 0,
  );
  requireNoNegativeWeights(caller, weights, null);
  const unsound = outcome.findIndex((value, row) => (weights[row] as number) > 0 && !usable(value));
  requireInput(unsound < 0, caller, `${kind} as outcome (row ${unsound + 1})`, outcome[unsound]);
  const rows = weights.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0);
  if (rows < names.length || rows === 0) {
    throw new EstimationError(
      'empty-base',
      `${caller} requires a respondent for each of its ${names.length} coefficients at least, got ${rows}`,
    );
  }
  return weights;
}

/** Throws where columns of a model repeat each other, by the basis made of them. */
export function requireIndependent(caller: string, basis: CalibrationBasis, names: readonly string[]): void {
  if (basis.independent.length === names.length) return;
  const repeated = names.filter((_, place) => !basis.independent.includes(place));
  throw new EstimationError(
    'model-undetermined',
    `${caller} requires columns that do not follow from each other, ${repeated.join(', ')} can be had from the others`,
  );
}

/** Coefficients that bring the model nearest to `target`, by weighted least squares. */
export function leastSquares(
  basis: CalibrationBasis,
  weights: Float64Array,
  target: Float64Array,
): Float64Array {
  const along = basis.vectors.map((vector) =>
    weights.reduce((sum, weight, row) => sum + weight * (vector[row] as number) * (target[row] as number), 0),
  );
  return solveBackward(basis, Float64Array.from(along));
}

/** What the model expects of each row. */
export function predicted({ columns }: ModelMatrix, coefficients: Float64Array): Float64Array {
  const out = new Float64Array(columns[0]?.length ?? 0);
  columns.forEach((column, k) => {
    const factor = coefficients[k] as number;
    for (let row = 0; row < out.length; row++)
      out[row] = (out[row] as number) + factor * (column[row] as number);
  });
  return out;
}

/** Linearised values A⁻¹ x_i r_i of the coefficients, with A = XᵀWX held as its orthonormal columns. */
export function assembleRegression(
  design: SampleDesign,
  matrix: ModelMatrix,
  fit: {
    readonly basis: CalibrationBasis;
    readonly coefficients: Float64Array;
    readonly residuals: Float64Array;
    readonly weights: Float64Array;
    readonly iterations: number;
  },
): Regression {
  const { basis, coefficients, residuals, weights, iterations } = fit;
  const size = matrix.columns.length;
  const back = basis.vectors.map((_, k) =>
    solveBackward(
      basis,
      Float64Array.from({ length: size }, (_, j) => Number(j === k)),
    ),
  );
  const linearised = matrix.columns.map((_, j) => {
    const sum = new Float64Array(residuals.length);
    basis.vectors.forEach((vector, k) => {
      const factor = back[k]?.[j] as number;
      if (factor === 0) return;
      for (let row = 0; row < sum.length; row++) {
        sum[row] = (sum[row] as number) + factor * (vector[row] as number);
      }
    });
    return sum.map((value, row) => ((weights[row] as number) > 0 ? value * (residuals[row] as number) : 0));
  });
  const inside = Uint8Array.from(weights, (weight) => Number(weight > 0));
  return Object.freeze({
    names: matrix.names,
    coefficients: Object.freeze(Array.from(coefficients)),
    covariance: linearisedCovariance(design, linearised),
    respondents: inside.reduce((count, own) => count + own, 0),
    weightedCount: weights.reduce((sum, weight) => sum + weight, 0),
    degreesOfFreedom: degreesOfFreedom(design, inside) + 1 - size,
    iterations,
    places: matrix.places,
  });
}
