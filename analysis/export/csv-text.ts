import Papa from 'papaparse';

/** Excel reads UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet would run as a formula, full-width forms included: such text is quoted with an apostrophe. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

export type CsvField = string | number;

/** Rows as CSV: UTF-8 with byte order mark, CRLF, quoted where needed, no field that runs as a formula. */
export function csvText(rows: readonly (readonly CsvField[])[]): string {
  const plain = rows.map((row) => row.map((field) => (typeof field === 'string' ? oneLine(field) : field)));
  return `${BYTE_ORDER_MARK}${Papa.unparse(plain, { newline: '\r\n', escapeFormulae: FORMULA_START })}\r\n`;
}

/** One datum on one line: breaks and tabs become a space, and none stand at the ends. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\u3000]*[\r\n\t]+[\s\u3000]*/g, ' ').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
}
