import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FormLanguage, formLanguageSchema } from '../definition/localized-text.ts';
import { pageLanguage } from '../definition/page-language.ts';
import { kanjiWithoutReading, rubyWellFormed, withoutRuby } from '../definition/ruby.ts';
import { formTexts } from './form-texts.ts';
import type { FormTexts } from './ja.ts';

const LANGUAGES = formLanguageSchema.options;

/** What stands for each argument in a sentence. */
const FACTS = ['⟦0⟧', '⟦1⟧'] as const;
type Sentence = string | ((...facts: never[]) => string);
const spoken = (sentence: Sentence): string =>
  typeof sentence === 'string' ? sentence : (sentence as (...facts: string[]) => string)(...FACTS);
/** Key → sentence; those of SurveyJS as `survey.<key>`. `page` is no sentence. */
function sentences({ page: _page, survey, ...own }: FormTexts): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(own).map(([key, sentence]) => [key, spoken(sentence)] as const),
    ...Object.entries(survey).map(([key, sentence]) => [`survey.${key}`, sentence] as const),
  ]);
}
/** ⟦0⟧ and {0}, each once, in order of their numbers. */
const placeholders = (sentence: string): string =>
  [...new Set(sentence.match(/⟦\d⟧|\{\d\}/g) ?? [])].sort().join(' ');

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SCRIPT: Readonly<Record<FormLanguage, RegExp | null>> = {
  ja: JAPANESE,
  'ja-x-easy': JAPANESE,
  'ja-x-primary': JAPANESE,
  'ja-x-junior': JAPANESE,
  en: null,
  'zh-Hans': /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  vi: null,
  'pt-BR': null,
};
/** Sentences that are a mark or a bracket, not words. */
const MARKS = ['colon', 'inBrackets', 'dayAt'];

describe('the form’s own sentences', () => {
  describe.each(LANGUAGES)('in %s', (language) => {
    const texts = formTexts[language];

    it('are all there, and name the same facts as in Japanese', () => {
      const japanese = sentences(formTexts.ja);
      const own = sentences(texts);
      expect([...own.keys()].sort()).toEqual([...japanese.keys()].sort());
      for (const [key, sentence] of own) {
        expect(sentence.trim(), key).not.toBe('');
        expect([key, placeholders(sentence)]).toEqual([key, placeholders(japanese.get(key) ?? '')]);
        // SurveyJS fills each place once
        expect(sentence, key).not.toMatch(/(\{\d\}).*\1/);
      }
    });

    it('are in that language, with the survey’s own sentences in the one beside it', () => {
      expect(texts.page).toBe(pageLanguage(language));
      for (const [key, sentence] of sentences(texts)) {
        if (MARKS.includes(key)) continue;
        const script = SCRIPT[language];
        // 目的 and the like are Japanese without kana
        if (script === JAPANESE)
          expect(sentence, key).toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
        else if (script !== null) expect(sentence, key).toMatch(script);
        if (script !== JAPANESE) expect(sentence, key).not.toMatch(JAPANESE);
        if (script === null) expect(sentence, key).not.toMatch(/[\p{Script=Han}\p{Script=Hangul}]/u);
      }
    });

    it('have readings where the level asks for them, and none elsewhere', () => {
      for (const [key, sentence] of sentences(texts)) {
        expect([key, rubyWellFormed(sentence)]).toEqual([key, true]);
        if (language === 'ja-x-easy' || language === 'ja-x-primary')
          expect([key, kanjiWithoutReading(sentence)]).toEqual([key, []]);
        else expect(withoutRuby(sentence)).toBe(sentence);
      }
    });

    it('spell a word one way: what is 押す on one page is not おす on the next', () => {
      const inKana = /おし[てた]|おす|もど[らりるれっ]|とど[いくけ]|こま[っらる]|えら[ばびぶべん]|途中/u;
      if (language !== 'ja-x-easy' && language !== 'ja-x-primary') return;
      for (const [key, sentence] of sentences(texts))
        expect([key, inKana.exec(withoutRuby(sentence))]).toEqual([key, null]);
    });

    it('hold no markup and no telephone number: desks are data', () => {
      for (const [key, sentence] of sentences(texts)) expect(sentence, key).not.toMatch(/[<>&]|\d{3}/);
    });

    it('call the desks what the notes of the questionnaires call them', () => {
      const file = new URL(`../library/place-making/1.${language}.json`, import.meta.url);
      const note = noteOn(file);
      // the reading levels of children have no such overlay
      if (note === null) return expect(['ja', 'ja-x-primary', 'ja-x-junior']).toContain(language);
      const quoted = /[「“"]([^」”"]+)[」”"]/u.exec(withoutRuby(note))?.[1] ?? 'consultation desks';
      const label = withoutRuby(texts.desks).toLowerCase();
      if (SCRIPT[language] === JAPANESE) expect(label.startsWith(quoted)).toBe(true);
      else expect(label).toContain(quoted.toLowerCase());
    });
  });

  it('name the facts they are given', () => {
    const ja = formTexts.ja;
    expect(ja.progress(3, 24)).toBe('全24ページ中3ページ');
    expect(formTexts.en.progress(3, 24)).toBe('Page 3 of 24');
    expect(formTexts.vi.progress(3, 24)).toBe('Trang 3 trên 24');
    expect(ja.codeLength(12, 8)).toContain('12文字');
    expect(ja.windowValue('A', 'B')).toBe('AからBまで');
  });
});

function noteOn(file: URL): string | null {
  try {
    const { texts } = JSON.parse(readFileSync(file, 'utf8')) as { texts: Record<string, string> };
    return texts['place_free_text_note.html'] ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
