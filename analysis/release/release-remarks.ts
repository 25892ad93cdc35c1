import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { LeavingRows } from './leaving-rows.ts';
import { WITHHELD } from './released-dataset.ts';
import type { ToldAnyway } from './told-anyway.ts';

/** What the holder of the rows must know to compute with them. */
export function releaseRemarks(
  { columns, weight, design }: LeavingRows,
  unfolded: readonly ToldAnyway[],
): readonly LocalizedText[] {
  const remarks: LocalizedText[] = [];
  if (weight?.treatment === 'class-mean')
    remarks.push({
      ja: 'ウェイトは、識別につながる列の組合せが同じ行の平均です。公表された表の割合とは一致しないことがあります。',
      en: 'Each weight is the mean of the rows that share the quasi-identifiers; shares may differ from those of published tables.',
    });
  if (design?.folded)
    remarks.push({
      ja: '層は統合されています。このファイルから計算した標準誤差は近似です。',
      en: 'Strata were taken together; standard errors computed from this file are approximate.',
    });
  if (columns.some(({ withheld }) => withheld > 0))
    remarks.push({
      ja: `組合せが少ない行の値の一部を伏せています（コード${WITHHELD}、秘匿）。`,
      en: `Some values of rare combinations are withheld (code ${WITHHELD}).`,
    });
  for (const { column, by } of unfolded)
    remarks.push({
      ja: `${column}はまとめていますが、まとめる前の値が${by.join('、')}から分かります。行数の基準はそれも含めて満たしています。`,
      en: `${column} is taken together, but ${by.join(', ')} tells what it was before; the rule holds with that counted.`,
    });
  return Object.freeze(remarks);
}
