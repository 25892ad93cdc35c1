import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import type { RoutedItem } from './cross-tab-family.ts';

export interface RoutedItems {
  /** items that this one leads to */
  readonly routed: readonly RoutedItem[];
  /** the item that leads to this one; null: it was put to everybody, or by no single item */
  readonly routedFrom: string | null;
}

/**
 * Which items print people of this one as their n, and which item's people this one prints: read off the columns,
 * where "not asked" stands for everybody who was routed past. An item is routed by this one if every
 * answer either sends all on to it or none. What matters is that the numbers agree, not how the routing was
 * written; an item routed by several at once agrees with no single one and is not found.
 */
export function routedItems(dataset: Dataset, item: string): RoutedItems {
  const all = [...dataset.columns.values()];
  const columns = all.filter(({ kind }) => kind !== 'derived');
  const first = new Map<string, CodedColumn>();
  // a derived variable leads nowhere, but is itself of those only who were asked what it is made of
  for (const column of all) if (!first.has(column.item)) first.set(column.item, column);
  const own = columns.filter((column) => column.item === item);
  const routed: RoutedItem[] = [];
  for (const [other, column] of first) {
    if (other === item || !isRouted(column)) continue;
    const categories = sendingOn(own, column);
    if (categories !== null) routed.push({ item: other, categories });
  }
  const mine = first.get(item);
  const routedFrom =
    mine !== undefined && isRouted(mine)
      ? [...first.keys()].find((other) => {
          const before = columns.filter((column) => column.item === other);
          return other !== item && sendingOn(before, mine) !== null;
        })
      : undefined;
  return { routed, routedFrom: routedFrom ?? null };
}

function isRouted({ values }: CodedColumn): boolean {
  return values.includes(RESERVED.notAsked);
}

/** The categories of an item that send people on to the routed one; null where they do not decide it. */
function sendingOn(own: readonly CodedColumn[], routed: CodedColumn): string[] | null {
  const [only] = own;
  if (only?.kind === 'single') return deciding(only, routed, (code) => categoryOf(code));
  for (const option of own) {
    if (option.kind !== 'option') continue;
    const code = option.id.slice(option.item.length + 1);
    const chosen = deciding(option, routed, (value) => (value === 1 ? code : null));
    if (chosen?.length === 1) return chosen;
  }
  return null;
}

function categoryOf(code: number): string | null {
  if (code === RESERVED.notAsked) return null;
  return code >= RESERVED.noAnswer ? 'no-answer' : String(code);
}

function deciding(
  own: CodedColumn,
  routed: CodedColumn,
  categoryFor: (code: number) => string | null,
): string[] | null {
  const sends = new Map<string | null, boolean>();
  for (let row = 0; row < own.values.length; row++) {
    const category = categoryFor(own.values[row] as number);
    const asked = routed.values[row] !== RESERVED.notAsked;
    if ((sends.get(category) ?? asked) !== asked) return null;
    sends.set(category, asked);
  }
  if (sends.get(null) === true) return null;
  return [...sends].flatMap(([category, asked]) => (asked && category !== null ? [category] : []));
}
