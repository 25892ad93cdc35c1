import Papa from 'papaparse';
import { BYTE_ORDER_MARK } from '../../instruments/codebook/csv-record.ts';
import { spreadsheetText } from '../../instruments/codebook/spreadsheet-text.ts';

export type CsvField = string | number;

/** A figure below zero begins like a formula, and is none. */
const NEGATIVE_NUMBER = /^-\d+(\.\d+)?$/;

/** Rows as CSV: UTF-8 with byte order mark, CRLF, quoted where needed, no field that runs as a formula. */
export function csvText(rows: readonly (readonly CsvField[])[]): string {
  const plain = rows.map((row) => row.map((field) => (typeof field === 'string' ? csvField(field) : field)));
  const guarded = (field: unknown) => typeof field === 'string' && field.startsWith("'");
  return `${BYTE_ORDER_MARK}${Papa.unparse(plain, { newline: '\r\n', quotes: guarded })}\r\n`;
}

function csvField(text: string): string {
  return NEGATIVE_NUMBER.test(text) ? text : spreadsheetText(text);
}
