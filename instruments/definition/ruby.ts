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

/** Letters that are kanji or made of them: 々, 〆, 〇 and ㈱ are read as kanji are. */
const KANJI = /(?:(?=[\p{L}\p{N}\p{So}])\p{Script_Extensions=Han})+/gu;

/** Stretches of kanji that have no reading: where a level asks for readings, there are none. */
export function kanjiWithoutReading(text: string): readonly string[] {
  return rubySegments(text)
    .filter((segment) => segment.reading === undefined)
    .flatMap((segment) => segment.text.match(KANJI) ?? []);
}

/**
 * Whether every 《, 》 and ｜ belongs to a reading in kana of full width that can be that of its text: kana of the
 * text come again in it (｜お茶《おちゃ》), or the ｜ stands too early. Marks that only look alike (|, ≪, ≫) are none.
 */
export function rubyWellFormed(text: string): boolean {
  return rubySegments(text).every((segment) =>
    segment.reading === undefined
      ? !/[｜《》|≪≫]/.test(segment.text)
      : isKana(segment.reading) && hasInOrder(segment.reading, kanaOf(segment.text)),
  );
}

function isKana(reading: string): boolean {
  return (
    /^[\p{Script=Hiragana}\p{Script=Katakana}][\p{Script=Hiragana}\p{Script=Katakana}ー]*$/u.test(reading) &&
    reading.normalize('NFKC') === reading
  );
}

/** The kana of a text that are read as they are written; ヶ, ヵ and ケ between kanji are read か, が or こ. */
function kanaOf(text: string): string {
  return text.replace(/[ヶヵケ]|[^\p{Script=Hiragana}\p{Script=Katakana}]/gu, '');
}

function hasInOrder(reading: string, kana: string): boolean {
  const wanted = hiragana(kana);
  let found = 0;
  for (const sound of hiragana(reading)) if (sound === wanted[found]) found += 1;
  return found === wanted.length;
}

function hiragana(kana: string): string {
  return kana.replace(/[ァ-ヶ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60));
}
