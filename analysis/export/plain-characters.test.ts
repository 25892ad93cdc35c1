import { describe, expect, it } from 'vitest';
import { plainCharacters } from './plain-characters.ts';

describe('plainCharacters', () => {
  it('replaces what platforms read differently and nothing else', () => {
    expect(plainCharacters('①㈱Ⅲ㎡№4〜6～（全角）髙𠮷﨑é')).toBe('1(株)IIIm2No4-6-（全角）髙𠮷﨑é');
  });

  it('keeps one space between words and puts 〓 where only one machine knows the character', () => {
    expect(plainCharacters('　二　 行\n目\u202E\uE000\u{F0000}')).toBe('二 行 目〓〓');
  });
});
