import type { CodebookDocument } from './codebook-book.ts';

/** The codebook as JSON, laid out to be read: the document as it is. */
export function codebookJson(book: CodebookDocument): string {
  return `${JSON.stringify(book, null, 2)}\n`;
}
