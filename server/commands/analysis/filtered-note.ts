import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';

/**
 * Why n is hidden in tables of some people only, and the way out. It is said of every such table that hides an n, whether
 * or not the item has an answer that few people gave, so that it tells nothing of them.
 * @param items that the people are told apart by
 */
export function filteredNote(items: readonly LocalizedText[]): LocalizedText {
  const list = (language: 'ja' | 'en') => [...new Set(items.map((item) => item[language]))];
  return {
    ja: `人を分けた設問（${list('ja').join('、')}）に回答の少ない選択肢（「その他」など）や無回答があると、全員の表との引き算でその人数が分からないように、ほかの行の n も伏せることがあります。行をもっと大きくまとめる（--fold）と、表示できる数値が増えます。`,
    en: `Where few people gave one of the answers to the item that people are told apart by (${list('en').join(', ')}), or none, n of other rows may be hidden too, so that they cannot be found by subtraction from the table of everybody. Larger rows (--fold) show more.`,
  };
}
