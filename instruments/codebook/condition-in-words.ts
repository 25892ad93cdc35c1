import type { FormElement, Questionnaire } from '../composition/questionnaire.ts';
import type { Language, LocalizedText } from '../definition/localized-text.ts';
import type { Comparison, Condition } from '../rules/condition.ts';
import type { OperatorName } from '../rules/condition-operators.ts';

type Sentence = (item: string, options: string) => string;

/** How each operator reads in a base: 「…」と答えた人. */
const sentences: Record<OperatorName, Record<Language, Sentence>> = {
  answered: { ja: (i) => `「${i}」に回答した`, en: (i) => `“${i}” was answered` },
  unanswered: { ja: (i) => `「${i}」に回答しなかった`, en: (i) => `“${i}” was not answered` },
  equal: { ja: (i, o) => `「${i}」が${o}の`, en: (i, o) => `“${i}” is ${o}` },
  notEqual: {
    ja: (i, o) => `「${i}」が${o}以外（無回答を含む）の`,
    en: (i, o) => `“${i}” is not ${o} (or not answered)`,
  },
  less: { ja: (i, o) => `「${i}」が${o}未満の`, en: (i, o) => `“${i}” is under ${o}` },
  atMost: { ja: (i, o) => `「${i}」が${o}以下の`, en: (i, o) => `“${i}” is at most ${o}` },
  greater: { ja: (i, o) => `「${i}」が${o}を超える`, en: (i, o) => `“${i}” is over ${o}` },
  atLeast: { ja: (i, o) => `「${i}」が${o}以上の`, en: (i, o) => `“${i}” is at least ${o}` },
  anyOf: { ja: (i, o) => `「${i}」が${o}のいずれかの`, en: (i, o) => `“${i}” is any of ${o}` },
  noneOf: {
    ja: (i, o) => `「${i}」が${o}のいずれでもない（無回答を含む）`,
    en: (i, o) => `“${i}” is none of ${o} (or not answered)`,
  },
  allOf: { ja: (i, o) => `「${i}」で${o}をすべて選んだ`, en: (i, o) => `“${i}” includes all of ${o}` },
  contains: { ja: (i, o) => `「${i}」で${o}を選んだ`, en: (i, o) => `“${i}” includes ${o}` },
  notContains: {
    ja: (i, o) => `「${i}」で${o}を選んでいない（無回答を含む）`,
    en: (i, o) => `“${i}” does not include ${o} (or not answered)`,
  },
};

/** Says in words who was asked, e.g. 「行政機関・NPO等からの支援」が「受けていない」の人. */
export function conditionInWords(
  questionnaire: Questionnaire,
): (condition: Condition | null) => LocalizedText {
  const elements = new Map<string, FormElement>(
    questionnaire.form.pages.flatMap((page) => page.elements).map((element) => [element.name, element]),
  );
  const labels = new Map(questionnaire.items.map((item) => [item.id, item.label]));

  const option = (item: string, code: number, language: Language): string => {
    const text = elements.get(item)?.choices?.find((choice) => choice.value === code)?.text;
    if (!text) return String(code);
    return language === 'ja' ? `「${text.ja}」` : `“${text.en ?? text.ja}”`;
  };
  const comparison = ({ operator, item, operands }: Comparison, language: Language): string => {
    const options = operands
      .map((code) => option(item, code, language))
      .join(language === 'ja' ? '、' : ', ');
    return sentences[operator][language](labels.get(item)?.[language] ?? item, options);
  };
  const words = (condition: Condition, language: Language): string => {
    if ('all' in condition)
      return condition.all
        .map((part) => ('any' in part ? bracketed(part, language) : words(part, language)))
        .join(language === 'ja' ? '人のうち、' : ' and ');
    if ('any' in condition)
      return condition.any
        .map((part) => ('all' in part ? bracketed(part, language) : words(part, language)))
        .join(language === 'ja' ? '人、または' : ' or ');
    if ('not' in condition)
      return language === 'ja'
        ? `${words(condition.not, language)}人を除く`
        : `not (${words(condition.not, language)})`;
    return comparison(condition, language);
  };
  /** Without brackets, "a and b or c" would leave open who was asked. */
  const bracketed = (condition: Condition, language: Language): string =>
    language === 'ja' ? `（${words(condition, 'ja')}人）に当たる` : `(${words(condition, 'en')})`;
  return (condition) =>
    condition === null
      ? { ja: '全員', en: 'Everyone' }
      : { ja: `${words(condition, 'ja')}人`, en: `People for whom ${words(condition, 'en')}` };
}
