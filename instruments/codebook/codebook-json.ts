import type { CodebookDocument } from './codebook-document.ts';

/** The codebook as JSON, laid out to be read: the document as it is. */
export function codebookJson(document: CodebookDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
