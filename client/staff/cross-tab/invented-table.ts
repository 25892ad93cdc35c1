import type { CrossTabView } from '../../../server/contract/api.ts';

type Cell = CrossTabView['rows'][number]['cells'][number];

const shown = (
  percent: string,
  lower: number,
  upper: number,
  flags: readonly 'base-under-50'[] = [],
): Cell => ({
  hidden: false,
  proportion: Number(percent) / 100,
  percent,
  standardError: (upper - lower) / 3.92,
  interval: { lower, upper },
  flags: [...flags],
});
const hidden = (reason: 'small-base' | 'small-cell' | 'complementary'): Cell => ({ hidden: true, reason });

/**
 * An invented protected table with everything a page must be able to show: hidden cells of every reason, a
 * 参考値, a row without a base, a category that the nation did not publish. Used by tests only.
 */
export const inventedTable: CrossTabView = {
  surveyId: 'saitama-2023',
  synthetic: true,
  design: 'invitation',
  questionnaire: { id: 'saitama-2023', version: '1', sha256: 'a'.repeat(64) },
  item: {
    id: 'loneliness_direct',
    label: { ja: '孤独感（直接質問）', en: 'Loneliness (direct question)' },
    stem: { ja: 'あなたはどの程度、孤独であると感じることがありますか', en: 'How often do you feel lonely?' },
    multiple: false,
  },
  axis: { id: 'area', label: { ja: '地域', en: 'area' } },
  noAnswer: 'in-base',
  weighting: 'post-stratified',
  areaSchemeStatus: 'proposed',
  categories: [
    { id: '5', kind: 'code', label: { ja: 'しばしばある・常にある', en: 'Often or always' } },
    { id: 'loneliness_any', kind: 'net', label: { ja: '孤独感がある・計', en: 'Lonely, total' } },
    { id: 'no-answer', kind: 'no-answer', label: { ja: '無回答', en: 'No answer' } },
  ],
  rows: [
    {
      id: 'total',
      kind: 'total',
      label: { ja: '全体', en: 'All' },
      base: 797,
      cells: [shown('4.2', 0.0294, 0.0597), shown('32.9', 0.29449, 0.3655), shown('0.6', 0.0025, 0.0144)],
    },
    {
      id: '1',
      kind: 'code',
      label: { ja: '中央', en: 'Chuo' },
      base: 210,
      cells: [shown('4.5', 0.0236, 0.0841), shown('40.3', 0.3605, 0.4465), hidden('small-cell')],
    },
    {
      id: '2',
      kind: 'code',
      label: { ja: '西部', en: 'Seibu' },
      base: 44,
      cells: [
        shown('3.9', 0.01, 0.14, ['base-under-50']),
        shown('30.0', 0.19, 0.44, ['base-under-50']),
        hidden('complementary'),
      ],
    },
    {
      id: '5',
      kind: 'code',
      label: { ja: '秩父', en: 'Chichibu' },
      base: null,
      cells: [hidden('small-base'), hidden('small-base'), hidden('small-base')],
    },
    {
      id: 'unknown',
      kind: 'unknown',
      label: { ja: '地域不明', en: 'Area unknown' },
      base: 0,
      cells: [0, 1, 2].map(() => ({
        hidden: false,
        proportion: null,
        percent: null,
        standardError: null,
        interval: null,
        flags: [],
      })),
    },
  ],
  test: { statistic: 2.3149, numeratorDf: 9.8, denominatorDf: 7652.08, p: 0.0123 },
  rule: {
    id: 'sample',
    source: 'test',
    text: { ja: '回答者が10人未満の区分は示しません。', en: 'Groups under 10 respondents are hidden.' },
  },
  hiddenCells: 5,
  offers: [
    {
      kind: 'fold',
      id: 'areas_4',
      label: { ja: '北部・秩父をまとめる', en: 'Join Hokubu and Chichibu' },
      message: { ja: '秩父の回答者数が少ないためです。', en: 'Because Chichibu has few respondents.' },
    },
  ],
  national: {
    available: true,
    title: { ja: '人々のつながりに関する基礎調査', en: 'Survey on connections' },
    year: 2022,
    base: 11219,
    weighted: false,
    source: 'test',
    percent: { '5': 4.9, 'no-answer': 0.7 },
  },
  notes: [{ ja: '標本誤差だけを表します。', en: 'Sampling error only.' }],
};
