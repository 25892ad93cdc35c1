import { requireColumn, requireItem } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu, MenuItem } from '../crosstab/cross-tab-menu.ts';
import { type Dataset, RESERVED } from '../dataset/dataset.ts';
import { countParts, type PartPlan } from './count-parts.ts';
import type { FamilyPart, ItemAround } from './cross-tab-family.ts';
import type { ProtectedFamily } from './protected-family.ts';

/** Items whose figures are sums over the same people, with the columns that tell who is in which. */
export interface LinkedItem {
  readonly item: MenuItem;
  readonly columns: readonly string[];
}

/** An item's people cut into parts by what they answered to the items around it. */
export interface LinkedParts {
  readonly parts: readonly FamilyPart[];
  readonly around: readonly ItemAround[];
}

/** Above this many different answers the items around are looked at one by one, not all together. */
const MOST_PARTS = 24;

/**
 * The items whose tables stay as they are when this one is protected, because they come before it: a derived item and
 * those it is made of print sums over the same people (who scores 3 said "never" three times). Of such a group come
 * first derived items that are marked strict, whose nets are what a report is about (広義のひきこもり), so that what they
 * are made of hides more around them; then what was asked, in the order of the form; then other derived items.
 */
export function itemsAround(
  menu: CrossTabMenu,
  itemId: string,
  isStrict: (item: string) => boolean,
  routedFrom: (item: string) => string | null,
): readonly LinkedItem[] {
  const self = requireItem(menu, itemId);
  const around = new Map<string, LinkedItem>();
  for (const derived of menu.items) {
    if (derived.madeOf === undefined) continue;
    const inputs = inputsOf(menu, derived);
    const comesFirst = isStrict(derived.id) && !inputs.some(({ item }) => item.id === routedFrom(derived.id));
    const itself = { item: derived, columns: [derived.id] };
    const group = comesFirst ? [itself, ...inputs] : [...inputs, itself];
    const place = group.findIndex(({ item }) => item.id === self.id);
    // what was asked looks only at derived items that come first: the others hide more around it
    if (place === -1 || (self.madeOf === undefined && !comesFirst)) continue;
    for (const one of group.slice(0, place)) around.set(one.item.id, one);
  }
  return [...around.values()];
}

/** Items of the menu that a derived one is made of. */
function inputsOf(menu: CrossTabMenu, { id: own, madeOf = [] }: MenuItem): LinkedItem[] {
  return menu.items.flatMap((item) => {
    const columns = madeOf.filter((column) =>
      item.multiple ? column.startsWith(`${item.id}.`) : column === item.id,
    );
    return item.id === own || columns.length === 0 ? [] : [{ item, columns }];
  });
}

/**
 * The parts of an item with the tables around it: all items at once where few enough different answers occur, else one
 * after the other. Only answers that occur are parts, which allows a reader less than the rule of the derived item does
 * and so can only hide more. Items that were put to people to whom this one was not are left out.
 */
export function linkedParts(
  dataset: Dataset,
  menu: CrossTabMenu,
  itemId: string,
  around: readonly LinkedItem[],
  familyOf: (item: string) => ProtectedFamily,
): readonly LinkedParts[] {
  if (around.length === 0) return [];
  const item = requireItem(menu, itemId);
  const own = ownColumn(dataset, item);
  const beside = around.filter(({ columns }) => {
    const { values } = requireColumn(dataset, columns[0] as string);
    return values.every((code, row) => code === RESERVED.notAsked || own[row] !== RESERVED.notAsked);
  });
  if (beside.length === 0) return [];
  const together = partsFor(dataset, menu, item, beside, familyOf);
  if (together.parts.length <= MOST_PARTS) return [together];
  return beside.map((other) => partsFor(dataset, menu, item, [other], familyOf));
}

function ownColumn(dataset: Dataset, { id, multiple, categories }: MenuItem): Uint8Array {
  return requireColumn(dataset, multiple ? `${id}.${categories[0]?.code}` : id).values;
}

interface Pattern {
  readonly plan: PartPlan;
  readonly codeOf: ReadonlyMap<string, number>;
}

function partsFor(
  dataset: Dataset,
  menu: CrossTabMenu,
  item: MenuItem,
  beside: readonly LinkedItem[],
  familyOf: (item: string) => ProtectedFamily,
): LinkedParts {
  const columns = beside.flatMap((other) => other.columns);
  const values = columns.map((column) => requireColumn(dataset, column).values);
  const own = ownColumn(dataset, item);
  const patterns = new Map<string, Pattern & { readonly index: number }>();
  const partOf = new Int32Array(dataset.size).fill(-1);
  for (let row = 0; row < dataset.size; row++) {
    const code = own[row] as number;
    if (code === RESERVED.notAsked) continue;
    const codes = values.map((column) => noAnswerAsOne(column[row] as number));
    const answer = item.multiple ? null : answerOf(code);
    const id = `${answer ?? ''}:${codes.join('.')}`;
    const known = patterns.get(id) ?? {
      index: patterns.size,
      plan: answer === null ? { id } : { id, answers: [answer] },
      codeOf: new Map(columns.map((column, at) => [column, codes[at] as number])),
    };
    patterns.set(id, known);
    partOf[row] = known.index;
  }
  const all = [...patterns.values()];
  const plans = all.map(({ plan }) => plan);
  return {
    parts: countParts(dataset, menu, item, plans, partOf),
    around: beside.map((other) => tablesAround(familyOf(other.item.id), other.columns, all)),
  };
}

function answerOf(code: number): string {
  return code >= RESERVED.noAnswer ? 'no-answer' : String(code);
}

function noAnswerAsOne(code: number): number {
  return code > RESERVED.noAnswer ? RESERVED.noAnswer : code;
}

/** Which patterns each category of another item is made of; of options, only those that the rule looks at. */
function tablesAround(
  family: ProtectedFamily,
  columns: readonly string[],
  patterns: readonly Pattern[],
): ItemAround {
  const { cells, answers } = family.built;
  const [first] = columns;
  const where = (isIn: (codeOf: Pattern['codeOf']) => boolean) =>
    patterns.filter(({ codeOf }) => isIn(codeOf)).map(({ plan }) => plan.id);
  const firstCode = (codeOf: Pattern['codeOf']) => codeOf.get(first as string) as number;
  const categories = answers.categories.flatMap(({ id, kind, answers: own }): ItemAround['categories'] => {
    if (kind === 'no-answer') {
      return [{ id, kind, parts: where((codes) => firstCode(codes) === RESERVED.noAnswer) }];
    }
    const wanted = own.flatMap(({ codes }) => codes);
    if (!cells.multiple) return [{ id, kind, parts: where((codes) => wanted.includes(firstCode(codes))) }];
    const chosen = wanted.map((code) => columns.find((column) => column.endsWith(`.${code}`)));
    if (chosen.includes(undefined)) return [];
    return [
      { id, kind, parts: where((codes) => chosen.some((column) => codes.get(column as string) === 1)) },
    ];
  });
  return {
    family,
    everybody: where((codes) => firstCode(codes) !== RESERVED.notAsked),
    answered: where((codes) => firstCode(codes) < RESERVED.notAsked),
    categories,
  };
}
