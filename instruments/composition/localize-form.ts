import type { FormLanguage } from '../definition/localized-text.ts';
import type { Overlay } from '../definition/overlay.ts';
import type { Element, Page } from '../definition/survey-json.ts';
import { numberTexts } from './number-texts.ts';
import type { FormElement, FormOption, FormPage, FormText } from './questionnaire.ts';

type Translate = (key: string, japanese: string) => FormText;

function translator(languages: readonly FormLanguage[], overlays: readonly Overlay[]): Translate {
  return (key, japanese) => {
    const text: { ja: string } & Partial<Record<FormLanguage, string>> = { ja: japanese };
    for (const overlay of overlays) {
      const translated = overlay.texts[key];
      if (translated !== undefined && languages.includes(overlay.language))
        text[overlay.language] = translated;
    }
    return text;
  };
}

function options(
  key: string,
  list: readonly {
    readonly value: number | string;
    readonly text: string;
    readonly isExclusive?: true | undefined;
  }[],
  translate: Translate,
): FormOption[] {
  return list.map(({ value, text, isExclusive }) => ({
    value,
    text: translate(`${key}.${value}`, text),
    ...(isExclusive && { isExclusive }),
  }));
}

function formElement(
  element: Element,
  translate: Translate,
  languages: readonly FormLanguage[],
): FormElement {
  const { type, name, visibleIf } = element;
  const shown = visibleIf === undefined ? {} : { visibleIf };
  if (type === 'html') return { type, name, html: translate(`${name}.html`, element.html), ...shown };
  const common = {
    type,
    name,
    title: translate(`${name}.title`, element.title),
    ...(element.description !== undefined && {
      description: translate(`${name}.description`, element.description),
    }),
    ...shown,
  };
  switch (element.type) {
    case 'radiogroup':
    case 'dropdown':
      return { ...common, choices: options(`${name}.choices`, element.choices, translate) };
    case 'checkbox': {
      const { maxSelectedChoices } = element;
      const choices = options(`${name}.choices`, element.choices, translate);
      return { ...common, choices, ...(maxSelectedChoices !== undefined && { maxSelectedChoices }) };
    }
    case 'matrix':
      return {
        ...common,
        columns: options(`${name}.columns`, element.columns, translate),
        rows: options(`${name}.rows`, element.rows, translate),
      };
    case 'comment':
      return { ...common, maxLength: element.maxLength };
    case 'text': {
      if (!('inputType' in element)) return { ...common, maxLength: element.maxLength };
      // step makes survey-core refuse fractions, which the compiled rules refuse too
      return {
        ...common,
        inputType: 'number',
        min: element.min,
        max: element.max,
        step: 1,
        ...numberTexts(languages),
      };
    }
  }
}

/** One text of an instrument by its overlay key, in every language of the questionnaire that has it. */
export function localizeText(
  key: string,
  japanese: string,
  overlays: readonly Overlay[],
  languages: readonly FormLanguage[],
): FormText {
  return translator(languages, overlays)(key, japanese);
}

/** One page of an instrument in every language of the questionnaire, as SurveyJS's localized strings. */
export function localizePage(
  page: Page,
  overlays: readonly Overlay[],
  languages: readonly FormLanguage[],
): FormPage {
  const translate = translator(languages, overlays);
  return {
    name: page.name,
    ...(page.title !== undefined && { title: translate(`${page.name}.title`, page.title) }),
    ...(page.description !== undefined && {
      description: translate(`${page.name}.description`, page.description),
    }),
    ...(page.visibleIf !== undefined && { visibleIf: page.visibleIf }),
    elements: page.elements.map((element) => formElement(element, translate, languages)),
  };
}
