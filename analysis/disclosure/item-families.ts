import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Weights } from '../weights/weights.ts';
import type { CrossTabFamily, FamilyTable } from './cross-tab-family.ts';
import { ruleFor } from './disclosure-rules.ts';
import { itemsAround, type LinkedItem, linkedParts } from './linked-items.ts';
import { protectBeside } from './protect-beside.ts';
import { hiddenRowsFor, protectItem } from './protect-tables.ts';
import type { ProtectedFamily } from './protected-family.ts';
import type { DisclosureRule } from './protected-table.ts';
import type { ReleasedTable } from './released-table.ts';
import { routedItems } from './routed-items.ts';

const NO_ANSWER_PLACES = ['in-base', 'out-of-base'] as const;

/** What a codebook says of a variable that the gate must know. */
export interface GuardedVariable {
  /** the item, or `<item>.<code>` for one option of a multiple answer */
  readonly id: string;
  readonly item: string;
  /** for an option: it excludes every other one */
  readonly exclusive: boolean;
  readonly strictDisclosure: boolean;
}

/** Everything that the tables of one dataset are made from, and the rule that its survey asks for. */
export interface ItemMaterial {
  /** names the frozen dataset in the register of releases */
  readonly name: string;
  readonly dataset: Dataset;
  /** null for an open survey */
  readonly weights: Weights | null;
  readonly menu: CrossTabMenu;
  readonly variables: readonly GuardedVariable[];
  /** `strict`: stricter than the kind of survey asks for */
  readonly disclosure: 'by-design' | 'strict';
  /**
   * Code of the area column → inhabitants (null: not known), where its rows are single municipalities
   * (isByMunicipality); then all tables stand under the strict rule and these rows under municipalityRule.
   */
  readonly inhabitants?: ReadonlyMap<number, number | null>;
}

/** Gives the protected family of another item of the same material. */
export type FamilyOf = (item: string) => ProtectedFamily;

/**
 * The items whose families must be protected before this one, because their tables print figures of it: the item whose
 * answers decide who was put this one, and those that are made of the same answers (linked-items.ts).
 */
export function itemsBefore(material: ItemMaterial, itemId: string): readonly string[] {
  const { menu, dataset } = material;
  const { routedFrom } = routedItems(dataset, itemId);
  const before = routedFrom !== null && isTabulated(menu, routedFrom) ? [routedFrom] : [];
  return [...new Set([...before, ...linkedTo(material, itemId).map(({ item }) => item.id)])];
}

/** The items whose tables stay as they are when this one is protected. */
export function linkedTo(material: ItemMaterial, itemId: string): readonly LinkedItem[] {
  const { menu, dataset } = material;
  return itemsAround(
    menu,
    itemId,
    (item) => isMarkedStrict(material, item),
    (item) => routedItems(dataset, item).routedFrom,
  );
}

/**
 * All tables of one item that can be asked for, protected together and against what was released before (decision 10),
 * and beside the tables of the items that it is linked to. `familyOf` gives the families of `itemsBefore`.
 * Throws as makeCrossTab and protectItem.
 */
export function itemFamily(
  material: ItemMaterial,
  itemId: string,
  familyOf: FamilyOf,
  alreadyReleased: readonly ReleasedTable[],
): ProtectedFamily {
  const { dataset, menu } = material;
  const family = familyTables(material, itemId, familyOf);
  const options = { dataset: material.name, alreadyReleased };
  return linkedParts(dataset, menu, itemId, linkedTo(material, itemId), familyOf).reduce(
    (begun, linked) => protectBeside(begun, { ...family, ...linked }, options),
    protectItem(family, itemRule(material, itemId), options),
  );
}

/** The family of an item as it stands before anything is protected. */
export function familyTables(material: ItemMaterial, itemId: string, familyOf: FamilyOf): CrossTabFamily {
  const { dataset, menu, variables, inhabitants } = material;
  const exclusiveCodes = variables
    .filter((variable) => variable.item === itemId && variable.exclusive)
    .map(({ id }) => Number(id.slice(itemId.length + 1)));
  const { routed, routedFrom } = routedItems(dataset, itemId);
  const before = routedFrom !== null && isTabulated(menu, routedFrom) ? routedFrom : null;
  return {
    tables: tablesOf(material, itemId),
    exclusiveCodes,
    ...(inhabitants === undefined
      ? {}
      : {
          inhabitants: {
            area: Object.fromEntries([...inhabitants].map(([code, count]) => [`${code}`, count])),
          },
        }),
    routed: routed.filter(({ item }) => isTabulated(menu, item)),
    ...(before === null
      ? {}
      : { routedFrom: { item: before, hiddenRows: hiddenRowsFor(familyOf(before), itemId) } }),
  };
}

function isTabulated(menu: CrossTabMenu, item: string): boolean {
  return menu.items.some(({ id }) => id === item);
}

/** The rule that tables of an item stand under: strict where the survey, or anything the item is made of, is marked so. */
export function itemRule(material: Omit<ItemMaterial, 'name' | 'weights'>, itemId: string): DisclosureRule {
  const { dataset, disclosure, inhabitants } = material;
  return ruleFor({
    design: dataset.design,
    strictDisclosure: disclosure === 'strict' || isMarkedStrict(material, itemId),
    belowAreaLevel: inhabitants !== undefined,
  });
}

/** Is the item, or anything that stands in its table, marked strict by its definition, whatever the survey asks for? */
function isMarkedStrict(
  { dataset, menu, variables }: Omit<ItemMaterial, 'name' | 'weights'>,
  itemId: string,
): boolean {
  const own = [itemId, ...(menu.items.find(({ id }) => id === itemId)?.derived ?? [])];
  return (
    [...dataset.columns.values()].some((column) => own.includes(column.item) && column.strictDisclosure) ||
    variables.some((variable) => variable.item === itemId && variable.strictDisclosure)
  );
}

/** Every table of an item: by each axis and fold, with 無回答 in the base and out of it, with nets. */
export function tablesOf({ dataset, weights, menu }: ItemMaterial, item: string): FamilyTable[] {
  return menu.axes.flatMap(({ id: axis, folds }) =>
    [null, ...folds.map((fold) => fold.id)].flatMap((fold) =>
      NO_ANSWER_PLACES.map((noAnswer) => ({
        fold,
        table: makeCrossTab(dataset, weights, menu, {
          item,
          axis,
          noAnswer,
          nets: 'with',
          ...(fold === null ? {} : { fold }),
        }),
      })),
    ),
  );
}
