import { calibrationBasis } from './calibration-basis.ts';
import { EstimationError } from './estimation-error.ts';
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

const NAME = 'logisticRegression';
const MOST_ITERATIONS = 100;
/** A step of the log odds below which the next one is below their last digit, as steps shrink by squaring. */
const CONVERGED = 1e-8;

/**
 * Which circumstances go with an outcome that is there or not (loneliness), each with the others held fixed? Pseudo
 * maximum likelihood of the log odds, by iterated weighted least squares until nothing moves, with the sandwich
 * covariance of the design (Binder 1983); the same as svyglm with `quasibinomial` of R's survey package. exp of a
 * coefficient is an odds ratio. The outcome is 0 or 1; rows without one (NaN) are left out, as a domain.
 *
 * Throws EstimationError where the outcome is something else, where columns follow from each other, where fewer people
 * than coefficients are left, and where some combination of answers has the outcome always or never, so that no finite
 * odds ratio fits (complete separation).
 */
export function logisticRegression(
  design: SampleDesign,
  outcome: Float64Array,
  matrix: ModelMatrix,
): Regression {
  const weights = modelWeights(
    NAME,
    design,
    outcome,
    matrix,
    (value) => value === 0 || value === 1,
    '0 or 1',
  );
  // the first step starts from shares of ¼ and ¾, as no single answer has finite log odds
  let odds: Float64Array = outcome.map((value) => (value === 1 ? Math.log(3) : -Math.log(3)));
  let lastStep = Number.POSITIVE_INFINITY;
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const shares = odds.map((value) => 1 / (1 + Math.exp(-value)));
    const spread = odds.map((value, row) => (shares[row] as number) / (1 + Math.exp(value)));
    // outcome less share, without the loss of digits where the share is nearly 1
    const residuals = odds.map((value, row) =>
      outcome[row] === 1 ? 1 / (1 + Math.exp(value)) : -(shares[row] as number),
    );
    const working = weights.map((weight, row) => (weight > 0 ? weight * (spread[row] as number) : 0));
    const basis = calibrationBasis(working, matrix.columns);
    // at first all shares are alike, and columns are judged as they are; later they vanish where answers are separated
    if (iteration === 1) requireIndependent(NAME, basis, matrix.names);
    if (basis.independent.length < matrix.columns.length) break;
    const aim = odds.map((value, row) =>
      (weights[row] as number) > 0 ? value + (residuals[row] as number) / (spread[row] as number) : 0,
    );
    const coefficients = leastSquares(basis, working, aim);
    const fitted = predicted(matrix, coefficients);
    if (lastStep <= CONVERGED) {
      return assembleRegression(design, matrix, {
        basis,
        coefficients,
        residuals,
        weights,
        iterations: iteration,
      });
    }
    lastStep = weights.reduce(
      (most, weight, row) =>
        weight > 0 ? Math.max(most, Math.abs((odds[row] as number) - (fitted[row] as number))) : most,
      0,
    );
    odds = fitted;
  }
  throw new EstimationError(
    'model-undetermined',
    `${NAME} requires people with and without the outcome wherever its terms tell people apart, got answers for which no finite odds ratio fits after ${MOST_ITERATIONS} rounds: fold levels or leave a term out`,
  );
}
