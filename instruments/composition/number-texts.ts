import type { FormLanguage } from '../definition/localized-text.ts';
import type { FormText } from './questionnaire.ts';

const JAPANESE = {
  minErrorText: '{0}以上の数を入力してください。',
  maxErrorText: '{0}以下の数を入力してください。',
  stepErrorText: '小数のない数で入力してください。',
};

type NumberTexts = Readonly<Record<keyof typeof JAPANESE, string>>;

/** Why a number was not accepted: sentences that the form needs beside the wording of a questionnaire. */
const TEXTS: Readonly<Record<FormLanguage, NumberTexts>> = {
  ja: JAPANESE,
  'ja-x-easy': {
    minErrorText: '{0}か、それより大《おお》きい数《かず》を入《い》れてください。',
    maxErrorText: '{0}か、それより小《ちい》さい数《かず》を入《い》れてください。',
    stepErrorText:
      '1、2、3のような数《かず》を入《い》れてください。0.5のような数《かず》は使《つか》えません。',
  },
  'ja-x-primary': {
    minErrorText: '{0}か、それより大《おお》きい数《かず》を入《い》れてください。',
    maxErrorText: '{0}か、それより小《ちい》さい数《かず》を入《い》れてください。',
    stepErrorText: '1、2、3のような数《かず》を入《い》れてください。',
  },
  'ja-x-junior': JAPANESE,
  en: {
    minErrorText: 'Please enter a number of {0} or more.',
    maxErrorText: 'Please enter a number of {0} or less.',
    stepErrorText: 'Please enter a whole number.',
  },
  'zh-Hans': {
    minErrorText: '请输入不小于{0}的数字。',
    maxErrorText: '请输入不大于{0}的数字。',
    stepErrorText: '请输入整数。',
  },
  ko: {
    minErrorText: '{0} 이상의 숫자를 입력해 주세요.',
    maxErrorText: '{0} 이하의 숫자를 입력해 주세요.',
    stepErrorText: '소수점이 없는 숫자를 입력해 주세요.',
  },
  vi: {
    minErrorText: 'Vui lòng nhập số từ {0} trở lên.',
    maxErrorText: 'Vui lòng nhập số từ {0} trở xuống.',
    stepErrorText: 'Vui lòng nhập số nguyên.',
  },
  'pt-BR': {
    minErrorText: 'Digite um número igual ou maior que {0}.',
    maxErrorText: 'Digite um número igual ou menor que {0}.',
    stepErrorText: 'Digite um número inteiro.',
  },
};

/** For each of these sentences its text in the given languages, as SurveyJS's localized strings. */
export function numberTexts(
  languages: readonly FormLanguage[],
): Readonly<Record<keyof NumberTexts, FormText>> {
  const inAll = (key: keyof NumberTexts): FormText => ({
    ja: TEXTS.ja[key],
    ...Object.fromEntries(languages.map((language) => [language, TEXTS[language][key]])),
  });
  return {
    minErrorText: inAll('minErrorText'),
    maxErrorText: inAll('maxErrorText'),
    stepErrorText: inAll('stepErrorText'),
  };
}
