import { calibrationBasis } from './calibration-basis.ts';
import type { ModelMatrix } from './model-matrix.ts';
import {
  assembleRegression,
  leastSquares,
  modelWeights,
  predicted,
  type Regression,
  requireIndependent,
} from './regression.ts';
import type { SampleDesign } from './sample-design.ts';

/**
 * How does the mean of an outcome (a score) change with other variables, each held at what it is? Weighted least
 * squares with the covariance of the design (Binder 1983; Fuller 1975); the same as svyglm of R's survey package.
 * Rows without an outcome (NaN) are left out, as a domain. Throws EstimationError where columns follow from each other,
 * fewer people than coefficients are left, or an outcome is infinite.
 */
export function linearRegression(
  design: SampleDesign,
  outcome: Float64Array,
  matrix: ModelMatrix,
): Regression {
  const weights = modelWeights('linearRegression', design, outcome, matrix, Number.isFinite, 'a number');
  const basis = calibrationBasis(weights, matrix.columns);
  requireIndependent('linearRegression', basis, matrix.names);
  const target = outcome.map((value, row) => ((weights[row] as number) > 0 ? value : 0));
  const coefficients = leastSquares(basis, weights, target);
  const fitted = predicted(matrix, coefficients);
  const residuals = target.map((value, row) => value - (fitted[row] as number));
  return assembleRegression(design, matrix, { basis, coefficients, residuals, weights, iterations: 1 });
}
