import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

/**
 * One breach of 行政データにおける機械可読性に関するルール (31 March 2026). `rule` is the number there; `line` counts
 * records from the header as 1.
 */
export interface LintFinding {
  readonly rule: string;
  readonly line: number;
  readonly message: LocalizedText;
}

/** Thrown instead of a file that breaks the rules it promises to keep; carries every finding. */
export class MachineCsvError extends Error {
  readonly findings: readonly LintFinding[];
  constructor(findings: readonly LintFinding[]) {
    const [first] = findings;
    super(
      `machineCsv: ${findings.length} breaches of the machine-readability rules, the first in line ${first?.line}: ${first?.rule} ${first?.message.en} Change the label or code it names.`,
    );
    this.name = 'MachineCsvError';
    this.findings = findings;
  }
}
