import { spreadsheetText } from './spreadsheet-text.ts';

/** Excel reads UTF-8 only with this in front. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One record of a CSV file (RFC 4180): quoted where needed, no line breaks inside, no field that runs as a formula. */
export function csvRecord(fields: readonly (string | number)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(field: string | number): string {
  if (typeof field === 'number') return String(field);
  const safe = spreadsheetText(field);
  return /^'|[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
