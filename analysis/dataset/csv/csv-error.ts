import type { Finding } from '../../../instruments/definition/finding.ts';

/** Findings that are kept; of the rest only their number is told. */
export const MOST_CSV_FINDINGS = 100;

/** A CSV file that cannot become a dataset; nothing of it is used. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly findings: readonly Finding[];
  /** findings beyond those kept */
  readonly more: number;

  constructor(findings: readonly Finding[], more: number) {
    const lines = findings.map(({ where, message, code }) => `${where}: ${message.en} (${code})`);
    super([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
    this.findings = findings;
    this.more = more;
  }
}
