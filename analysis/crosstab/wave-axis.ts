import { WAVE_COLUMN } from '../dataset/pool-datasets.ts';
import type { CrossTabMenu, MenuAxis } from './cross-tab-menu.ts';

/** The waves of a pooled dataset as rows, oldest first: a trend is a cross-tab by this axis. */
export const WAVE_AXIS: MenuAxis = Object.freeze({
  id: WAVE_COLUMN,
  label: Object.freeze({ ja: '調査回', en: 'Wave' }),
  folds: Object.freeze([]),
});

/**
 * What can be tabulated of a pooled dataset: of the menu of the last wave, the items that were pooled, by wave. Nothing
 * else, because no plan says that it may be compared.
 */
export function trendMenu(
  menu: CrossTabMenu,
  columns: ReadonlyMap<string, { readonly item: string }>,
): CrossTabMenu {
  const pooled = new Set([...columns.values()].map(({ item }) => item));
  return Object.freeze({
    items: Object.freeze(menu.items.filter(({ id }) => pooled.has(id))),
    axes: Object.freeze([WAVE_AXIS]),
  });
}
