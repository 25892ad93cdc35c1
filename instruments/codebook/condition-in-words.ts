import type { FormOption, Questionnaire } from '../composition/questionnaire.ts';
import type { Language, LocalizedText } from '../definition/localized-text.ts';
import type { Comparison, Condition } from '../rules/condition.ts';
import { type OperatorName, operator as operatorOf } from '../rules/condition-operators.ts';
import { conditionSentences } from './condition-sentences.ts';

/** Who answers, as the words name them: people, or bodies that answer under their name. */
const RESPONDENTS = {
  people: { ja: '人', en: 'People for whom', everyone: { ja: '全員', en: 'Everyone' } },
  bodies: {
    ja: '団体',
    en: 'Organisations for which',
    everyone: { ja: 'すべての団体', en: 'All organisations' },
  },
} as const;

const ORDERS: readonly OperatorName[] = ['less', 'atMost', 'greater', 'atLeast'];

/** What a condition looks at: the options it has (none: a number), and whether several may be chosen. */
interface Asked {
  readonly options: readonly FormOption[];
  readonly several: boolean;
}

/** Says in words who was asked, e.g. 「行政機関・NPO等からの支援」が「受けていない」の人. */
export function conditionInWords(
  questionnaire: Questionnaire,
): (condition: Condition | null) => LocalizedText {
  const respondents = RESPONDENTS[questionnaire.anonymity === 'named' ? 'bodies' : 'people'];
  const asked = new Map(
    questionnaire.form.pages
      .flatMap((page) => page.elements)
      .map(({ name, type, choices = [] }): [string, Asked] => [
        name,
        { options: choices, several: type === 'checkbox' },
      ]),
  );
  const labels = new Map(questionnaire.items.map((item) => [item.id, item.label]));

  const comparison = (whole: Comparison, language: Language, answeredToo: boolean): string => {
    const { options, several } = asked.get(whole.item) ?? { options: [], several: false };
    const { operator, operands } = options.length > 0 ? spelt(whole, options) : whole;
    const words = operands.map((code) => quoted(code, options, language));
    const sentence = conditionSentences[language]({
      operator,
      several,
      answeredToo,
      one: words.length === 1,
    });
    return sentence(
      labels.get(whole.item)?.[language] ?? whole.item,
      words.join(language === 'ja' ? '、' : ', '),
    );
  };
  const words = (condition: Condition, language: Language, answered: ReadonlySet<string>): string => {
    if ('all' in condition) {
      const here = new Set([...answered, ...answeredIn(condition.all)]);
      return withoutGuards(condition.all)
        .map((part) => ('any' in part ? bracketed(part, language) : words(part, language, here)))
        .join(language === 'ja' ? `${respondents.ja}のうち、` : ' and ');
    }
    if ('any' in condition)
      return condition.any
        .map((part) => ('all' in part ? bracketed(part, language) : words(part, language, new Set())))
        .join(language === 'ja' ? `${respondents.ja}、または` : ' or ');
    if ('not' in condition) {
      const inner = words(condition.not, language, new Set());
      return language === 'ja' ? `（${inner}${respondents.ja}）に当たらない` : `not (${inner})`;
    }
    return comparison(condition, language, answered.has(condition.item));
  };
  /** Without brackets, "a and b or c" would leave open who was asked. */
  const bracketed = (condition: Condition, language: Language): string => {
    const inner = words(condition, language, new Set());
    return language === 'ja' ? `（${inner}${respondents.ja}）に当たる` : `(${inner})`;
  };
  return (condition) =>
    condition === null
      ? respondents.everyone
      : {
          ja: `${words(condition, 'ja', new Set())}${respondents.ja}`,
          en: `${respondents.en} ${words(condition, 'en', new Set())}`,
        };
}

/** An order of codes (暮らし向き at most 2) said as the options that lie there. */
function spelt({ operator, item, operands }: Comparison, options: readonly FormOption[]): Comparison {
  if (!ORDERS.includes(operator)) return { operator, item, operands };
  const codes = options.map(({ value }) => Number(value));
  return {
    operator: 'anyOf',
    item,
    operands: codes.filter((code) => operatorOf(operator).holds(code, operands)),
  };
}

function quoted(code: number, options: readonly FormOption[], language: Language): string {
  const text = options.find(({ value }) => value === code)?.text;
  if (!text) return String(code);
  return language === 'ja' ? `「${text.ja}」` : `“${text.en ?? text.ja}”`;
}

function answeredIn(parts: readonly Condition[]): readonly string[] {
  return parts.flatMap((part) => ('operator' in part && part.operator === 'answered' ? [part.item] : []));
}

/** 「…に回答した」 says nothing beside another comparison of the same item. */
function withoutGuards(parts: readonly Condition[]): readonly Condition[] {
  const compared = new Set(
    parts.flatMap((part) => ('operator' in part && part.operator !== 'answered' ? [part.item] : [])),
  );
  return parts.filter(
    (part) => !('operator' in part && part.operator === 'answered' && compared.has(part.item)),
  );
}
