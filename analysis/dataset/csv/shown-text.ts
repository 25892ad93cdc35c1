import { hasUnseen } from '../../../instruments/codebook/spreadsheet-text.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';

const LONGEST_TEXT = 20;
const LONGEST_NAME = 100;

/** What cannot be seen stands as �: it would hide what is wrong, and a terminal would obey some of it. */
function visible(text: string): string {
  return Array.from(text, (character) => (hasUnseen(character) ? '\uFFFD' : character)).join('');
}

/** The text of a cell in a message: short, and nothing of a long answer that somebody wrote. */
export function shownText(text: string): LocalizedText {
  const { length } = text;
  if (length > LONGEST_TEXT) return { ja: `${length}文字の値`, en: `a value of ${length} characters` };
  const seen = visible(text);
  return { ja: `「${seen}」`, en: JSON.stringify(seen) };
}

/** A name of the header in a message. */
export function shownName(name: string): string {
  return visible(name.slice(0, LONGEST_NAME));
}
