import type { ReleasedDataset } from '../../release/released-dataset.ts';
import { csvText } from '../csv-text.ts';
import { type MicrodataColumn, microdataColumns } from './microdata-column.ts';

const LINE = '\r\n';
const SEPARATOR = 0x2c;

/**
 * The rows of a released dataset as CSV: header = ids, values = codes, the stratum by its id, the weight in plain
 * digits. UTF-8 with byte order mark, CRLF. The codebook (microdata-codebook.ts) says what the codes are.
 */
export function microdataCsv(released: ReleasedDataset): Uint8Array {
  const columns = microdataColumns(released);
  const strata = released.design?.strata.map(({ id }) => fieldOf(id)) ?? [];
  const texts = columns.map((column) => fieldsOf(column, strata));
  const encoder = new TextEncoder();
  const header = encoder.encode(csvText([columns.map(({ id }) => id)]));
  const longest = texts.reduce((sum, { longest: own }) => sum + own + 1, LINE.length);
  let bytes = new Uint8Array(header.length + 64 * longest);
  bytes.set(header);
  let end = header.length;
  for (let row = 0; row < released.size; row++) {
    if (end + longest > bytes.length) {
      const larger = new Uint8Array(2 * bytes.length);
      larger.set(bytes.subarray(0, end));
      bytes = larger;
    }
    for (const { of } of texts) {
      const field = of(row);
      bytes.set(field, end);
      end += field.length;
      bytes[end++] = SEPARATOR;
    }
    // the last separator gives way to the end of the line
    bytes[end - 1] = 0x0d;
    bytes[end++] = 0x0a;
  }
  return bytes.slice(0, end);
}

interface FieldTexts {
  readonly of: (row: number) => Uint8Array;
  /** bytes of the longest field */
  readonly longest: number;
}

/** Each different value is written once, then copied. */
function fieldsOf({ role, values }: MicrodataColumn, strata: readonly Uint8Array[]): FieldTexts {
  const encoder = new TextEncoder();
  const known = new Map<number, Uint8Array>();
  let longest = 0;
  for (const value of values) {
    if (known.has(value)) continue;
    const text = role === 'stratum' ? strata[value - 1] : undefined;
    const field = text ?? encoder.encode(plainNumber(value));
    known.set(value, field);
    longest = Math.max(longest, field.length);
  }
  return { longest, of: (row) => known.get(values[row] as number) as Uint8Array };
}

/** Without an exponent, which spreadsheets and readers take in different ways. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** One field as it stands in a line of csvText, without mark and end. */
function fieldOf(text: string): Uint8Array {
  return new TextEncoder().encode(csvText([[text]]).slice(1, -LINE.length));
}
