import { oneLineText } from '../../instruments/codebook/spreadsheet-text.ts';

/**
 * Characters that some platforms cannot read or read as something else (rule L1-08 of the machine-readability
 * rules of 2026): circled and Roman numbers, unit and company signs, one-character eras, upright forms of
 * punctuation, and the wave dash, of which two code points are in use.
 */
export const PLATFORM_DEPENDENT =
  /[\u2116\u2121\u2150-\u218F\u2460-\u24FF\u3200-\u33FF\u301C\uFE30-\uFE4F\uFF5E\p{Co}]/u;

/** 〓 stands where a character cannot be given, as Japanese offices print it. */
export const GETA = '〓';

/**
 * The same text in characters that every platform reads, on one line, with single spaces: ① is 1, ㈱ is (株), 4〜6 is
 * 4-6. A character that only the machine it was drawn on knows (外字) becomes 〓.
 */
export function plainCharacters(text: string): string {
  return [...oneLineText(text)]
    .map((character) => {
      if (!PLATFORM_DEPENDENT.test(character)) return character;
      if (/\p{Co}/u.test(character)) return GETA;
      return character === '\u301C' || character === '\uFF5E' ? '-' : character.normalize('NFKC');
    })
    .join('')
    .replaceAll(/\s+/g, ' ');
}
