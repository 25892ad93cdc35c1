import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import { requireColumn } from '../crosstab/cross-tab-layout.ts';
import type { FamilyOf, ItemMaterial } from './item-families.ts';
import { askedFor } from './rare-answers.ts';
import { categoryOf, itemOfColumn } from './regression-findings.ts';
import type { RegressionRequest } from './regression-request.ts';
import { releaseEntry } from './release-entry.ts';
import type { ReleasedFigure, ReleasedTable } from './released-table.ts';

/**
 * The entries of the register for a model that is released, so that later tables are protected beside it: what tables of
 * the outcome print by each axis among its terms, and, by each other coded term that tables can be filtered by, how many
 * in each group answered and have the outcome, which is what a filtered table prints of its whole. None for the mean of
 * a number that is not tabulated.
 */
export function regressionEntries(
  material: ItemMaterial,
  { outcome, terms }: RegressionRequest,
  familyOf: FamilyOf,
): readonly ReleasedTable[] {
  const { dataset, menu, name } = material;
  const item = itemOfColumn(material, outcome.column);
  const [first] = menu.axes;
  if (item === null || first === undefined) return [];
  const family = familyOf(item.id);
  const coded = terms.filter(({ levels }) => levels !== null);
  const axes = coded.filter(({ column }) => menu.axes.some(({ id }) => id === column));
  const view = { fold: null, noAnswer: 'out-of-base', nets: 'with' } as const;
  const whole = releaseEntry(family, { ...view, axis: first.id });
  const tables = [
    { ...whole, figures: whole.figures.filter(({ groups }) => groups === null) },
    ...axes.map(({ column }) => releaseEntry(family, { ...view, axis: column })),
  ];
  // tables of an item that only some were asked for cannot be filtered
  if (askedFor(dataset, outcome.column).includes(0)) return tables;
  const filters = coded.filter(
    ({ column }) => !axes.some((axis) => axis.column === column) && isFilter(material, column),
  );
  const category = outcome.codes === null ? null : categoryOf(item, outcome.column, outcome.codes);
  // what is printed of an option is who chose it
  const yes = item.multiple ? [1] : (outcome.codes ?? []);
  return [
    ...tables,
    ...filters.flatMap(({ column, levels }) =>
      (levels ?? []).map((codes): ReleasedTable => {
        const count = (own: (code: number) => boolean) =>
          countOf(material, outcome.column, own, column, codes);
        const answered = count((code) => code <= LARGEST_CODE);
        const figures = [exactly({ base: 'out-of-base' }, answered)];
        if (category !== null)
          figures.push(
            exactly(
              { category },
              count((code) => yes.includes(code)),
            ),
          );
        const { surveyId } = dataset;
        return {
          surveyId,
          dataset: name,
          item: item.id,
          axis: first.id,
          filter: [{ column, codes: [...codes] }],
          figures,
        };
      }),
    ),
  ];
}

/** Has a table of one of two items, filtered by the other, been released? Its choice of what to hide is its own. */
export function isFilteredRelease(
  { dataset, name }: ItemMaterial,
  one: string,
  other: string,
  released: readonly ReleasedTable[],
): boolean {
  return released.some(
    ({ surveyId, dataset: of, item, filter, figures }) =>
      surveyId === dataset.surveyId &&
      of === name &&
      // a released model enters its counts of the whole only
      figures.some(({ groups }) => groups !== null) &&
      [
        [one, other],
        [other, one],
      ].some(([own, by]) => item === own && filter?.some(({ column }) => column === by)),
  );
}

function isFilter({ menu }: ItemMaterial, column: string): boolean {
  return menu.items.some(({ id, multiple }) => id === column && !multiple);
}

function countOf(
  { dataset }: ItemMaterial,
  outcome: string,
  isIn: (code: number) => boolean,
  term: string,
  group: readonly number[],
): number {
  const { values } = requireColumn(dataset, term);
  return requireColumn(dataset, outcome).values.reduce(
    (sum, code, row) => sum + Number(isIn(code) && group.includes(values[row] as number)),
    0,
  );
}

function exactly(of: ReleasedFigure['of'], count: number): ReleasedFigure {
  return { groups: null, of, lower: count, upper: count };
}
