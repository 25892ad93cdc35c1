/** Every reason found why weights cannot be made; all of them at once. */
export class WeightingError extends Error {
  override readonly name = 'WeightingError';
  readonly findings: readonly string[];

  constructor(findings: readonly string[]) {
    super(`weights cannot be made: ${findings.join('; ')}`);
    this.findings = findings;
  }
}
