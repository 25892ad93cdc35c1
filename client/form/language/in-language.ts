import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { FormTexts } from '../../../instruments/form-texts/ja.ts';

/** The survey's own sentence for a reader of these texts: Japanese at every reading level, else English. */
export const inLanguage = (text: LocalizedText, { page }: FormTexts): string => text[page];
