/** Why shares cannot be compared. */
export type ComparisonErrorCode =
  /** volunteers were not drawn: what they differ by says nothing about people */
  | 'volunteers'
  /** weights that did not converge make no figure */
  | 'weights-not-converged'
  /** no such category of the item */
  | 'unknown-category'
  /** a standard population whose counts lie across the cells in which rows are made alike */
  | 'standard-across-cells'
  /** a standard population that has nobody where people answered */
  | 'standard-without-people'
  /** an indicator or row that the dataset cannot give */
  | 'request-unusable'
  /** the wording, the codes or the base of the two figures are not the same */
  | 'not-comparable'
  /** protected tables that are not of the figures to be protected */
  | 'other-tables';

/** A comparison that cannot be made: the function, what it needed, what it got, what to do. */
export class ComparisonError extends Error {
  override readonly name = 'ComparisonError';
  readonly code: ComparisonErrorCode;

  constructor(code: ComparisonErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
