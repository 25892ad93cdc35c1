import { type FormLanguage, formLanguageSchema } from '../definition/localized-text.ts';

/** SurveyJS's own names of two of our languages: under these it has texts of its own. */
const SURVEY_NAMES: Readonly<Partial<Record<FormLanguage, string>>> = {
  'zh-Hans': 'zh-cn',
  'pt-BR': 'pt-br',
};

/** What SurveyJS calls one of our languages. */
export function surveyLocale(language: FormLanguage): string {
  return SURVEY_NAMES[language] ?? language;
}

/** Which of our languages SurveyJS means; undefined: none that we have. */
export function formLanguageOf(locale: string): FormLanguage | undefined {
  return formLanguageSchema.options.find(
    (language) => language === locale || surveyLocale(language) === locale.toLowerCase(),
  );
}
