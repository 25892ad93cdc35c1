import { describe, expect, it } from 'vitest';
import { staffTexts } from './staff-texts.ts';

/** Every sentence with the path to it; a sentence with blanks is filled with its own argument numbers. */
function sentences(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]] as [string, string][];
    if (typeof value === 'function') {
      const blanks = Array.from({ length: value.length }, (_, i) => `<${i}>`);
      return [[here, String(value(...blanks))]] as [string, string][];
    }
    return sentences(value as object, here);
  });
}

const japanese = sentences(staffTexts.ja);
const english = new Map(sentences(staffTexts.en));

describe('texts of the officials’ page', () => {
  it('stand under the same keys in both languages', () => {
    expect([...english.keys()]).toEqual(japanese.map(([key]) => key));
  });

  it.each(japanese)('%s says something in both languages and fills the same blanks', (key, sentence) => {
    const translated = english.get(key) ?? '';
    expect(sentence.trim()).not.toBe('');
    expect(translated.trim()).not.toBe('');
    const blanks = (text: string) => (text.match(/<\d>/g) ?? []).toSorted();
    expect(blanks(translated)).toEqual(blanks(sentence));
  });

  it.each([...english].filter(([key]) => !key.startsWith('language.')))(
    '%s is not left in Japanese in the English dictionary',
    (_, sentence) => expect(sentence).not.toMatch(/[ぁ-んァ-ヶ一-龠]/),
  );
});
