import { describe, expect, it } from 'vitest';
import { type FormLanguage, formLanguageSchema } from '../definition/localized-text.ts';
import { kanjiWithoutReading, rubyWellFormed, withoutRuby } from '../definition/ruby.ts';
import { privacyTexts } from './privacy-texts.ts';

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SCRIPT: Readonly<Partial<Record<FormLanguage, RegExp>>> = {
  'zh-Hans': /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
};

describe.each(formLanguageSchema.options)('the privacy notice in %s', (language) => {
  const sentences = Object.entries(privacyTexts[language]);

  it('says all that the Japanese one says, in that language', () => {
    expect(sentences.map(([key]) => key)).toEqual(Object.keys(privacyTexts.ja));
    for (const [key, sentence] of sentences) {
      expect(sentence.trim(), key).not.toBe('');
      expect(sentence, key).not.toMatch(/[<>&]|\d{3}/);
      if (language.startsWith('ja')) expect(sentence, key).toMatch(/[\p{Script=Han}\p{Script=Hiragana}]/u);
      else expect(sentence, key).not.toMatch(KANA);
      expect(sentence, key).toMatch(SCRIPT[language] ?? /./u);
    }
  });

  it('has readings where the level asks for them, and none elsewhere', () => {
    for (const [key, sentence] of sentences) {
      expect([key, rubyWellFormed(sentence)]).toEqual([key, true]);
      if (language === 'ja-x-easy' || language === 'ja-x-primary')
        expect([key, kanjiWithoutReading(sentence)]).toEqual([key, []]);
      else expect(withoutRuby(sentence)).toBe(sentence);
    }
  });

  it('promises that nothing is sent to third parties', () => {
    if (language === 'ja')
      expect(privacyTexts.ja.thirdText).toBe('この調査のページは、利用者の情報を第三者に送信しません。');
    expect(privacyTexts[language].thirdText).not.toBe(privacyTexts[language].thirdChecked);
  });
});
