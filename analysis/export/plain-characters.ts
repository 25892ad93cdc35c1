/**
 * Characters that some platforms cannot read or read as something else (rule L1-08 of the machine-readability
 * rules of 2026): circled and Roman numbers, unit and company signs, one-character eras, and the wave dash,
 * of which two code points are in use.
 */
export const PLATFORM_DEPENDENT =
  /[\u2116\u2121\u2150-\u218F\u2460-\u24FF\u3200-\u33FF\u301C\uFF5E\uE000-\uF8FF]/u;

/** The same text in characters that every platform reads: ① is 1, ㈱ is (株), 4〜6 is 4-6. */
export function plainCharacters(text: string): string {
  return [...text]
    .map((character) => {
      if (!PLATFORM_DEPENDENT.test(character)) return character;
      return character === '\u301C' || character === '\uFF5E' ? '-' : character.normalize('NFKC');
    })
    .join('');
}
