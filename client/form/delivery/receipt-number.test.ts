import { describe, expect, it } from 'vitest';
import { formLanguageSchema } from '../../../instruments/definition/localized-text.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import { inWords } from './receipt-number.tsx';

describe('a receipt in words', () => {
  it('reads each digit, group by group', () => {
    expect(inWords('0482-1739-5526', formTexts.ja.receiptDigits)).toEqual([
      'ゼロ よん はち に',
      'いち なな さん きゅう',
      'ご ご に ろく',
    ]);
    expect(inWords('0190', formTexts.en.receiptDigits)).toEqual(['zero one nine zero']);
  });

  it.each(formLanguageSchema.options)('has ten different words in %s', (language) => {
    const words = formTexts[language].receiptDigits.split(' ');
    expect(words).toHaveLength(10);
    expect(new Set(words).size).toBe(10);
  });
});
