/**
 * Readings of kanji (ruby, ふりがな) in a plain notation that also reads well where nothing renders it:
 * 漢字《かんじ》 gives the kanji right before it a reading, ｜お茶《おちゃ》 everything from the mark on.
 */

/** A stretch of text, with its reading where it has one. */
export interface RubySegment {
  readonly text: string;
  readonly reading?: string;
}

const NOTATION = /｜([^｜《》]+)《([^｜《》]+)》|([\p{Script=Han}々〆ヶ]+)《([^｜《》]+)》/gu;

/** Splits a text into stretches with and without reading; a mark that belongs to none stays in the text. */
export function rubySegments(text: string): readonly RubySegment[] {
  const segments: RubySegment[] = [];
  let end = 0;
  for (const match of text.matchAll(NOTATION)) {
    if (match.index > end) segments.push({ text: text.slice(end, match.index) });
    segments.push({ text: match[1] ?? match[3] ?? '', reading: match[2] ?? match[4] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push({ text: text.slice(end) });
  return segments;
}

/** The text without readings: ruby switched off, and what tables and codebooks print. */
export function withoutRuby(text: string): string {
  return rubySegments(text)
    .map((segment) => segment.text)
    .join('');
}

/** Stretches of kanji that have no reading: where a level asks for readings, there are none. */
export function kanjiWithoutReading(text: string): readonly string[] {
  return rubySegments(text)
    .filter((segment) => segment.reading === undefined)
    .flatMap((segment) => segment.text.match(/[\p{Script=Han}々〆]+/gu) ?? []);
}

/** Whether every 《, 》 and ｜ belongs to a reading in kana. */
export function rubyWellFormed(text: string): boolean {
  return rubySegments(text).every((segment) =>
    segment.reading === undefined
      ? !/[｜《》]/.test(segment.text)
      : /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u.test(segment.reading),
  );
}
