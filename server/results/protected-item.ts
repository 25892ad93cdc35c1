import type { CrossTabMenu } from '../../analysis/crosstab/cross-tab-menu.ts';
import { makeCrossTab } from '../../analysis/crosstab/make-cross-tab.ts';
import type { Dataset } from '../../analysis/dataset/dataset.ts';
import type { FamilyTable } from '../../analysis/disclosure/cross-tab-family.ts';
import { ruleFor } from '../../analysis/disclosure/disclosure-rules.ts';
import { hiddenRowsFor, protectItem } from '../../analysis/disclosure/protect-tables.ts';
import type { ProtectedFamily } from '../../analysis/disclosure/protected-family.ts';
import { routedItems } from '../../analysis/disclosure/routed-items.ts';
import type { Weights } from '../../analysis/weights/weights.ts';
import type { Variable } from '../../instruments/codebook/codebook.ts';
import type { Store } from '../store/store.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { readReleases } from './releases.ts';

const NO_ANSWER_PLACES = ['in-base', 'out-of-base'] as const;

export interface ItemMaterial {
  readonly name: string;
  readonly dataset: Dataset;
  readonly weights: Weights | null;
  readonly menu: CrossTabMenu;
  readonly variables: readonly Variable[];
}

/**
 * All tables of one item that an official can ask for, protected together and against what was released before.
 * Screen, chart and file take their views out of it (decision 10). An item that another one leads to is protected
 * together with that one, which `familyOf` gives: its n are cells of the other's tables.
 */
export async function protectedItem(
  store: Store,
  { survey }: RegisteredSurvey,
  { name, dataset, weights, menu, variables }: ItemMaterial,
  itemId: string,
  familyOf: (item: string) => Promise<ProtectedFamily>,
): Promise<ProtectedFamily> {
  const tables: FamilyTable[] = menu.axes.flatMap(({ id: axis, folds }) =>
    [null, ...folds.map((fold) => fold.id)].flatMap((fold) =>
      NO_ANSWER_PLACES.map((noAnswer) => ({
        fold,
        table: makeCrossTab(dataset, weights, menu, {
          item: itemId,
          axis,
          noAnswer,
          nets: 'with',
          ...(fold === null ? {} : { fold }),
        }),
      })),
    ),
  );
  const own = [itemId, ...(menu.items.find(({ id }) => id === itemId)?.derived ?? [])];
  const strictDisclosure =
    survey.disclosure.rule === 'strict' ||
    [...dataset.columns.values()].some((column) => own.includes(column.item) && column.strictDisclosure) ||
    variables.some((variable) => variable.item === itemId && variable.strictDisclosure);
  const rule = ruleFor({ design: dataset.design, strictDisclosure, belowAreaLevel: false });
  const exclusiveCodes = variables
    .filter((variable) => variable.item === itemId && variable.exclusive)
    .map(({ id }) => Number(id.slice(itemId.length + 1)));
  const { routed, routedFrom } = routedItems(dataset, itemId);
  const isTabulated = (item: string) => menu.items.some(({ id }) => id === item);
  const before = routedFrom !== null && isTabulated(routedFrom) ? await familyOf(routedFrom) : null;
  const family = {
    tables,
    exclusiveCodes,
    routed: routed.filter(({ item }) => isTabulated(item)),
    ...(before === null || routedFrom === null
      ? {}
      : { routedFrom: { item: routedFrom, hiddenRows: hiddenRowsFor(before, itemId) } }),
  };
  return protectItem(family, rule, {
    dataset: name,
    alreadyReleased: await readReleases(store, survey.id),
  });
}
