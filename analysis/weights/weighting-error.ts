import type { Finding } from '../../instruments/definition/finding.ts';

/** Every reason found why weights cannot be made; all of them at once. */
export class WeightingError extends Error {
  override readonly name = 'WeightingError';
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(`weights cannot be made: ${findings.map(({ message }) => message.en).join(' ')}`);
    this.findings = findings;
  }
}

/**
 * One reason. `where`: rows of the file that counts came from, or the margin, stratum or column; '': the whole.
 * @param ja a sentence for analysts, @param en the same, which also names the function that asks
 */
export function weightingFinding(code: string, where: string, ja: string, en: string): Finding {
  return Object.freeze({ code, where, message: Object.freeze({ ja, en }) });
}
