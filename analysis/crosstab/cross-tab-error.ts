/** A table that cannot be made: what was asked for and what there is. */
export class CrossTabError extends Error {
  override readonly name = 'CrossTabError';
  readonly code:
    | 'unknown-item'
    | 'unknown-axis'
    | 'unknown-fold'
    | 'unknown-code'
    | 'unknown-net-code'
    | 'weights-not-converged';

  constructor(code: CrossTabError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
