import iconv from 'iconv-lite';
import { CP932_SUBSTITUTES } from './cp932-substitutes.ts';
import { GETA } from './plain-characters.ts';

/** A character that CP932 does not hold, and where the text has it first. */
export interface UnmappableCharacter {
  /** one character as people see it: a variation selector goes with the character it changes */
  readonly character: string;
  /** U+20BB7; two of them where a variation selector follows */
  readonly codePoint: string;
  readonly count: number;
  /** from 1; columns in characters */
  readonly where: { readonly line: number; readonly column: number };
}

export interface Cp932Text {
  /** with 〓 in place of each unmappable character */
  readonly bytes: Uint8Array;
  /** in the order in which the text has them; empty: the whole text is there */
  readonly unmappable: readonly UnmappableCharacter[];
}

const ENCODING = 'cp932';
const SUBSTITUTES: ReadonlyMap<string, string> = new Map(CP932_SUBSTITUTES.map(({ from, to }) => [from, to]));
/** か followed by a voicing mark of its own, as file names of one platform have it, is one character of CP932. */
const VOICED_IN_TWO = /[\u3041-\u30FF][\u3099\u309A]/g;
/** What holds a CSV together is never part of a character that follows it. */
const CHARACTER = /\r\n|[",\r\n]|[\s\S][\uFE00-\uFE0F\u{E0100}-\u{E01EF}]*/gu;

/**
 * A text in CP932 (Shift_JIS as Windows writes it, windows-31j), for spreadsheets that read UTF-8 wrongly. Characters
 * that CP932 has under another code point are changed to it (cp932-substitutes.ts); a byte order mark at the start goes,
 * for CP932 has none. What does not fit (𠮷, é, 한, emoji, 外字, variants of a kanji) stands as 〓 and is listed: the
 * caller decides whether such a file may leave. No character is lost without being listed, and none becomes a question
 * mark.
 */
export function encodeCp932(text: string): Cp932Text {
  const plain = text.replace(/^\uFEFF/, '').replaceAll(VOICED_IN_TWO, (pair) => pair.normalize('NFC'));
  const fits = new Map<string, string | null>();
  const missing = new Map<string, { count: number; line: number; column: number }>();
  let line = 1;
  let column = 0;
  const encodable = plain.replaceAll(CHARACTER, (character) => {
    column++;
    if (character === '\n' || character === '\r\n' || character === '\r') {
      line++;
      column = 0;
      return character;
    }
    let mapped = fits.get(character);
    if (mapped === undefined) {
      mapped = mappedCharacter(character);
      fits.set(character, mapped);
    }
    if (mapped !== null) return mapped;
    const known = missing.get(character);
    if (known === undefined) missing.set(character, { count: 1, line, column });
    else known.count++;
    return GETA;
  });
  return Object.freeze({
    bytes: new Uint8Array(iconv.encode(encodable, ENCODING)),
    unmappable: [...missing].map(([character, found]) => ({
      character,
      codePoint: codePointsOf(character),
      count: found.count,
      where: { line: found.line, column: found.column },
    })),
  });
}

/** The character as CP932 has it; null where it has none. Comes back from the bytes as itself, or does not count. */
function mappedCharacter(character: string): string | null {
  const mapped = SUBSTITUTES.get(character) ?? character;
  // 外字 have code points that every machine gives to other characters.
  if (/\p{Co}/u.test(mapped)) return null;
  return iconv.decode(iconv.encode(mapped, ENCODING), ENCODING) === mapped ? mapped : null;
}

function codePointsOf(character: string): string {
  return [...character]
    .map((one) => `U+${(one.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
