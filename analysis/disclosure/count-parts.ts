import { NO_ANSWER_CODES, requireColumn } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu, MenuItem } from '../crosstab/cross-tab-menu.ts';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import type { FamilyPart } from './cross-tab-family.ts';

/** A part by its id, before anybody has been counted in it. */
export type PartPlan = Omit<FamilyPart, 'counts'>;

/**
 * Counts the people of every part by every axis and answer of an item, in the rows and answers of the item's tables.
 * `partOf`: index of the part of each row of the dataset. People who were not asked the item are counted nowhere.
 */
export function countParts(
  dataset: Dataset,
  menu: CrossTabMenu,
  item: MenuItem,
  plans: readonly PartPlan[],
  partOf: ArrayLike<number>,
): readonly FamilyPart[] {
  const answers = answersOfRows(dataset, item);
  const counts = plans.map((): Record<string, Record<string, Record<string, number>>> => ({}));
  for (const { id: axis } of menu.axes) {
    const column = requireColumn(dataset, axis);
    const named = new Set(column.codes.map(({ code }) => code));
    for (let row = 0; row < dataset.size; row++) {
      const own = counts[partOf[row] as number];
      if (own === undefined) continue;
      for (const { id, marks } of answers) {
        if (marks[row] !== 1) continue;
        const code = column.values[row] as number;
        const group = named.has(code) ? String(code) : 'unknown';
        own[axis] ??= {};
        const rows = own[axis];
        rows[group] ??= {};
        const cells = rows[group];
        cells[id] = (cells[id] ?? 0) + 1;
      }
    }
  }
  return plans.map((plan, index) => ({ ...plan, counts: counts[index] ?? {} }));
}

/** Who gave which answer: 1 for each row that did. */
function answersOfRows(
  dataset: Dataset,
  item: MenuItem,
): { readonly id: string; readonly marks: Uint8Array }[] {
  const column = (id: string) => requireColumn(dataset, id);
  const marked = ({ values }: CodedColumn, codes: readonly number[]) =>
    values.map((code) => Number(codes.includes(code)));
  const [first] = item.categories;
  if (first === undefined) return [];
  if (!item.multiple) {
    const own = column(item.id);
    return [
      { id: 'no-answer', marks: marked(own, NO_ANSWER_CODES) },
      ...item.categories.map(({ code }) => ({ id: String(code), marks: marked(own, [code]) })),
    ];
  }
  const option = (code: number) => column(`${item.id}.${code}`);
  const anyOf = (codes: readonly number[]) => {
    const options = codes.map((code) => option(code).values);
    return Uint8Array.from({ length: dataset.size }, (_, row) =>
      Number(options.some((values) => values[row] === 1)),
    );
  };
  return [
    { id: 'no-answer', marks: marked(option(first.code), NO_ANSWER_CODES) },
    { id: 'answered', marks: marked(option(first.code), [0, 1]) },
    ...item.categories.map(({ code }) => ({ id: String(code), marks: anyOf([code]) })),
    ...item.nets.map(({ id, codes }) => ({ id, marks: anyOf(codes) })),
  ];
}

/** Was the item put to this row? */
export function wasAsked(code: number): boolean {
  return code !== RESERVED.notAsked;
}
