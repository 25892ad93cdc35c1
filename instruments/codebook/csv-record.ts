/** Excel reads UTF-8 only with this in front. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would run as a formula, full-width forms included: such text is quoted with an apostrophe. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** One record of a CSV file (RFC 4180): quoted where needed, no line breaks inside, no field that runs as a formula. */
export function csvRecord(fields: readonly (string | number)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(field: string | number): string {
  if (typeof field === 'number') return String(field);
  const line = field.replaceAll(/\s*[\r\n\t]+\s*/g, ' ').trim();
  const safe = FORMULA_START.test(line) ? `'${line}` : line;
  return /[",]/.test(safe) || safe !== line ? `"${safe.replaceAll('"', '""')}"` : safe;
}
