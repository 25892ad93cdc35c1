import { requireItem } from '../crosstab/cross-tab-layout.ts';
import { RESERVED } from '../dataset/dataset.ts';
import { domainOf, domainOfRows } from '../dataset/domain-of.ts';
import type { CrossTabFamily, FamilyDomain, ItemAround } from './cross-tab-family.ts';
import { requireFilters } from './filter-findings.ts';
import { type FilterParts, filterParts } from './filter-parts.ts';
import { type FamilyOf, familyTables, type ItemMaterial, itemRule, tablesOf } from './item-families.ts';
import { protectBeside } from './protect-beside.ts';
import type { ProtectedFamily } from './protected-family.ts';
import type { ReleasedTable } from './released-table.ts';
import { filterKey, type TableFilter } from './table-filter.ts';
import { toldDomains } from './told-domains.ts';

/**
 * The tables of one item for the people of filters (women; women of 16–29), beside the tables of everybody, which stay
 * as they are: no two of them, nor any that was released before, can be subtracted. `familyOf` gives the protected
 * families of all items without a filter. Views are taken with `domain: filterKey(filter)`.
 *
 * Throws FilterError where a filter cannot be protected (filter-findings.ts says which can), RecodingError for a column
 * or code that the dataset lacks and for a filter that leaves nobody, and what itemFamily throws.
 */
export function filteredFamily(
  material: ItemMaterial,
  itemId: string,
  filters: readonly TableFilter[],
  familyOf: FamilyOf,
  alreadyReleased: readonly ReleasedTable[],
): ProtectedFamily {
  const { dataset, menu, name } = material;
  const item = requireItem(menu, itemId);
  const released = alreadyReleased.flatMap((entry) =>
    entry.surveyId === dataset.surveyId && entry.dataset === name && entry.filter !== undefined
      ? [
          {
            item: entry.item,
            filter: entry.filter,
            isTable: entry.figures.some(({ groups }) => groups !== null),
          },
        ]
      : [],
  );
  // people of a filter that any item was released for are known; its tables only where they are of this item;
  // a released model has told of its people counts of the whole only, which tie the tables without being one
  const tabulated = unique([
    ...filters,
    ...released.filter((entry) => entry.item === itemId && entry.isTable).map(({ filter }) => filter),
  ]);
  const known = unique([...tabulated, ...released.map(({ filter }) => filter)]);
  requireFilters(material, item, known);
  const cut = filterParts(dataset, menu, item, known);
  const begun = familyOf(itemId);
  const domains = known.map(
    (filter): FamilyDomain => ({
      id: filterKey(filter),
      filter,
      parts: cut.inside(filter),
      rule: ruleOf(material, itemId, filter),
    }),
  );
  const told = toldDomains(
    { parts: cut.parts.map(({ id }) => id), inside: new Uint8Array(dataset.size).fill(1) },
    domains.map(({ filter, parts }) => ({
      parts,
      inside: domainOf(dataset, filter as TableFilter).domain?.inside as Uint8Array,
    })),
  );
  const strictest = domains.find(({ rule }) => rule.id === 'strict') ?? (domains[0] as FamilyDomain);
  const family: CrossTabFamily = {
    ...familyTables(material, itemId, familyOf),
    tables: [
      ...begun.tables,
      ...tabulated.flatMap((filter) => {
        const people = { ...material, dataset: domainOf(dataset, filter) };
        return tablesOf(people, itemId).map((table) => ({ ...table, domain: filterKey(filter) }));
      }),
      ...told.flatMap(({ id, inside }) => {
        const people = { ...material, dataset: domainOfRows(dataset, inside) };
        return tablesOf(people, itemId).map((table) => ({ ...table, domain: id }));
      }),
    ],
    parts: cut.parts,
    domains: [
      ...domains,
      ...told.map(({ id, parts }) => ({ id, filter: null, parts, rule: strictest.rule })),
    ],
    around: itemsFilteredBy(material, known).map((column) => tablesOfFilter(familyOf(column), cut, column)),
  };
  return protectBeside(begun, family, { dataset: name, alreadyReleased });
}

function unique(filters: readonly TableFilter[]): TableFilter[] {
  return [...new Map(filters.map((filter) => [filterKey(filter), filter])).values()];
}

/** Strict where the item is, or where anything that is filtered by is. */
function ruleOf(material: ItemMaterial, itemId: string, filter: TableFilter): FamilyDomain['rule'] {
  const rules = itemsFilteredBy(material, [filter]).map((column) => itemRule(material, column));
  return rules.find(({ id }) => id === 'strict') ?? itemRule(material, itemId);
}

function itemsFilteredBy({ menu }: ItemMaterial, filters: readonly TableFilter[]): string[] {
  const columns = new Set(filters.flat().map(({ column }) => column));
  return menu.items.filter(({ id }) => columns.has(id)).map(({ id }) => id);
}

/** The tables of an item that is filtered by print the people of the filter: they are sums over parts as well. */
function tablesOfFilter(family: ProtectedFamily, cut: FilterParts, column: string): ItemAround {
  const everybody = cut.parts.map(({ id }) => id);
  const silent = cut.withAnswer(column, RESERVED.noAnswer);
  return {
    family,
    everybody,
    answered: everybody.filter((id) => !silent.includes(id)),
    categories: family.built.answers.categories.map(({ id, kind, answers }) => ({
      id,
      kind,
      parts:
        kind === 'no-answer'
          ? silent
          : answers.flatMap(({ codes }) => codes.flatMap((code) => cut.withAnswer(column, code))),
    })),
  };
}
