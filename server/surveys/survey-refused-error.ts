/** A survey cannot be registered, changed or closed as it is; `findings` holds every reason, and nothing was stored. */
export class SurveyRefusedError extends Error {
  override readonly name = 'SurveyRefusedError';
  readonly findings: readonly string[];
  constructor(survey: string, findings: readonly string[]) {
    super([`Survey ${survey} was refused:`, ...findings].join('\n'));
    this.findings = findings;
  }
}
