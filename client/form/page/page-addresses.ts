import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { pageLanguage } from '../../../instruments/definition/page-language.ts';

/** Addresses of the pages around the form, in the language that is shown. */
export const privacyAddress = (surveyId: string, language: FormLanguage): string =>
  `/a/${surveyId}/privacy?lang=${language}`;

/** The accessibility statement, with the way back to the survey and its contact. */
export const accessibilityAddress = (surveyId: string, language: FormLanguage): string =>
  `/accessibility?lang=${pageLanguage(language)}&survey=${surveyId}`;
