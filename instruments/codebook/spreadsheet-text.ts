/** A break that some reader takes for the end of a line, also those that only some see (vertical tab, U+2028). */
const BREAKS = '\t\n\v\f\r\u0085\u2028\u2029';
/**
 * Characters that nobody sees and some programs obey: control characters, half a surrogate pair, marks that turn the
 * direction of writing, zero-width space, byte order mark inside a text, tags.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]/gu;
/** What a spreadsheet would begin a formula with. U+2212 becomes a full-width minus in CP932. */
const FORMULA_STARTS = '=+-@\u2212';

/** One datum on one line: unseen characters go, runs of space with a break in them become one space, the ends are bare. */
export function oneLineText(text: string): string {
  return text
    .replaceAll(UNSEEN, (character) => (BREAKS.includes(character) ? '\n' : ''))
    .replaceAll(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
    .replace(/^[\s\u200C\u200D]+/, '')
    .trimEnd();
}

/** Whether a spreadsheet would run this text as a formula; full-width, small and raised forms of the signs count. */
export function startsFormula(text: string): boolean {
  const [first] = text.trimStart();
  return first !== undefined && FORMULA_STARTS.includes(first.normalize('NFKC'));
}

/** Text as it may stand in a cell: on one line, and with an apostrophe before what would run as a formula. */
export function spreadsheetText(text: string): string {
  const line = oneLineText(text);
  return startsFormula(line) ? `'${line}` : line;
}

/** Whether a text holds a character that nobody sees, a break among them. */
export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) >= 0;
}
