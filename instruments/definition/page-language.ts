import type { FormLanguage, Language } from './localized-text.ts';

/** The language of the sentences around a questionnaire for a reader of it: Japanese at every reading level, else English. */
export function pageLanguage(language: FormLanguage): Language {
  return language === 'ja' || language.startsWith('ja-') ? 'ja' : 'en';
}
