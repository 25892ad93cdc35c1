/** Why an estimate cannot be given. */
export type EstimationErrorCode =
  /** a stratum with a single cluster has no variance of its own */
  | 'lonely-cluster'
  /** shapes, signs or ranges of the input contradict each other */
  | 'design-contradictory'
  /** the numbers given are not of the kind that the function works on */
  | 'input-unusable'
  /** nobody with a weight is left to estimate from */
  | 'empty-base'
  /** the answers do not determine the coefficients of a model: columns that repeat each other, or complete separation */
  | 'model-undetermined';

/** An estimate that cannot be given: what was asked, what was found, what to do. */
export class EstimationError extends Error {
  override readonly name = 'EstimationError';
  readonly code: EstimationErrorCode;

  constructor(code: EstimationErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
