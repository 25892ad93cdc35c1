import { describe, expect, it } from 'vitest';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { languageOf, preferredLanguage } from './language-of.ts';

const LANGUAGES: readonly FormLanguage[] = ['ja-x-easy', 'ja', 'en', 'zh-Hans', 'pt-BR'];

describe('the language of an address', () => {
  it.each<[unknown, FormLanguage]>([
    ['ja', 'ja'],
    ['en', 'en'],
    ['zh-Hans', 'zh-Hans'],
    ['ZH-HANS', 'zh-Hans'],
    ['pt-br', 'pt-BR'],
    ['ja-x-easy', 'ja-x-easy'],
    // the parts behind are taken off one by one, a lone letter with them (RFC 4647)
    ['en-US', 'en'],
    ['zh-Hans-CN', 'zh-Hans'],
    ['ja-x-primary', 'ja'],
    ['ja-JP-u-ca-japanese', 'ja'],
    // not offered, or nothing that is a language: the survey’s first
    ['ko', 'ja-x-easy'],
    ['zh', 'ja-x-easy'],
    ['', 'ja-x-easy'],
    ['-', 'ja-x-easy'],
    ['x', 'ja-x-easy'],
    ['__proto__', 'ja-x-easy'],
    [undefined, 'ja-x-easy'],
    [['en', 'ja'], 'ja-x-easy'],
    [{ en: '1' }, 'ja-x-easy'],
    [`en${'-a'.repeat(5000)}`, 'ja-x-easy'],
  ])('%j is %s', (asked, language) => {
    expect(languageOf(asked, LANGUAGES)).toBe(language);
  });
});

describe('the language that a browser asks for', () => {
  const everyday: readonly FormLanguage[] = ['ja', 'ja-x-easy', 'en', 'zh-Hans', 'pt-BR'];
  it.each<[string[], FormLanguage | null]>([
    [['ja-JP', 'ja', 'en'], 'ja'],
    [['en-GB', 'en'], 'en'],
    [['zh-CN', 'zh'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['pt', 'en'], 'pt-BR'],
    // other letters, or a language that the survey has not: the next one
    [['zh-TW', 'en-US'], 'en'],
    [['vi-VN'], null],
    // a level of reading is chosen by the survey or the reader, never guessed
    [['ja-x-easy'], 'ja'],
    [['*'], null],
    [[], null],
    [['', '-', '__proto__', 'en'], 'en'],
  ])('%j is %s', (accepted, language) => {
    expect(preferredLanguage(accepted, everyday)).toBe(language);
  });

  it('is the reading level that the survey opens in, for a browser that asks for Japanese', () => {
    expect(preferredLanguage(['ja-JP', 'en'], ['ja-x-primary', 'ja', 'en'])).toBe('ja-x-primary');
    expect(preferredLanguage(['en-US', 'ja'], ['ja-x-primary', 'ja', 'en'])).toBe('en');
    expect(preferredLanguage(['ja'], ['ja', 'ja-x-primary'])).toBe('ja');
  });
});
