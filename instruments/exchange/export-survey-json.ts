import type { FormText, Questionnaire } from '../composition/questionnaire.ts';
import { deepFreeze } from '../definition/deep-freeze.ts';
import type { FormLanguage } from '../definition/localized-text.ts';
import { pageLanguage } from '../definition/page-language.ts';
import { surveySettings } from '../rules/survey-settings.ts';
import { surveyLocale } from './survey-locales.ts';

/** The property under which our facts stand in an exported file; SurveyJS does not know it and leaves it alone. */
export const FACTS_PROPERTY = 'tsunagari';

/** A SurveyJS survey: plain JSON. */
export type SurveyJson = Readonly<Record<string, unknown>>;

/**
 * A questionnaire as SurveyJS JSON that runs in plain survey-core without any setting of ours: the settings that
 * decide what is kept are written into it, languages have SurveyJS's names, closing notes stand on the last screen.
 * Titles exist in Japanese and English; other languages get the one their readers get on the page, for SurveyJS
 * would show none.
 *
 * What SurveyJS has no place for (labels, measures, sources, exactness, nets, scores, derived variables) stands under
 * one property at the top, where importSurveyJson finds it again.
 */
export function exportSurveyJson(questionnaire: Questionnaire): SurveyJson {
  const { id, version, title, languages, instruments, items, nets, scores, derived, closing, form } =
    questionnaire;
  const json = {
    locale: 'ja',
    title: {
      ...title,
      ...Object.fromEntries(languages.map((language) => [language, title[pageLanguage(language)]])),
    },
    ...surveySettings,
    ...(closing && { completedHtml: completedHtml(closing.map(({ text }) => text)) }),
    pages: form.pages,
    [FACTS_PROPERTY]: { id, version, instruments, items, nets, scores, ...(derived && { derived }) },
  };
  // a copy of its own: whoever edits the file must not find a frozen questionnaire in it
  return deepFreeze(JSON.parse(JSON.stringify(json), (key, value) => withSurveyLocales(key, value)));
}

/** Closing notes hold no markup; between them stand paragraphs. */
function completedHtml(texts: readonly FormText[]): Record<string, string> {
  const languages = [...new Set(texts.flatMap((text) => Object.keys(text)))] as FormLanguage[];
  return Object.fromEntries(
    languages.map((language) => [
      language,
      texts.map((text) => `<p>${escaped(text[language] ?? text.ja)}</p>`).join(''),
    ]),
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Texts are the only objects with a Japanese entry. */
function withSurveyLocales(key: string, value: unknown): unknown {
  if (key === FACTS_PROPERTY || typeof value !== 'object' || value === null || !('ja' in value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([language, text]) => [surveyLocale(language as FormLanguage), text]),
  );
}
