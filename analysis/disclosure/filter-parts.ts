import { requireColumn } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu, MenuItem } from '../crosstab/cross-tab-menu.ts';
import { type Dataset, type DomainTerm, RESERVED } from '../dataset/dataset.ts';
import { countParts, type PartPlan } from './count-parts.ts';
import type { FamilyPart } from './cross-tab-family.ts';
import type { TableFilter } from './table-filter.ts';

/** The people of an item cut so finely that every filter, and every answer to an item filtered by, is a union of parts. */
export interface FilterParts {
  readonly parts: readonly FamilyPart[];
  /** ids of the parts whose people meet all terms */
  readonly inside: (filter: TableFilter) => readonly string[];
  /** ids of the parts whose people gave this answer (252: none) to an item that is filtered by */
  readonly withAnswer: (item: string, code: number) => readonly string[];
}

interface Cut {
  readonly plan: PartPlan;
  /** the terms that its people meet */
  readonly met: ReadonlySet<DomainTerm>;
  /** their answers to the items filtered by */
  readonly given: ReadonlyMap<string, number>;
}

/** Cuts the people of an item by filters: by rows of an axis where a term names one, else by the answers to an item. */
export function filterParts(
  dataset: Dataset,
  menu: CrossTabMenu,
  item: MenuItem,
  filters: readonly TableFilter[],
): FilterParts {
  const axes = menu.axes.map(({ id }) => id);
  const terms = filters.flat();
  const byAxis = terms.filter(({ column }) => isAxis(axes, column));
  const items = [...new Set(terms.map(({ column }) => column))].filter((column) => !isAxis(axes, column));
  const columns = [...new Set([...byAxis.map(({ column }) => column), ...items])];
  const cuts = new Map<string, Cut & { readonly index: number }>();
  const cutOf = (codeOf: (column: string) => number) => {
    const meets = byAxis.map(({ column, codes }) => codes.includes(codeOf(column)));
    const given = items.map(codeOf);
    const id = JSON.stringify([meets, given]);
    const known = cuts.get(id);
    if (known !== undefined) return known;
    const met = terms.filter(({ column, codes }) => codes.includes(codeOf(column)));
    const made = {
      index: cuts.size,
      plan: { id, rows: rowsWhere(dataset, byAxis, meets) },
      met: new Set(met),
      given: new Map(items.map((column, at) => [column, given[at] as number])),
    };
    cuts.set(id, made);
    return made;
  };
  // also parts that nobody is in: a reader cannot tell that nobody is
  for (const codes of combinations(columns.map((column) => codesOf(dataset, column)))) {
    cutOf((column) => codes[columns.indexOf(column)] as number);
  }
  const values = new Map(columns.map((column) => [column, requireColumn(dataset, column).values] as const));
  const partOf = Int32Array.from(
    { length: dataset.size },
    (_, row) => cutOf((column) => noAnswerAsOne(values.get(column)?.[row] as number)).index,
  );
  const all = [...cuts.values()];
  const idsWhere = (isIn: (cut: Cut) => boolean) => all.filter(isIn).map(({ plan }) => plan.id);
  return {
    parts: countParts(
      dataset,
      menu,
      item,
      all.map(({ plan }) => plan),
      partOf,
    ),
    inside: (filter) => idsWhere(({ met }) => filter.every((term) => met.has(term))),
    withAnswer: (column, code) => idsWhere(({ given }) => given.get(column) === code),
  };
}

function noAnswerAsOne(code: number): number {
  return code > RESERVED.noAnswer ? RESERVED.noAnswer : code;
}

function codesOf(dataset: Dataset, column: string): number[] {
  return [...requireColumn(dataset, column).codes.map(({ code }) => code), RESERVED.noAnswer];
}

/** One of each list, in every way. */
function combinations(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>(
    (made, list) => made.flatMap((one) => list.map((code) => [...one, code])),
    [[]],
  );
}

function isAxis(axes: readonly string[], column: string): boolean {
  return axes.includes(column);
}

/** By axis, the rows whose people meet exactly these terms: everybody knows that no others do. */
function rowsWhere(
  dataset: Dataset,
  terms: readonly DomainTerm[],
  meets: readonly boolean[],
): Record<string, readonly string[]> {
  const rows: Record<string, readonly string[]> = {};
  for (const axis of new Set(terms.map(({ column }) => column))) {
    const fits = (code: number) =>
      terms.every(({ column, codes }, at) => column !== axis || codes.includes(code) === meets[at]);
    const known = requireColumn(dataset, axis).codes.map(({ code }) => code);
    rows[axis] = [...known.filter(fits).map(String), ...(fits(RESERVED.noAnswer) ? ['unknown'] : [])];
  }
  return rows;
}
