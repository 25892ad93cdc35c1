/** One answer that cannot be coded, and where. Never repeats what the person wrote. */
export interface CodingFinding {
  /** 1-based place of the response among those handed over */
  readonly row: number;
  readonly item: string;
  readonly message: string;
}

const MOST_NAMED = 20;

/** Responses that do not fit the questionnaire they name: stored answers or definition have changed. */
export class CodingError extends Error {
  override readonly name = 'CodingError';
  readonly findings: readonly CodingFinding[];

  constructor(findings: readonly CodingFinding[]) {
    const named = findings
      .slice(0, MOST_NAMED)
      .map(({ row, item, message }) => `response ${row}, ${item}: ${message}`);
    const more = findings.length > MOST_NAMED ? `; and ${findings.length - MOST_NAMED} more` : '';
    super(`responses cannot be coded: ${named.join('; ')}${more}`);
    this.findings = findings;
  }
}
