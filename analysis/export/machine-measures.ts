import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

/** What a figure of the machine profile is. */
export interface MachineMeasure {
  /** units it may have, the usual one first (rule L3-04) */
  readonly units: readonly string[];
  readonly decimals: number;
  /** the engine's number is multiplied by this for print: 100 where the engine has a proportion */
  readonly scale: 1 | 100;
  /** may lie below zero (rule L2-01: a sign, and no other character beside the digits) */
  readonly signed: boolean;
  readonly label: LocalizedText;
}

const POINTS = ['ポイント'];
/** units of a score, and of numbers that people were asked for */
const AMOUNTS = ['点', '歳', '人', '回', '日', '時間', '年', '円'];
const NO_UNIT = ['なし'];

const people = (ja: string, en: string): MachineMeasure => figure(['人'], 0, 1, 'positive', ja, en);
const percent = (ja: string, en: string): MachineMeasure => figure(['%'], 1, 100, 'positive', ja, en);
const points = (ja: string, en: string): MachineMeasure => figure(POINTS, 1, 100, 'signed', ja, en);
const amount = (ja: string, en: string): MachineMeasure => figure(AMOUNTS, 2, 1, 'signed', ja, en);
const times = (ja: string, en: string): MachineMeasure => figure(['倍'], 2, 1, 'positive', ja, en);
const bare = (ja: string, en: string): MachineMeasure => figure(NO_UNIT, 4, 1, 'signed', ja, en);
const probability = (ja: string, en: string): MachineMeasure => figure(NO_UNIT, 4, 1, 'positive', ja, en);

/** Every measure a file of the machine profile may hold. A new one is a line here. */
export const MACHINE_MEASURES = {
  base_n: people('比率の基数となる回答者数(加重しない)', 'Respondents that percentages are of (unweighted)'),
  percent: percent('比率', 'Percentage'),
  se: { ...points('比率の標準誤差', 'Standard error of the percentage'), signed: false },
  ci_low: percent('比率の95%信頼区間の下限', 'Lower limit of the 95 % interval of the percentage'),
  ci_high: percent('比率の95%信頼区間の上限', 'Upper limit of the 95 % interval of the percentage'),
  ...estimate('percent_standardised', percent('標準化した比率', 'Standardised percentage'), POINTS),
  ...estimate('difference', points('比率の差', 'Difference of percentages'), POINTS),
  ...estimate(
    'difference_standardised',
    points('標準化した比率の差', 'Difference of standardised percentages'),
    POINTS,
  ),
  ...estimate('mean', amount('平均', 'Mean'), AMOUNTS),
  ...estimate('mean_difference', amount('平均の差', 'Difference of means'), AMOUNTS),
  ...estimate('median', amount('中央値', 'Median'), AMOUNTS),
  ...estimate('odds_ratio', times('オッズ比', 'Odds ratio'), ['倍']),
  ...estimate('coefficient', bare('回帰係数(対数オッズ)', 'Coefficient (log odds)'), NO_UNIT),
  p: probability('p値', 'p value'),
  p_adjusted: probability('多重比較を補正したp値', 'p value corrected for the number of comparisons'),
  f_statistic: bare('F値', 'F statistic'),
  t_statistic: bare('t値', 't statistic'),
  chi_square: bare('カイ二乗値', 'Chi-square statistic'),
  df_numerator: bare('分子の自由度', 'Numerator degrees of freedom'),
  df_denominator: bare('分母の自由度', 'Denominator degrees of freedom'),
  design_effect: times('デザイン効果', 'Design effect'),
  effective_n: people('有効標本数', 'Effective number of respondents'),
} as const satisfies Readonly<Record<string, MachineMeasure>>;

export type MachineMeasureId = keyof typeof MACHINE_MEASURES;

/** The measure of that id; undefined where there is none. */
export function measureOf(id: string): MachineMeasure | undefined {
  return Object.hasOwn(MACHINE_MEASURES, id) ? MACHINE_MEASURES[id as MachineMeasureId] : undefined;
}

function figure(
  units: readonly string[],
  decimals: number,
  scale: 1 | 100,
  sign: 'signed' | 'positive',
  ja: string,
  en: string,
): MachineMeasure {
  return { units, decimals, scale, signed: sign === 'signed', label: { ja, en } };
}

/** An estimate with its standard error and the limits of its 95 % interval. */
function estimate<M extends string>(
  id: M,
  measure: MachineMeasure,
  errorUnits: readonly string[],
): Record<M | `${M}_se` | `${M}_ci_low` | `${M}_ci_high`, MachineMeasure> {
  const { ja, en } = measure.label;
  const own = en.charAt(0).toLowerCase() + en.slice(1);
  const derived = {
    [id]: measure,
    [`${id}_se`]: {
      ...measure,
      units: errorUnits,
      signed: false,
      label: { ja: `${ja}の標準誤差`, en: `Standard error of the ${own}` },
    },
    [`${id}_ci_low`]: {
      ...measure,
      // a linear interval of a small share reaches below zero
      signed: true,
      label: { ja: `${ja}の95%信頼区間の下限`, en: `Lower limit of the 95 % interval of the ${own}` },
    },
    [`${id}_ci_high`]: {
      ...measure,
      label: { ja: `${ja}の95%信頼区間の上限`, en: `Upper limit of the 95 % interval of the ${own}` },
    },
  };
  return derived as Record<M | `${M}_se` | `${M}_ci_low` | `${M}_ci_high`, MachineMeasure>;
}
