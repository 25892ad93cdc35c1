import Papa from 'papaparse';
import { type Frame, type Scalar, vector } from './r/values.ts';
import type { ReferenceData } from './reference-case.ts';
import { ReferenceDataError } from './reference-data-error.ts';

const isNumber = (type: string | undefined) => type === 'integer' || type === 'number';

function columnOf(data: ReferenceData, rows: readonly (readonly string[])[], name: string, place: number) {
  const numeric = isNumber(data.columns[name]);
  return rows.map((row, index): Scalar => {
    const text = row[place] as string;
    if (text === '') return null;
    if (!numeric) return text;
    const value = Number(text);
    if (Number.isFinite(value) && text.trim() !== '') return value;
    throw new ReferenceDataError(`${data.file}, row ${index + 1}, ${name}: "${text}" is not a number`);
  });
}

/**
 * Reads the text of a data file: UTF-8, comma, one header line; an empty field is a missing value (null). Columns the
 * case does not describe are texts. Throws ReferenceDataError where the file is not the one the case describes.
 */
export function readData(data: ReferenceData, text: string): Frame {
  // a last line end is no row; an empty line before it is a row of one missing value
  const [header = [], ...rows] = Papa.parse<string[]>(text.replace(/\r?\n$/, '')).data;
  const absent = Object.keys(data.columns).filter((name) => !header.includes(name));
  if (absent.length > 0) throw new ReferenceDataError(`${data.file} has no column ${absent.join(', ')}`);
  if (rows.length !== data.rows) {
    throw new ReferenceDataError(`${data.file} has ${rows.length} rows, the case says ${data.rows}`);
  }
  const ragged = rows.findIndex(({ length }) => length !== header.length);
  if (ragged >= 0) {
    throw new ReferenceDataError(
      `${data.file}, row ${ragged + 1}: ${rows[ragged]?.length} fields under ${header.length} names`,
    );
  }
  return {
    kind: 'frame',
    size: rows.length,
    columns: new Map(header.map((name, place) => [name, vector(columnOf(data, rows, name, place))])),
  };
}
