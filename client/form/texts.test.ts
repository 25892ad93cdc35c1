import { describe, expect, it } from 'vitest';
import { surveyStrings } from './survey-strings.ts';
import { texts } from './texts.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const spoken = (sentence: string | ((...facts: never[]) => string)): string =>
  typeof sentence === 'string' ? sentence : (sentence as (...facts: unknown[]) => string)(3, 24);

describe('texts of the form', () => {
  it('has every sentence in both languages', () => {
    expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.ja).sort());
    expect(Object.keys(surveyStrings.en).sort()).toEqual(Object.keys(surveyStrings.ja).sort());
  });

  it.each(Object.entries(texts.ja))('%s is Japanese in Japanese', (_key, sentence) => {
    expect(spoken(sentence)).toMatch(JAPANESE);
  });

  it.each(Object.entries(texts.en))('%s is English in English', (_key, sentence) => {
    expect(spoken(sentence).trim()).not.toBe('');
    expect(spoken(sentence)).not.toMatch(JAPANESE);
  });

  it('names the facts it is given', () => {
    expect(texts.ja.progress(3, 24)).toBe('全24ページ中3ページ');
    expect(texts.en.progress(3, 24)).toBe('Page 3 of 24');
    expect(texts.ja.codeLength(12, 8)).toContain('12文字');
    expect(texts.ja.windowValue('A', 'B')).toBe('AからBまで');
  });

  it('has no telephone number: desks are data', () => {
    for (const language of ['ja', 'en'] as const)
      for (const sentence of Object.values(texts[language])) expect(spoken(sentence)).not.toMatch(/\d{3}/);
  });
});
