import { LARGEST_CODE, RESERVED } from '../../instruments/codebook/reserved-codes.ts';
import { requireColumn } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { DisclosureRule } from './protected-table.ts';

/**
 * The codes of a column that count as no answer wherever a model is made of it: fewer people than the smallest base gave
 * them, and no net holds them. They could never be a group of a model, and leaving them out or not as one likes would
 * tell them by subtraction. Codes of an axis are never rare: its tables say which of its rows can be joined.
 * `asked`: 1 for whoever was asked for the outcome of the model.
 */
export function rareAnswers(
  dataset: Dataset,
  menu: CrossTabMenu,
  id: string,
  asked: Uint8Array,
  { minimumBase }: DisclosureRule,
): readonly number[] {
  const column = requireColumn(dataset, id);
  if (column.kind === 'number' || column.kind === 'option' || menu.axes.some((axis) => axis.id === id))
    return [];
  const held = menu.items.find((item) => item.id === id)?.nets.flatMap(({ codes }) => codes) ?? [];
  const counts = new Map(column.codes.map(({ code }) => [code, 0]));
  column.values.forEach((code, row) => {
    if (asked[row] === 1 && code <= LARGEST_CODE) counts.set(code, (counts.get(code) ?? 0) + 1);
  });
  return [...counts]
    .filter(([code, count]) => count < minimumBase && !held.includes(code))
    .map(([code]) => code);
}

/** 1 for each respondent to whom the question of a column was put. */
export function askedFor(dataset: Dataset, column: string): Uint8Array {
  return requireColumn(dataset, column).values.map((code) => Number(code !== RESERVED.notAsked));
}
