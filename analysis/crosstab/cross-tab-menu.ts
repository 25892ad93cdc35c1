import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import { MUNICIPALITY_ITEM } from '../../instruments/areas/municipality-item.ts';
import type { Variable } from '../../instruments/codebook/codebook.ts';
import type { Net, Score } from '../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { DerivedVariable } from '../../instruments/derived/derived-variable.ts';
import { AGE_FOLDS } from '../dataset/age-bands.ts';
import { derivedMenu } from './derived-items.ts';

/** One category of an item, by code. */
export interface MenuCategory {
  readonly code: number;
  readonly label: LocalizedText;
}

/** What can stand in the columns of a cross-tab: a single answer, a multiple answer, a score in its bands, a derived variable. */
export interface MenuItem {
  readonly id: string;
  readonly label: LocalizedText;
  /** the question as asked */
  readonly stem: LocalizedText;
  readonly multiple: boolean;
  readonly categories: readonly MenuCategory[];
  readonly nets: readonly Net[];
  /** derived variables that stand among its nets: what is strict of them is strict of the item */
  readonly derived?: readonly string[];
  /** variables of the form that its codes follow from; absent: it was asked itself */
  readonly madeOf?: readonly string[];
}

/** Neighbouring groups of an axis shown as one row. */
export interface MenuFold {
  readonly id: string;
  readonly label: LocalizedText;
  readonly groups: readonly {
    readonly id: string;
    readonly label: LocalizedText;
    readonly codes: readonly number[];
  }[];
}

/** What can stand in the rows: a derived column of the dataset. */
export interface MenuAxis {
  readonly id: 'area' | 'age_band' | 'wave';
  readonly label: LocalizedText;
  readonly folds: readonly MenuFold[];
}

export interface CrossTabMenu {
  readonly items: readonly MenuItem[];
  readonly axes: readonly MenuAxis[];
}

export interface MenuInput {
  readonly variables: readonly Variable[];
  readonly scores: readonly Score[];
  readonly nets: readonly Net[];
  /** derived variables of the questionnaire; absent: none */
  readonly derived?: readonly DerivedVariable[] | undefined;
  /** null: no figure by area */
  readonly areaScheme: AreaScheme | null;
}

function itemsOf({ variables, scores, nets, derived }: MenuInput): MenuItem[] {
  const fromDerived = derivedMenu(derived ?? [], variables, scores);
  const netsOf = (item: string) => nets.filter((net) => net.item === item);
  const items = new Map<string, MenuItem>();
  for (const variable of variables) {
    const { id, item, kind, itemLabel: label, stem } = variable;
    // where one lives is an axis, by area; as an item it would name single municipalities
    if (kind === 'number' || kind === 'text' || MUNICIPALITY_ITEM.test(item)) continue;
    if (kind === 'single') {
      items.set(item, {
        id: item,
        label,
        stem,
        multiple: false,
        categories: variable.codes,
        nets: netsOf(item),
      });
      continue;
    }
    const option = { code: Number(id.slice(item.length + 1)), label: variable.label };
    const before = items.get(item)?.categories ?? [];
    items.set(item, {
      id: item,
      label,
      stem,
      multiple: true,
      categories: [...before, option],
      nets: netsOf(item),
    });
  }
  for (const { id, label, bands, items: madeOf } of scores) {
    const categories = bands.map((band) => ({ code: band.code, label: band.label }));
    items.set(id, { id, label, stem: label, multiple: false, categories, nets: netsOf(id), madeOf });
  }
  return [...items.values(), ...fromDerived.items].map((item) => {
    const own = fromDerived.nets.filter((net) => net.item === item.id);
    if (own.length === 0) return item;
    return {
      ...item,
      nets: [...item.nets, ...own.map(({ id, item: of, label, codes }) => ({ id, item: of, label, codes }))],
      derived: [...new Set(own.map(({ variable }) => variable))],
    };
  });
}

const AGE_LABEL = { ja: '年齢階級', en: 'Age group' };

/** Everything of a questionnaire that can be tabulated, in the order of its form, and by what. */
export function crossTabMenu(input: MenuInput): CrossTabMenu {
  const { areaScheme, variables } = input;
  const byArea: MenuAxis[] =
    areaScheme === null
      ? []
      : [
          {
            id: 'area',
            label: { ja: '地域', en: 'Area' },
            folds: areaScheme.folds.map(({ id, label, groups }) => ({
              id,
              label,
              groups: groups.map((group, index) => ({
                id: `${id}.${index + 1}`,
                label: group.label,
                codes: group.areas,
              })),
            })),
          },
        ];
  const byAge: MenuAxis[] = variables.some(({ id }) => id === 'age')
    ? [
        {
          id: 'age_band',
          label: AGE_LABEL,
          folds: AGE_FOLDS.map(({ id, label, groups }) => ({
            id,
            label,
            groups: groups.map((group, index) => ({ id: `${id}.${index + 1}`, ...group })),
          })),
        },
      ]
    : [];
  return Object.freeze({ items: Object.freeze(itemsOf(input)), axes: Object.freeze([...byArea, ...byAge]) });
}
