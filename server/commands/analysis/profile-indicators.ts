import type { CrossTabMenu } from '../../../analysis/crosstab/cross-tab-menu.ts';
import {
  chosenIndicators,
  INDICATORS,
  type Indicator,
  indicatorsOf,
} from '../../../analysis/profile/indicators.ts';
import { unknownKey } from '../instruments/unknown-key.ts';
import { AnalysisProblem } from './analysis-problem.ts';

/**
 * The indicators that a profile was asked for; without `ids` all that the questionnaire can give.
 * @throws CommandError (2) for an id that there is not, AnalysisProblem (1) for indicators whose items the survey lacks,
 * with the items that they are made of
 */
export function profileIndicators(
  menu: CrossTabMenu,
  ids: readonly string[] | undefined,
): readonly Indicator[] {
  const unknown = ids?.find((id) => !INDICATORS.some((indicator) => indicator.id === id));
  if (unknown !== undefined) {
    throw unknownKey(
      unknown,
      INDICATORS.map(({ id }) => id),
    );
  }
  const available = indicatorsOf(menu);
  const missing = INDICATORS.filter(
    ({ id }) => ids?.includes(id) !== false && !available.some((indicator) => indicator.id === id),
  );
  if (ids === undefined ? available.length > 0 : missing.length === 0) {
    return ids === undefined ? available : chosenIndicators(menu, ids);
  }
  throw new AnalysisProblem(
    1,
    'profile.items-missing',
    {
      ja: '指標は決まった id とコードの設問から作りますが、このデータにはその設問がありません。同じ設問があれば、調査のファイルでその id とコードを使ってください。ほかの設問は crosstab で表にし、compare --against rest で地域や年齢階級を比べられます。',
      en: 'Indicators are made of items with fixed ids and codes, which the data lack. Where the survey asked the same question, use its id and codes in the survey file. Tabulate other items with "crosstab", and compare areas or age bands with "compare --against rest".',
    },
    missing.map(({ id, label, found }) => {
      const places = found.map(({ item, category }) => `${item}=${category}`);
      return {
        where: id,
        message: {
          ja: `${label.ja}：${places.join(' か ')} が必要です。`,
          en: `${label.en}: needs ${places.join(' or ')}.`,
        },
      };
    }),
  );
}
