import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { ReleasedDataset, ReleasedWeight } from '../../release/released-dataset.ts';
import { dayInBothCalendars } from '../japanese-era.ts';
import type { MicrodataFacts } from './microdata-facts.ts';

const WEIGHTINGS: Readonly<Record<ReleasedWeight['method'], LocalizedText>> = {
  base: { ja: '抽出ウェイト', en: 'design weights' },
  'post-stratified': { ja: '事後層化で補正した抽出ウェイト', en: 'design weights, post-stratified' },
  raked: { ja: 'レイキングで補正した抽出ウェイト', en: 'design weights, raked' },
  calibrated: { ja: 'キャリブレーションで補正した抽出ウェイト', en: 'design weights, calibrated' },
};

/** What the holder of a file of rows must read first: where it comes from, what for, what was done to it. */
export function microdataNotes(released: ReleasedDataset, facts: MicrodataFacts): readonly LocalizedText[] {
  const { request, report, questionnaire, remarks, synthetic, hash, weight, domain, size } = released;
  const { purpose, requester } = request;
  const { rule, smallestClass, withheld } = report;
  const { surveyTitle, organisation, window: period, madeOn } = facts;
  return [
    ...(synthetic
      ? [
          {
            ja: '合成データ（実在の人の回答ではない）。',
            en: 'Synthetic data: no answers of real people.',
          },
        ]
      : []),
    {
      ja: `調査：${surveyTitle.ja}（${organisation.ja}）。`,
      en: `Survey: ${surveyTitle.en} (${organisation.en}).`,
    },
    ...(period === null
      ? []
      : [
          {
            ja: `調査期間：${dayInBothCalendars(period.opens)}から${dayInBothCalendars(period.closes)}まで。`,
            en: `Field period: ${period.opens} to ${period.closes}.`,
          },
        ]),
    {
      ja: `調査票：${questionnaire.id} 第${questionnaire.version}版。`,
      en: `Questionnaire: ${questionnaire.id}, version ${questionnaire.version}.`,
    },
    ...(domain === null
      ? []
      : [
          {
            ja: `絞り込み：${domainWords(domain)}に当てはまる${domain.respondents}行だけが対象で、ほかの${size - domain.respondents}行はすべての列が「非該当」。`,
            en: `Filtered to ${domain.respondents} rows (${domainWords(domain)}); in the other ${size - domain.respondents} every column is "not asked".`,
          },
        ]),
    {
      ja: `利用目的：${purpose.replace(/。$/, '')}。提供先：${requester}。この目的以外に使わないこと。`,
      en: `Purpose: ${purpose.replace(/[。.]$/, '')}. Given to: ${requester}. Not to be used for anything else.`,
    },
    {
      ja: `識別につながる列（${report.quasiIdentifiers.join('、') || 'なし'}）の組合せは、どれも${smallestClass}行以上が共有する（基準${rule.smallestClass}行：${rule.source.replace(/。$/, '')}）。`,
      en: `Every combination of the quasi-identifiers (${report.quasiIdentifiers.join(', ') || 'none'}) is shared by at least ${smallestClass} rows (rule: ${rule.smallestClass}; ${rule.source.replace(/[。.]$/, '')}).`,
    },
    ...report.exceptions.map(({ id, reason }) => ({
      ja: `「${id}」は識別につながる列としていない。理由：${reason.replace(/。$/, '')}。`,
      en: `${id} does not count as a quasi-identifier: ${reason.replace(/[。.]$/, '')}.`,
    })),
    ...(withheld.respondents > 0
      ? [
          {
            ja: `値を伏せた行：${withheld.respondents}行（${withheld.columns.map(({ id, respondents }) => `${id} ${respondents}`).join('、')}）。`,
            en: `Rows with withheld values: ${withheld.respondents} (${withheld.columns.map(({ id, respondents }) => `${id} ${respondents}`).join(', ')}).`,
          },
        ]
      : []),
    weight === null
      ? { ja: 'ウェイトなし。', en: 'No weights.' }
      : {
          ja: `ウェイト：${WEIGHTINGS[weight.method].ja}、有効数字6桁。`,
          en: `Weights: ${WEIGHTINGS[weight.method].en}, six significant digits.`,
        },
    ...remarks,
    {
      ja: '行の順序に意味はない。表にして公表するときは、少数のセルの秘匿を改めて行うこと。',
      en: 'The order of rows means nothing. Tables made from these rows need small cells hidden before they are published.',
    },
    { ja: `作成日：${madeOn}。SHA-256：${hash}。`, en: `Made on ${madeOn}. SHA-256: ${hash}.` },
  ];
}

function domainWords({ terms }: NonNullable<ReleasedDataset['domain']>): string {
  return terms.map(({ column, codes }) => `${column} = ${codes.join('/')}`).join(', ');
}
