import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import { NO_ANSWER_CODES, requireColumn, requireItem } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
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

/**
 * Who of a dataset gave one answer: 1 for a person in the category, 0 for everybody else of its base. 無回答 is in the
 * base or outside it, as asked; whoever was not asked is outside. A net of a multiple answer holds whoever chose any of
 * its options.
 *
 * Throws CrossTabError for an unknown item, ComparisonError for an unknown category.
 */
export function categoryValues(
  dataset: Dataset,
  menu: CrossTabMenu,
  { item: itemId, category }: CategoryReference,
  noAnswer: NoAnswerPlace,
): CategoryValues {
  const item = requireItem(menu, itemId);
  const net = item.nets.find(({ id }) => id === category);
  const single = item.categories.find(({ code }) => String(code) === category);
  const found = net ?? single;
  if (found === undefined) {
    const known = [...item.categories.map(({ code }) => code), ...item.nets.map(({ id }) => id)];
    throw new ComparisonError(
      'unknown-category',
      `categoryValues requires a code or a net of ${itemId} (${known.join(', ')}), got ${category}`,
    );
  }
  const codes: readonly number[] = net?.codes ?? [(single as { readonly code: number }).code];
  const missing = noAnswer === 'in-base' ? 0 : OUTSIDE;
  const valueOfCode = new Uint8Array(256).fill(OUTSIDE);
  for (const code of NO_ANSWER_CODES) valueOfCode[code] = missing;
  if (!item.multiple) {
    for (const { code } of item.categories) valueOfCode[code] = Number(codes.includes(code));
    const { values } = requireColumn(dataset, itemId);
    return { label: found.label, values: values.map((code) => valueOfCode[code] as number) };
  }
  valueOfCode[0] = 0;
  valueOfCode[1] = 1;
  const columns = codes.map((code) => requireColumn(dataset, `${itemId}.${code}`).values);
  const [first] = columns as [Uint8Array];
  const values = first.map((code, row) =>
    columns.some((column) => column[row] === 1) ? 1 : (valueOfCode[code] as number),
  );
  return { label: found.label, values };
}
