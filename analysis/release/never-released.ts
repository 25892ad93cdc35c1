import { MUNICIPALITY_ITEM } from '../../instruments/areas/municipality-item.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CodedColumn } from '../dataset/dataset.ts';

/** Why a column never leaves as a row, whoever asks; null where it may. */
export function neverReleased({ item, measure }: CodedColumn): LocalizedText | null {
  if (measure === 'text') {
    return {
      ja: '自由記述（記入の有無も含む）',
      en: 'what people wrote, or whether they wrote',
    };
  }
  if (MUNICIPALITY_ITEM.test(item)) {
    return { ja: '居住市区町村（地域でお選びください）', en: 'the municipality (take the area instead)' };
  }
  return null;
}
