import { MUNICIPALITY_ITEM } from '../../instruments/areas/municipality-item.ts';
import type { Variable } from '../../instruments/codebook/codebook.ts';
import { LARGEST_CODE, RESERVED } from '../../instruments/codebook/reserved-codes.ts';
import type { Net, Score } from '../../instruments/definition/instrument.ts';
import { type CompiledDerived, compileDerived } from '../../instruments/derived/compile-derived.ts';
import { derivedCodes } from '../../instruments/derived/derived-codes.ts';
import type { DerivedVariable } from '../../instruments/derived/derived-variable.ts';
import type { MenuItem } from './cross-tab-menu.ts';

/** How derived variables are tabulated: as nets of the item that they only put together, or as items. */
export interface DerivedMenu {
  readonly items: readonly MenuItem[];
  /** each with the derived variable that it comes from */
  readonly nets: readonly (Net & { readonly variable: string })[];
}

/** The one tabulated item that a column says nothing beyond. */
type Home =
  | { readonly item: string; readonly codeOf: (code: number) => number }
  /** of a multiple answer: who chose any of these options */
  | { readonly item: string; readonly chosen: readonly number[] };

const RESERVED_CODES: readonly number[] = Object.values(RESERVED);

/**
 * Where derived variables stand in the menu.
 *
 * One that only puts codes of a single item together (a net, bands of a score) becomes nets of that item: its counts
 * are sums of the item's counts, so the gate must protect both in one family (decision 10). One that is made of several
 * items or of a number is an item of its own. Not tabulated are sums (their bands are), what is made of age alone or of
 * the municipality (these are rows, and finer figures would give hidden ones away), and what moves answers of one item
 * in or out of its base, which no net can show. All of them are columns of the dataset nevertheless.
 */
export function derivedMenu(
  derived: readonly DerivedVariable[],
  variables: readonly Variable[],
  scores: readonly Score[],
): DerivedMenu {
  const homes = new Map<string, Home>();
  /** items of the form that a column goes back to */
  const roots = new Map<string, readonly string[]>();
  /** and their variables */
  const sources = new Map<string, readonly string[]>();
  const codesOf = new Map<string, readonly number[]>();
  for (const { id, item, kind, codes } of variables) {
    roots.set(id, [item]);
    sources.set(id, [id]);
    if (kind === 'single') homes.set(id, { item, codeOf: (code) => code });
    if (kind === 'option') homes.set(id, { item, chosen: [Number(id.slice(item.length + 1))] });
    codesOf.set(
      id,
      codes.map(({ code }) => code),
    );
  }
  for (const { id, items, bands } of scores) {
    roots.set(id, items);
    roots.set(`${id}.points`, items);
    sources.set(id, items);
    sources.set(`${id}.points`, items);
    homes.set(id, { item: id, codeOf: (code) => code });
    codesOf.set(
      id,
      bands.map(({ code }) => code),
    );
  }

  const items: MenuItem[] = [];
  const nets: DerivedMenu['nets'][number][] = [];
  for (const compiled of compileDerived(derived, variables, scores)) {
    const { variable, rule } = compiled;
    const { id, label, derivation } = variable;
    const from = [...new Set(rule.inputs.flatMap((input) => roots.get(input) ?? []))];
    roots.set(id, from);
    const madeOf = [...new Set(rule.inputs.flatMap((input) => sources.get(input) ?? []))];
    sources.set(id, madeOf);
    if (from.every((item) => item === 'age') || from.some((item) => MUNICIPALITY_ITEM.test(item))) continue;
    if (derivation.kind === 'sum') continue;
    const inputHomes = rule.inputs.map((input) => homes.get(input));
    const shared = sharedItem(inputHomes);
    // cases over options are no net of them: people stand in many combinations of options
    const overOptions = derivation.kind === 'cases' && inputHomes.some((home) => home && 'chosen' in home);
    if (shared === null || (overOptions && rule.inputs.length > 1)) {
      homes.set(id, { item: id, codeOf: (code) => code });
      const categories = derivedCodes(variable);
      codesOf.set(
        id,
        categories.map(({ code }) => code),
      );
      items.push({ id, label, stem: label, multiple: false, categories, nets: [], madeOf });
      continue;
    }
    const home = homeOf(compiled, inputHomes as readonly Home[], shared, codesOf.get(shared) ?? []);
    if (home === null) continue;
    homes.set(id, home);
    const own = netsOf(variable, home, codesOf.get(shared) ?? []);
    nets.push(...own.map((net) => ({ ...net, variable: id })));
  }
  return { items, nets };
}

/** The item that all inputs belong to; null where there are several, or where one of them is a number. */
function sharedItem(homes: readonly (Home | undefined)[]): string | null {
  const [first] = homes;
  if (first === undefined) return null;
  return homes.every((home) => home?.item === first.item) ? first.item : null;
}

/** Null where the variable is no sum of what is printed of the item. */
function homeOf(
  { variable: { derivation }, rule }: CompiledDerived,
  inputs: readonly Home[],
  item: string,
  codes: readonly number[],
): Home | null {
  const chosen = inputs.flatMap((home) => ('chosen' in home ? home.chosen : []));
  if (chosen.length > 0) {
    if (derivation.kind !== 'net') return null;
    const ofOneColumn = rule.inputs.includes(derivation.input);
    const whoChose = derivation.codes.includes(1) && !derivation.codes.includes(0);
    return !ofOneColumn || whoChose ? { item, chosen } : null;
  }
  const codeOf = (code: number) =>
    rule.codeOf(inputs.map((home) => ('codeOf' in home ? home.codeOf(code) : RESERVED.noAnswer)));
  const keepsBase =
    codes.every((code) => codeOf(code) <= LARGEST_CODE) &&
    RESERVED_CODES.every((code) => codeOf(code) > LARGEST_CODE);
  return keepsBase ? { item, codeOf } : null;
}

function netsOf(variable: DerivedVariable, home: Home, codes: readonly number[]): Net[] {
  const { id, label, derivation } = variable;
  const { item } = home;
  if ('chosen' in home) return [{ id, item, label, codes: [...home.chosen] }];
  const groups = derivedCodes(variable)
    .map((group) => ({ ...group, codes: codes.filter((code) => home.codeOf(code) === group.code) }))
    .filter((group) => group.codes.length > 0);
  if (derivation.kind === 'net')
    return groups.filter(({ code }) => code === 1).map((group) => ({ id, item, label, codes: group.codes }));
  return groups.map((group) => ({
    id: `${id}_${group.code}`,
    item,
    label: { ja: `${label.ja}：${group.label.ja}`, en: `${label.en}: ${group.label.en}` },
    codes: group.codes,
  }));
}
