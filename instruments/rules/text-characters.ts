/**
 * Characters that no answer may contain: control characters (a line break in a long text excepted), lone
 * surrogates, non-characters, line and paragraph separators, the byte order mark, and the marks that turn the
 * direction of the text around, which could make a table or a file read differently from what it says.
 */
const FORBIDDEN = String.raw`\p{Cc}\p{Cs}\p{NChar}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF`;
const forbiddenInLine = new RegExp(`[${FORBIDDEN}]`, 'u');
const forbiddenInLines = new RegExp(`(?!\\n)[${FORBIDDEN}]`, 'u');
const everyForbiddenInLines = new RegExp(`(?!\\n)[${FORBIDDEN}]`, 'gu');

/** UTF-16 units that are surely allowed; a text of these only needs no exact look, and most texts are. */
const notPlain = /[^ -~\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd]/;

/**
 * Something to read: more than white space (the ideographic space too), formatting characters, and the letters
 * that are drawn as nothing (fillers of Hangul, the empty Braille cell).
 */
const visible = /[^\s\p{Cf}\p{DI}\u2800]/u;

export function hasForbiddenCharacter(text: string, lines: boolean): boolean {
  return notPlain.test(text) && (lines ? forbiddenInLines : forbiddenInLine).test(text);
}

export function isBlank(text: string): boolean {
  return !visible.test(text);
}

/**
 * A text as a person typed or pasted it, made acceptable: line breaks become `\n`, every other forbidden
 * character becomes a space, white space at both ends goes. Never longer than what was typed.
 *
 * Separators such as U+2028 become spaces, not line breaks: a field of one line, out of which the browser has
 * already taken the line breaks, lets them through, and an answer of one line may have none.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(everyForbiddenInLines, ' ').trim();
}
