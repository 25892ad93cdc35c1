import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Weights } from '../weights/weights.ts';
import type { FamilyTable } from './cross-tab-family.ts';
import { ruleFor } from './disclosure-rules.ts';
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
}

/**
 * The item whose answers decide who was put this one, where that one is tabulated too; null: none. Its family is
 * protected first, because its tables print the n of this one.
 */
export function itemBefore({ dataset, menu }: Pick<ItemMaterial, 'dataset' | 'menu'>, itemId: string) {
  const { routedFrom } = routedItems(dataset, itemId);
  return routedFrom !== null && menu.items.some(({ id }) => id === routedFrom) ? routedFrom : null;
}

/**
 * All tables of one item that can be asked for, protected together and against what was released before (decision 10).
 * `before` is the protected family of `itemBefore`, null where there is none. Throws as makeCrossTab and protectItem.
 */
export function itemFamily(
  material: ItemMaterial,
  itemId: string,
  before: ProtectedFamily | null,
  alreadyReleased: readonly ReleasedTable[],
): ProtectedFamily {
  const { dataset, menu, variables } = material;
  const exclusiveCodes = variables
    .filter((variable) => variable.item === itemId && variable.exclusive)
    .map(({ id }) => Number(id.slice(itemId.length + 1)));
  const { routed, routedFrom } = routedItems(dataset, itemId);
  const family = {
    tables: tablesOf(material, itemId),
    exclusiveCodes,
    routed: routed.filter(({ item }) => menu.items.some(({ id }) => id === item)),
    ...(before === null || routedFrom === null
      ? {}
      : { routedFrom: { item: routedFrom, hiddenRows: hiddenRowsFor(before, itemId) } }),
  };
  return protectItem(family, itemRule(material, itemId), { dataset: material.name, alreadyReleased });
}

/** The rule that tables of an item stand under: strict where the survey, or anything the item is made of, is marked so. */
export function itemRule(
  { dataset, menu, variables, disclosure }: Omit<ItemMaterial, 'name' | 'weights'>,
  itemId: string,
): DisclosureRule {
  const own = [itemId, ...(menu.items.find(({ id }) => id === itemId)?.derived ?? [])];
  const strictDisclosure =
    disclosure === 'strict' ||
    [...dataset.columns.values()].some((column) => own.includes(column.item) && column.strictDisclosure) ||
    variables.some((variable) => variable.item === itemId && variable.strictDisclosure);
  return ruleFor({ design: dataset.design, strictDisclosure, belowAreaLevel: false });
}

function tablesOf({ dataset, weights, menu }: ItemMaterial, item: string): FamilyTable[] {
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
