import type { Finding } from '../../../instruments/definition/finding.ts';
import { joinedBytes } from '../joined-bytes.ts';

export type CsvEncoding = 'utf-8' | 'cp932';

/** Turns the bytes of a file into text, piece by piece. */
export interface CsvDecoder {
  /** may be empty while the encoding is being found out */
  readonly push: (bytes: Uint8Array) => string;
  readonly end: () => string;
  /** null: every byte so far is ASCII, which both encodings read alike */
  readonly encoding: () => CsvEncoding | null;
}

/** The bytes are no text in their encoding. */
export class UndecodableBytes extends Error {
  override readonly name = 'UndecodableBytes';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.message.en);
    this.finding = finding;
  }
}

/** Names of the encodings by the Encoding Standard; its shift_jis is Windows's code page 932. */
const LABELS: Readonly<Record<CsvEncoding, string>> = { 'utf-8': 'utf-8', cp932: 'shift_jis' };

/** Bytes after the first that is not ASCII that decide between the encodings: valid UTF-8 is hardly ever CP932. */
const ENOUGH = 4096;

/** Characters of UTF-8 before the first damaged one by which a file is taken for UTF-8 all the same. */
const SOUND_CHARACTERS = 8;

/** Of an unfinished line only so much is kept to find a broken character in it. */
const LONGEST_LINE_KEPT = 2 ** 16;

const LINE_FEED = 0x0a;

/**
 * A decoder for UTF-8 with or without byte order mark and for CP932, as named or found out: what is valid UTF-8 from the
 * first byte on that is not ASCII, or is so for eight characters, is taken for UTF-8, all else for CP932.
 *
 * `push` and `end` throw UndecodableBytes with the line (counted by line feeds) of the first byte that is no text.
 */
export function csvDecoder(named: CsvEncoding | 'detect'): CsvDecoder {
  let encoding: CsvEncoding | null = named === 'detect' ? null : named;
  let decoder: TextDecoder | null = encoding && decoderOf(encoding);
  let waiting: Uint8Array = new Uint8Array(0);
  let begun = false;
  let line = 1;
  const unfinished = unfinishedLine();

  const decode = (bytes: Uint8Array, last: boolean): string => {
    const chosen = decoder ?? decoderOf('utf-8');
    decoder = chosen;
    try {
      const text = chosen.decode(bytes, { stream: !last });
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) line += 1;
      unfinished.add(bytes);
      return text;
    } catch {
      const inDoubt = joinedBytes([unfinished.bytes(), bytes]);
      throw undecodable(encoding ?? 'utf-8', line + linesBefore(inDoubt, encoding ?? 'utf-8'));
    }
  };

  const take = (bytes: Uint8Array, last: boolean): string => {
    const whole = waiting.length === 0 ? bytes : joinedBytes([waiting, bytes]);
    waiting = new Uint8Array(0);
    if (!begun) {
      // the mark of UTF-16 is two bytes, and the first piece may be one
      if (!last && whole.length < 2) {
        waiting = whole.slice();
        return '';
      }
      begun = true;
      if ((whole[0] === 0xff && whole[1] === 0xfe) || (whole[0] === 0xfe && whole[1] === 0xff)) throw utf16();
    }
    if (encoding !== null) return decode(whole, last);
    const first = firstBeyondAscii(whole);
    if (first < 0) return decode(whole, last);
    if (!last && whole.length - first < ENOUGH) {
      waiting = whole.slice();
      return '';
    }
    encoding = looksLikeUtf8(whole.subarray(first), last) ? 'utf-8' : 'cp932';
    decoder = decoderOf(encoding);
    return decode(whole, last);
  };

  return {
    push: (bytes) => take(bytes, false),
    end: () => take(new Uint8Array(0), true),
    encoding: () => encoding,
  };
}

/** The line that the pieces so far end with, put together only where it is asked for: pieces may be single bytes. */
function unfinishedLine() {
  let pieces: Uint8Array[] = [];
  let length = 0;
  return {
    add: (bytes: Uint8Array) => {
      const after = bytes.lastIndexOf(LINE_FEED) + 1;
      if (after > 0) [pieces, length] = [[], 0];
      pieces.push(bytes.slice(after));
      length += bytes.length - after;
      if (length > 2 * LONGEST_LINE_KEPT) {
        pieces = [joinedBytes(pieces).slice(-LONGEST_LINE_KEPT)];
        length = LONGEST_LINE_KEPT;
      }
    },
    bytes: () => joinedBytes(pieces),
  };
}

function decoderOf(encoding: CsvEncoding): TextDecoder {
  return new TextDecoder(LABELS[encoding], { fatal: true });
}

/** Place of the first byte that is not ASCII, or −1. A loop, because every byte of most files is looked at. */
function firstBeyondAscii(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) > 0x7f) return at;
  return -1;
}

function looksLikeUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    decoderOf('utf-8').decode(bytes, { stream: !whole });
    return true;
  } catch {
    // a damaged UTF-8 file is still told from CP932, in which eight such characters hardly ever come in a row
    const text = new TextDecoder('utf-8').decode(bytes, { stream: !whole });
    const sound = text.slice(0, text.indexOf('\uFFFD'));
    return [...sound].filter((character) => character > '\u007f').length >= SOUND_CHARACTERS;
  }
}

/** Whole lines before the first that does not decode. A line feed is never part of a longer character. */
function linesBefore(bytes: Uint8Array, encoding: CsvEncoding): number {
  let lines = 0;
  let from = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
    if (!decodes(bytes.subarray(from, at), encoding)) return lines;
    lines += 1;
    from = at + 1;
  }
  return lines;
}

function decodes(bytes: Uint8Array, encoding: CsvEncoding): boolean {
  try {
    decoderOf(encoding).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function undecodable(encoding: CsvEncoding, line: number): UndecodableBytes {
  const name = encoding === 'utf-8' ? 'UTF-8' : 'CP932（Shift_JIS）';
  return new UndecodableBytes({
    code: 'undecodable',
    where: `line ${line}`,
    message: {
      ja: `${line}行目に${name}として読めない文字があります。文字コードを確かめ、UTF-8かCP932で保存し直してください。`,
      en: `Line ${line} is no text in ${encoding === 'utf-8' ? 'UTF-8' : 'CP932'}; check the encoding and save the file as UTF-8 or CP932.`,
    },
  });
}

function utf16(): UndecodableBytes {
  return new UndecodableBytes({
    code: 'undecodable',
    where: 'line 1',
    message: {
      ja: 'このファイルはUTF-16です。UTF-8かCP932で保存し直してください。',
      en: 'The file is UTF-16; save it as UTF-8 or CP932.',
    },
  });
}
