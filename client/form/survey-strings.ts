import type { Language } from '../../instruments/definition/localized-text.ts';

/**
 * SurveyJS's own sentences that the form can show, in our wording. Many of its Japanese strings are machine
 * translations; a test lists which of them the form uses.
 */
export const surveyStrings: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ja: {
    placeholder: '選んでください',
    invalidInputError: '数字で入力してください。',
    numericError: '数字で入力してください。',
    minError: '{0}以上の数字を入力してください。',
    maxError: '{0}以下の数字を入力してください。',
    numericMinMax: '{1}以上{2}以下の数字を入力してください。',
    numericMin: '{1}以上の数字を入力してください。',
    numericMax: '{1}以下の数字を入力してください。',
    stepError: '1などの整数で入力してください。小数は入力できません。',
    maxSelectError: '選べるのは{0}個までです。',
    textMaxLength: '{0}文字以内で入力してください。',
    emptySurvey: 'この調査票には、表示できる質問がありません。',
    loadingSurvey: '読み込んでいます…',
  },
  en: {
    placeholder: 'Please choose',
    invalidInputError: 'Please enter a number.',
    numericError: 'Please enter a number.',
    minError: 'Please enter a number of {0} or more.',
    maxError: 'Please enter a number of {0} or less.',
    numericMinMax: 'Please enter a number from {1} to {2}.',
    numericMin: 'Please enter a number of {1} or more.',
    numericMax: 'Please enter a number of {1} or less.',
    stepError: 'Please enter a whole number, without decimals.',
    maxSelectError: 'You can choose up to {0}.',
    textMaxLength: 'Please keep to {0} characters.',
    emptySurvey: 'This questionnaire has no questions to show.',
    loadingSurvey: 'Loading…',
  },
};
