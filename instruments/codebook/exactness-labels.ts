import type { Exactness, Measure } from '../definition/instrument.ts';
import type { LocalizedText } from '../definition/localized-text.ts';

/** How a codebook says how sure a wording is (decision 4). */
export const EXACTNESS_LABELS: Readonly<Record<Exactness, LocalizedText>> = {
  verbatim: { ja: '原典どおり', en: 'Verbatim' },
  'label-only': {
    ja: '見出しのみ確認（設問文・並び順は未確認）',
    en: 'Labels only (question and order not confirmed)',
  },
  recalled: { ja: '原典と未照合', en: 'Recalled, not checked against the source' },
  ours: { ja: '独自に作成', en: 'Our own wording' },
};

/** How a codebook names a level of measurement. */
export const MEASURE_LABELS: Readonly<Record<Measure, LocalizedText>> = {
  nominal: { ja: '名義', en: 'Nominal' },
  ordinal: { ja: '順序', en: 'Ordinal' },
  scale: { ja: '数量', en: 'Scale' },
  text: { ja: '文字', en: 'Text' },
};
