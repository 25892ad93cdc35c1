import type { Finding } from '../../instruments/definition/finding.ts';

/** Bands, folds or filters that cannot be used, with every reason. */
export class RecodingError extends Error {
  override readonly name = 'RecodingError';
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ where, message, code }) => `${where}: ${message.en} (${code})`).join('\n'));
    this.findings = findings;
  }
}
