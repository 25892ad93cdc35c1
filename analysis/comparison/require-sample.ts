import type { Dataset } from '../dataset/dataset.ts';
import type { Weights } from '../weights/weights.ts';
import { ComparisonError } from './comparison-error.ts';

/** Throws ComparisonError for volunteers, and for weights that did not converge: nothing of them is compared. */
export function requireSample(
  caller: string,
  { surveyId, design }: Dataset,
  weights: Weights | null,
): asserts weights is Weights {
  if (design.kind === 'open' || weights === null) {
    throw new ComparisonError(
      'volunteers',
      `${caller} requires people drawn at random, got the open survey ${surveyId}: differences between volunteers have no margin of error`,
    );
  }
  if (!weights.converged) {
    throw new ComparisonError(
      'weights-not-converged',
      `${caller} requires weights that meet their margins, got weights of ${surveyId} that did not converge; join cells or drop a margin`,
    );
  }
}
