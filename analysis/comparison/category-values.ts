import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import {
  NO_ANSWER_CODES,
  requireColumn,
  requireItem,
  requireKnownCodes,
} from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu, MenuItem } from '../crosstab/cross-tab-menu.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { ComparisonError } from './comparison-error.ts';

/** A category of an item by its id in a table: a code as text, or a net. */
export interface CategoryReference {
  readonly item: string;
  readonly category: string;
}

/** Outside the base: not asked, or without an answer where 無回答 is not in it. */
export const OUTSIDE = 255;

export interface CategoryValues {
  readonly label: LocalizedText;
  /** for each row 1 in the category, 0 in the base but not in it, OUTSIDE otherwise */
  readonly values: Uint8Array;
}

/** Codes of an option: not chosen, chosen. */
const CHOSEN = [0, 1];
const NO_ANSWER = 'no-answer';
const NO_ANSWER_LABEL: LocalizedText = { ja: '無回答', en: 'No answer' };

/**
 * Who of a dataset gave one answer: 1 for a person in the category, 0 for everybody else of its base. 無回答 is in the
 * base or outside it, as asked, and in the base a category of its own (`no-answer`); whoever was not asked is outside. A
 * net of a multiple answer holds whoever chose any of its options.
 *
 * Throws CrossTabError for an unknown item or a code that no category has, ComparisonError for an unknown category.
 */
export function categoryValues(
  dataset: Dataset,
  menu: CrossTabMenu,
  { item: itemId, category }: CategoryReference,
  noAnswer: NoAnswerPlace,
): CategoryValues {
  const item = requireItem(menu, itemId);
  const { label, codes } = requireCategory(item, category, noAnswer);
  const missing = Number(category === NO_ANSWER);
  const valueOfCode = new Uint8Array(256).fill(OUTSIDE);
  for (const code of NO_ANSWER_CODES) valueOfCode[code] = noAnswer === 'in-base' ? missing : OUTSIDE;
  if (!item.multiple) {
    for (const { code } of item.categories) valueOfCode[code] = Number(codes.includes(code));
    const column = requireColumn(dataset, itemId);
    requireKnownCodes(
      column,
      item.categories.map(({ code }) => code),
    );
    return { label, values: column.values.map((code) => valueOfCode[code] as number) };
  }
  valueOfCode[0] = 0;
  valueOfCode[1] = Number(codes.length > 0);
  const options = codes.length > 0 ? codes : item.categories.slice(0, 1).map(({ code }) => code);
  const columns = options.map((code) => {
    const column = requireColumn(dataset, `${itemId}.${code}`);
    requireKnownCodes(column, CHOSEN);
    return column.values;
  });
  const [first] = columns as [Uint8Array];
  const values = first.map((code, row) =>
    codes.length > 0 && columns.some((column) => column[row] === 1) ? 1 : (valueOfCode[code] as number),
  );
  return { label, values };
}

/** Codes of a category; none for 無回答. */
function requireCategory(
  item: MenuItem,
  category: string,
  noAnswer: NoAnswerPlace,
): { readonly label: LocalizedText; readonly codes: readonly number[] } {
  if (category === NO_ANSWER && noAnswer === 'in-base') return { label: NO_ANSWER_LABEL, codes: [] };
  const net = item.nets.find(({ id }) => id === category);
  if (net !== undefined) return net;
  const single = item.categories.find(({ code }) => String(code) === category);
  if (single !== undefined) return { label: single.label, codes: [single.code] };
  const known = [...item.categories.map(({ code }) => code), ...item.nets.map(({ id }) => id)];
  throw new ComparisonError(
    'unknown-category',
    `categoryValues requires a code or a net of ${item.id} (${known.join(', ')}), got ${category}`,
  );
}
