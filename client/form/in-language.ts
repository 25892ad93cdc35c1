import type { Language, LocalizedText } from '../../instruments/definition/localized-text.ts';

/** The sentence in the language the person has chosen. */
export const inLanguage = (text: LocalizedText, language: Language): string => text[language];
