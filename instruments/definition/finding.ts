import type { LocalizedText } from './localized-text.ts';

/** One thing that is wrong with a definition, for the person who writes it. Findings are always given all at once. */
export interface Finding {
  /** stable; the name of the law that was broken, or of the step that found it */
  readonly code: string;
  /** file, instrument, page, element, option: as near as can be said */
  readonly where: string;
  /** what is wrong and what to do */
  readonly message: LocalizedText;
}

/** Definitions that cannot be used. Nothing was composed, published or stored. */
export class DefinitionError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map((finding) => `${finding.where}: ${finding.message.en} (${finding.code})`).join('\n'));
    this.name = 'DefinitionError';
    this.findings = findings;
  }
}
