import { type FormTexts, texts } from './texts.ts';

/** Our sentences in the language a SurveyJS question is shown in. SurveyJS says '' for English, its own default. */
export const textsOfLocale = (locale: string): FormTexts => (locale === 'ja' ? texts.ja : texts.en);
