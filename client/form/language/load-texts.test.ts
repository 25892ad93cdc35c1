import { expect, it } from 'vitest';
import { formLanguageSchema } from '../../../instruments/definition/localized-text.ts';
import { formTexts } from '../../../instruments/form-texts/form-texts.ts';
import { isFormLanguage, loadTexts } from './load-texts.ts';

it('every language of a form has its own file of sentences, and nothing else is one', async () => {
  for (const language of formLanguageSchema.options) {
    expect(isFormLanguage(language)).toBe(true);
    expect(await loadTexts(language)).toBe(formTexts[language]);
  }
  for (const other of ['', 'de', 'JA', 'ja-x', 'constructor', '__proto__'])
    expect(isFormLanguage(other)).toBe(false);
});
