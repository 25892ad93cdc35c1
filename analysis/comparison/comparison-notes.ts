import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { ALPHA } from './compare-with-published.ts';
import { FEWEST_EXPECTED_ANSWERS, SMALLEST_COMPARED_BASE } from './enough-answers.ts';
import type { ProtectedPublishedComparison } from './protect-published.ts';
import type { ProtectedTrend } from './protect-trend.ts';

const SYNTHETIC: LocalizedText = {
  ja: '合成データです。実在の人の回答ではありません。',
  en: 'Synthetic data, no answer of a real person.',
};
const NOT_SHOWN: LocalizedText = {
  ja: '「差があるとはいえない」は、差を確かめられないという意味です。差がないという意味ではありません。',
  en: '“No difference shown” means that it cannot be told; it does not mean that there is none.',
};
const NOT_TESTED: LocalizedText = {
  ja: `回答者が${SMALLEST_COMPARED_BASE}人未満の行と、該当する人（または該当しない人）が${FEWEST_EXPECTED_ANSWERS}人に満たないと見込まれる値は、判定しません。`,
  en: `Rows under ${SMALLEST_COMPARED_BASE} respondents, and answers that fewer than ${FEWEST_EXPECTED_ANSWERS} would be expected to give or not to give, are not judged.`,
};
const SAMPLING_ERROR: LocalizedText = {
  ja: '判定と区間は標本誤差だけを考えたものです。回答しなかった人や、調査の方法の違いによる偏りは含みません。',
  en: 'Verdicts and ranges hold sampling error only, not the bias of those who did not answer or of different methods.',
};
const PERCENT = ALPHA * 100;
const CORRECTED: LocalizedText = {
  ja: `多くの比較をまとめて判定するため、Holm法で補正しました（差がないのに「高い」「低い」が一つでも出る確率を${PERCENT}%以下に抑えています）。`,
  en: `Many comparisons are judged together, corrected by Holm: the chance of even one false “higher” or “lower” is at most ${PERCENT} %.`,
};

const BASES: Readonly<Record<ProtectedTrend['noAnswer'], LocalizedText>> = {
  'in-base': {
    ja: '割合は、どの回も無回答を含めた回答者数を100%とします。',
    en: 'Percentages of every wave are of all respondents, those without an answer included.',
  },
  'out-of-base': {
    ja: '割合は、どの回も無回答を除いた回答者数を100%とします。',
    en: 'Percentages of every wave are of the respondents who answered.',
  },
};

/**
 * What belongs beside a comparison with published figures (decision 4): whose they are, base and weighting of both sides,
 * how sure they were taken to be, and what the verdicts do not say.
 */
export function publishedNotes(comparison: ProtectedPublishedComparison): readonly LocalizedText[] {
  const { survey, year, source, publishedBase, publishedWeighted, designEffect, partOfPopulation } =
    comparison;
  const weighted = (is: boolean): LocalizedText =>
    is ? { ja: 'ウェイト付き', en: 'weighted' } : { ja: 'ウェイトなし', en: 'unweighted' };
  const [ours, theirs] = [weighted(comparison.weighting !== 'none'), weighted(publishedWeighted)];
  const basis: LocalizedText =
    designEffect.basis === 'stated'
      ? { ja: '出典に示された値', en: 'as its source states' }
      : { ja: '仮定した値', en: 'assumed' };
  return [
    ...(comparison.synthetic ? [SYNTHETIC] : []),
    {
      ja: `比べた公表値：${survey.ja}（${year}年、回答者${publishedBase}人）。出典：${source}。`,
      en: `Compared with: ${survey.en} (${year}, ${publishedBase} respondents). Source: ${source}.`,
    },
    {
      ja: `どちらの割合も、無回答を含めた回答者数を100%とします。この調査の割合は${ours.ja}、公表値は${theirs.ja}です。`,
      en: `Both percentages are of all respondents, those without an answer included. Ours are ${ours.en}, the published ones ${theirs.en}.`,
    },
    {
      ja: `公表値の誤差は、回答者数、デザイン効果${designEffect.value}（${basis.ja}）と四捨五入から計算しました。二つの調査の標本は独立とみなします。`,
      en: `The error of the published figures follows from their respondents, a design effect of ${designEffect.value} (${basis.en}) and rounding. The two samples are taken to be independent.`,
    },
    ...(partOfPopulation
      ? [
          {
            ja: 'この調査の地域は公表値の対象にも含まれます。そのため、差は、この地域を除いた残りとの差よりも小さく表れます。',
            en: 'The people of this survey are part of the published population, so differences are smaller than those from the others would be.',
          },
        ]
      : []),
    CORRECTED,
    NOT_TESTED,
    NOT_SHOWN,
    SAMPLING_ERROR,
  ];
}

/** What belongs beside a trend: base, how change was judged, and what the verdicts do not say. */
export function trendNotes(trend: ProtectedTrend): readonly LocalizedText[] {
  return [
    ...(trend.synthetic ? [SYNTHETIC] : []),
    BASES[trend.noAnswer],
    {
      ja: '回ごとに別々に抽出した標本です。隣り合う回の差と、全部の回を通した1年あたりの変化を示します。',
      en: 'Each wave is a sample of its own. Shown are the changes from wave to wave and the change a year over all of them.',
    },
    ...(trend.waves.some(({ hidden }) => hidden)
      ? [
          {
            ja: '値を表示していない回があるため、その回との差と、全部の回を通した変化は示しません。',
            en: 'A wave is hidden, and with it its changes and the change over all waves.',
          },
        ]
      : []),
    CORRECTED,
    NOT_SHOWN,
    SAMPLING_ERROR,
  ];
}
