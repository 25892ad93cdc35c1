import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formAnswers } from './form-answers.ts';
import { cleanText, hasForbiddenCharacter } from './text-characters.ts';

test('what a paste brings along goes, what a person wrote stays', () => {
  expect(
    formAnswers({
      a: ' 一行目\r\n二行目\r三\u000b四\t五\u2028六\u0000 ',
      b: '　',
      c: 1,
      d: [],
      e: {},
      f: '\u200b',
      g: [2],
      h: '👨‍👩‍👧',
      i: 0,
    }),
  ).toEqual({ a: '一行目\n二行目\n三 四 五 六', c: 1, g: [2], h: '👨‍👩‍👧', i: 0 });
});

test('a cleaned text is never longer and has no forbidden character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text);
      expect(clean.length).toBeLessThanOrEqual(text.length);
      expect(hasForbiddenCharacter(clean, true)).toBe(false);
      expect(cleanText(clean)).toBe(clean);
    }),
    { seed: 20_230_117 },
  );
});

test('a text without a line break stays one, whatever separators were pasted: a field of one line takes no other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(hasForbiddenCharacter(cleanText(text.replace(/[\r\n]/g, '')), false)).toBe(false);
    }),
    { seed: 20_230_117, examples: [['a\u2028b'], ['a\u2029b'], ['a\vb'], ['a\fb'], ['a\u0085b']] },
  );
});

test('the quick look at a text never misses what the exact look finds', () => {
  const missed: number[] = [];
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    const exact = /[\p{Cc}\p{Cs}\p{NChar}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u;
    const character = String.fromCharCode(unit);
    if (hasForbiddenCharacter(character, false) !== exact.test(character)) missed.push(unit);
  }
  expect(missed).toEqual([]);
});
