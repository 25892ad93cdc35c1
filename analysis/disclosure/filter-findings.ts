import { LARGEST_CODE, RESERVED } from '../../instruments/codebook/reserved-codes.ts';
import type { Finding } from '../../instruments/definition/finding.ts';
import { requireColumn } from '../crosstab/cross-tab-layout.ts';
import type { MenuItem } from '../crosstab/cross-tab-menu.ts';
import { FilterError, filterFinding } from './filter-error.ts';
import { type ItemMaterial, linkedTo } from './item-families.ts';
import { routedItems } from './routed-items.ts';
import type { TableFilter } from './table-filter.ts';

/** Parts of the people times rows times answers: above this the search for other tables takes minutes. */
const MOST_CUTS = 2000;

/**
 * Throws FilterError unless every filter can be protected beside the tables of everybody. Filters are by rows (area, age
 * band, wave) and by single answers that everybody was asked for; of an item that everybody was asked as well, and not
 * by that item itself or one that counts the same answers. Other filters would print people whom tables of a third item
 * count too, which the gate does not look at.
 */
export function requireFilters(
  material: ItemMaterial,
  item: MenuItem,
  filters: readonly TableFilter[],
): void {
  const findings = filters.flatMap((filter) => filterFindings(material, item, filter));
  const cuts = findings.length > 0 ? 0 : cutsOf(material, item, filters);
  if (cuts > MOST_CUTS) {
    findings.push(
      filterFinding('filter-too-many-parts', filters.flat(), {
        ja: `絞り込みの組み合わせが多すぎて秘匿処理ができません（${cuts}、上限${MOST_CUTS}）。条件を減らすか、年齢階級や地域をまとめてください。`,
        en: `Too many combinations of filters to be protected (${cuts}, at most ${MOST_CUTS}). Use fewer conditions, or join age bands or areas.`,
      }),
    );
  }
  if (findings.length > 0) throw new FilterError(findings);
}

function filterFindings(material: ItemMaterial, item: MenuItem, filter: TableFilter): Finding[] {
  const { dataset, menu } = material;
  const findings: Finding[] = [];
  if (isRouted(material, item.id)) {
    findings.push(
      filterFinding('filter-item-routed', filter, {
        ja: `「${item.label.ja}」は一部の人だけに尋ねた設問のため、絞り込んだ表を出せません。全員に尋ねた設問を選んでください。`,
        en: `${item.id} was put to some people only; its tables cannot be filtered. Choose an item that everybody was asked.`,
      }),
    );
  }
  for (const { column, codes } of filter) {
    const asked = menu.items.find(({ id, multiple }) => id === column && !multiple);
    if (menu.axes.some(({ id }) => id === column)) {
      if (codes.every((code) => code <= LARGEST_CODE || code === RESERVED.noAnswer)) continue;
    } else if (asked === undefined || !dataset.columns.has(column)) {
      findings.push(
        filterFinding('filter-column-not-allowed', filter, {
          ja: `「${column}」では絞り込めません。地域・年齢階級などの行と、全員に尋ねた単一回答の設問で絞り込めます。`,
          en: `Tables cannot be filtered by ${column}; filter by rows (area, age band) or by single answers that everybody was asked for.`,
        }),
      );
      continue;
    } else if (column === item.id) {
      findings.push(
        filterFinding('filter-of-itself', filter, {
          ja: `「${item.label.ja}」の表をその設問自身では絞り込めません。別の設問で絞り込んでください。`,
          en: `A table of ${item.id} cannot be filtered by ${item.id} itself; filter by another item.`,
        }),
      );
    } else if (isLinked(material, item.id, column)) {
      findings.push(
        filterFinding('filter-of-linked-item', filter, {
          ja: `「${item.label.ja}」と「${asked.label.ja}」は同じ回答から作られているため、一方でもう一方を絞り込めません。別の設問で絞り込んでください。`,
          en: `${item.id} and ${column} count the same answers; neither can filter the other. Filter by another item.`,
        }),
      );
    } else if (isRouted(material, column)) {
      findings.push(
        filterFinding('filter-column-routed', filter, {
          ja: `「${asked.label.ja}」は一部の人だけに尋ねた設問のため、絞り込みに使えません。全員に尋ねた設問を選んでください。`,
          en: `${column} was put to some people only and cannot be a filter. Choose an item that everybody was asked.`,
        }),
      );
    }
    if (codes.every((code) => code <= LARGEST_CODE)) continue;
    findings.push(
      filterFinding('filter-code-not-allowed', filter, {
        ja: `「${column}」の絞り込みに使えるのは選択肢のコードだけです。無回答や非該当では絞り込めません。`,
        en: `Filter ${column} by codes of answers only, not by no answer or not asked.`,
      }),
    );
  }
  return findings;
}

function isRouted({ dataset, menu }: ItemMaterial, item: string): boolean {
  if (routedItems(dataset, item).routedFrom !== null) return true;
  const known = menu.items.find(({ id }) => id === item);
  const column = known?.multiple === true ? `${item}.${known.categories[0]?.code}` : item;
  return requireColumn(dataset, column).values.includes(RESERVED.notAsked);
}

function isLinked(material: ItemMaterial, item: string, other: string): boolean {
  const around = (one: string) => linkedTo(material, one).map(({ item: linked }) => linked.id);
  return around(item).includes(other) || around(other).includes(item);
}

function cutsOf({ dataset, menu }: ItemMaterial, item: MenuItem, filters: readonly TableFilter[]): number {
  const columns = [...new Set(filters.flat().map(({ column }) => column))];
  const isAxis = (column: string) => menu.axes.some(({ id }) => id === column);
  const codesOf = (column: string) => requireColumn(dataset, column).codes.length + 1;
  const parts = columns.reduce((product, column) => {
    const terms = filters.flat().filter((term) => term.column === column).length;
    return product * (isAxis(column) ? Math.min(2 ** terms, codesOf(column)) : codesOf(column));
  }, 1);
  const rows = menu.axes.reduce((sum, { id }) => sum + codesOf(id), 0);
  return parts * rows * (item.categories.length + 1);
}
