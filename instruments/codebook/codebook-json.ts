import type { CodebookDocument } from './codebook-document.ts';

/** The codebook as JSON, laid out to be read, as it is. */
export function codebookJson(book: CodebookDocument): string {
  return `${JSON.stringify(book, null, 2)}\n`;
}
