import { oneLineText } from '../../instruments/codebook/spreadsheet-text.ts';

/** What one cell of Excel holds. */
const LONGEST = 32_767;
const CUT = '…(以下省略)';

/**
 * Text as a cell of a workbook holds it: on one line and never longer than Excel reads. Nothing in a text cell runs as
 * a formula, so no apostrophe stands in front. What looks like Excel's own escape (_x0041_) is written so that it
 * stays as it is.
 */
export function xlsxText(text: string): string {
  const line = oneLineText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (line.length <= LONGEST) return line;
  const kept = line.slice(0, LONGEST - CUT.length);
  // not between the halves of one character
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}${CUT}`;
}
