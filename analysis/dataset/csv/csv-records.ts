import Papa from 'papaparse';
import type { Finding } from '../../../instruments/definition/finding.ts';
import { type CsvEncoding, csvDecoder, UndecodableBytes } from './csv-decoder.ts';

/** A batch of records in the order of the file; with what ended the reading early, if anything did. */
export interface CsvBatch {
  readonly records: readonly (readonly string[])[];
  /** nothing after it can be read: null while all is well */
  readonly fatal: Finding | null;
  /** known from the last batch on; null: the file is ASCII, or came as text */
  readonly encoding: CsvEncoding | null;
}

/** Text is parsed in pieces of this many characters: enough to be fast, little beside the columns. */
const PIECE = 2 ** 18;
/** A record longer than this is taken for an open quotation mark, and not gathered any further. */
const LONGEST_RECORD = 2 ** 20;

interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/**
 * Records of a CSV file that comes in pieces of text or of bytes, cut anywhere; RFC 4180 with any line ends. Holds no
 * more than a piece at a time. A broken quotation mark ends the reading, because nothing after it is certain.
 */
export async function* csvRecords(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  encoding: CsvEncoding | 'detect',
): AsyncGenerator<CsvBatch> {
  const decoder = csvDecoder(encoding);
  const parser = new Papa.Parser({ delimiter: ',', newline: '\n' });
  let rest = '';
  let row = 0;
  let begun = false;

  const batch = (more: string, last: boolean): CsvBatch => {
    let text = rest + more;
    if (!begun && text !== '') {
      begun = true;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    // the other half of a line end may follow
    const held = !last && text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    const ended = text.endsWith('\n');
    const { data, errors, meta } = parser.parse(text, 0, !last) as Parsed;
    rest = last ? '' : text.slice(meta.cursor) + held;
    const records = last && ended && isBlank(data.at(-1)) ? data.slice(0, -1) : data;
    // an error in a record that is still to be finished says nothing yet
    const broken = errors.find((error) => error.row < data.length);
    let fatal: Finding | null = broken === undefined ? null : brokenQuotes(row + broken.row + 1);
    const good = broken === undefined ? records : records.slice(0, broken.row);
    row += good.length;
    if (fatal === null && rest.length > LONGEST_RECORD) fatal = endlessRecord(row + 1);
    return { records: good, fatal, encoding: decoder.encoding() };
  };

  let gathered = '';
  for await (const chunk of chunks) {
    let text: string;
    try {
      text = typeof chunk === 'string' ? chunk : decoder.push(chunk);
    } catch (cause) {
      yield { records: [], fatal: findingOf(cause), encoding: decoder.encoding() };
      return;
    }
    gathered += text;
    if (gathered.length < PIECE) continue;
    for (let at = 0; at < gathered.length; at += PIECE) {
      const next = batch(gathered.slice(at, at + PIECE), false);
      yield next;
      if (next.fatal !== null) return;
    }
    gathered = '';
  }
  try {
    gathered += decoder.end();
  } catch (cause) {
    yield { records: [], fatal: findingOf(cause), encoding: decoder.encoding() };
    return;
  }
  yield batch(gathered, true);
}

function findingOf(cause: unknown): Finding {
  if (cause instanceof UndecodableBytes) return cause.finding;
  throw cause;
}

/** A line with nothing on it. */
export function isBlank(record: readonly string[] | undefined): boolean {
  return record?.length === 1 && record[0] === '';
}

function brokenQuotes(row: number): Finding {
  return {
    code: 'broken-quotes',
    where: `row ${row}`,
    message: {
      ja: `${row}行目の引用符（"）が正しく閉じていません。値の中の引用符は二つ重ねてください（""）。`,
      en: `A quotation mark in row ${row} is not closed properly; write a mark inside a value twice ("").`,
    },
  };
}

function endlessRecord(row: number): Finding {
  return {
    code: 'record-too-long',
    where: `row ${row}`,
    message: {
      ja: `${row}行目が100万文字を超えても終わりません。引用符（"）が閉じているか、CSVファイルかを確かめてください。`,
      en: `Row ${row} does not end within a million characters; check that its quotation marks are closed and that this is a CSV file.`,
    },
  };
}
