import type { Finding } from '../../instruments/definition/finding.ts';

/** A booklet that could not be made into a PDF; nothing was written. The finding says what to do instead. */
export class BookletPdfError extends Error {
  readonly finding: Finding;

  constructor(finding: Finding, options?: ErrorOptions) {
    super(`${finding.where}: ${finding.message.en} (${finding.code})`, options);
    this.name = 'BookletPdfError';
    this.finding = finding;
  }
}
