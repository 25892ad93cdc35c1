import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import { requireColumn } from '../crosstab/cross-tab-layout.ts';
import type { MenuAxis } from '../crosstab/cross-tab-menu.ts';
import type { CodedColumn } from '../dataset/dataset.ts';
import { type CrossedBlocks, crossedBlocks, isUnion, type Split } from './crossed-blocks.ts';
import type { Terms } from './disclosure-model.ts';
import type { Answer } from './family-cells.ts';
import type { FamilyOf, ItemMaterial } from './item-families.ts';
import type { ProtectedFamily } from './protected-family.ts';
import type { DisclosureRule } from './protected-table.ts';
import { askedFor, rareAnswers } from './rare-answers.ts';
import { notShown, type RegressionFinding, RegressionNotShownError } from './regression-error.ts';
import { itemOfColumn, regressionFindings } from './regression-findings.ts';
import { isFilteredRelease } from './regression-release.ts';
import type { RegressionRequest, RegressionTerm } from './regression-request.ts';
import type { ReleasedTable } from './released-table.ts';
import { routedItems } from './routed-items.ts';
import { toldSums } from './told-sums.ts';

/**
 * Decides from tables whether a model may be made at all, before it is. A model of an outcome and its terms is a function
 * of counts: how many with the outcome and how many without stand in each group of each term. Whoever knows the model is
 * therefore taken to know all of these counts exactly, and it is refused unless
 *
 * - the outcome is one answer or one net of its item, which the protected tables print for the whole;
 * - by every term that is an axis (area, age band), the tables of the outcome's item print these counts, or figures they
 *   follow from (toldSums): then the model says nothing of any hidden cell that the tables do not say. With 無回答 in the
 *   base that is who has the outcome, and n; without it, 無回答 must be told as well. Of a mean it is n;
 * - by every other coded term, the two items may be told together that finely (crossedBlocks), which is settled once for
 *   all models of the two, whichever is the outcome, so that no two models can be subtracted;
 * - no table of one of the two, filtered by the other, was released: it chose by itself what to hide;
 * - every answer stands in a group, and everybody who was asked for the outcome was asked for the terms: a model of some
 *   people only could be subtracted from one of all. Answers that fewer than minimumBase gave count as no answer.
 *
 * People without an answer to a term are left out; they are no group that anybody could be looked up in.
 * Throws RegressionNotShownError: with every reason that the questionnaire or the printed tables give, or with one
 * reason for all that only the counts could tell (notShown). Throws what `familyOf` throws.
 */
export function requireRegressionTables(
  material: ItemMaterial,
  request: RegressionRequest,
  rule: DisclosureRule,
  familyOf: FamilyOf,
  alreadyReleased: readonly ReleasedTable[],
): void {
  const findings = regressionFindings(material, request, rule);
  if (findings.length > 0) throw new RegressionNotShownError(findings);
  const hidden = hiddenInTables(material, request, rule, familyOf);
  if (hidden.length > 0) throw new RegressionNotShownError(hidden);
  const coded = request.terms.filter(({ levels }) => levels !== null);
  const { menu } = material;
  const isTabulated = itemOfColumn(material, request.outcome.column) !== null;
  const beside = coded.filter(({ column }) => !isTabulated || !menu.axes.some(({ id }) => id === column));
  const { item } = requireColumn(material.dataset, request.outcome.column);
  const isFiltered = ({ column }: RegressionTerm) =>
    isFilteredRelease(material, item, requireColumn(material.dataset, column).item, alreadyReleased);
  if (beside.some(isFiltered)) throw notShown();
  const outcomes = [request.outcome, ...leadingTo(material, request.outcome.column)];
  if (!beside.every((term) => outcomes.every((outcome) => isTellable(material, outcome, term, rule))))
    throw notShown();
}

/** An outcome that only some were asked for tells of its people that they gave the answer that leads to it. */
function leadingTo({ dataset }: ItemMaterial, column: string): readonly RegressionRequest['outcome'][] {
  const { item } = requireColumn(dataset, column);
  const { routedFrom } = routedItems(dataset, item);
  if (routedFrom === null) return [];
  const led = routedItems(dataset, routedFrom).routed.find((one) => one.item === item);
  const codes = (led?.categories ?? []).map(Number).filter((code) => Number.isInteger(code));
  if (dataset.columns.has(routedFrom)) return [{ column: routedFrom, codes, noAnswer: 'in-base' }];
  return codes.map((code) => ({
    column: `${routedFrom}.${code}`,
    codes: [1],
    noAnswer: 'in-base' as const,
  }));
}

/** Rows of the outcome's tables that hide what the model would tell; anybody can see that they do. */
function hiddenInTables(
  material: ItemMaterial,
  { outcome, terms }: RegressionRequest,
  rule: DisclosureRule,
  familyOf: FamilyOf,
): readonly RegressionFinding[] {
  const item = itemOfColumn(material, outcome.column);
  if (item === null) return [];
  const family = familyOf(item.id);
  const told = toldSums(family);
  const sides = sidesOf(material, outcome, rule, family);
  const isTold = (axis: string, codes: readonly number[] | null) =>
    sides.every((side) => told(termsOf(family, axis, codes, side)));
  const { axes } = material.menu;
  const [first] = axes;
  if (first !== undefined && !isTold(first.id, null))
    return [hiddenIn(`${outcome.column} 全体`, WHOLE_ADVICE)];
  return terms.flatMap(({ column, levels }) => {
    const axis = axes.find(({ id }) => id === column);
    if (axis === undefined || levels === null) return [];
    const rows = levels
      .filter((codes) => !isTold(column, codes))
      .map((codes) => rowName(material, axis, codes));
    return rows.length === 0 ? [] : [hiddenIn(`${column} ${rows.join('、')}`, ROW_ADVICE)];
  });
}

type Side = readonly Answer[];

/** The sums of answers that stand behind an outcome: yes, and everybody it is held against; of a mean, everybody. */
function sidesOf(
  { dataset, menu }: ItemMaterial,
  { column, codes, noAnswer }: RegressionRequest['outcome'],
  rule: DisclosureRule,
  { built: { answers } }: ProtectedFamily,
): readonly Side[] {
  const { everybody } = answers;
  if (codes === null) return [everybody];
  const category = (id: string) => answers.categories.find((one) => one.id === id)?.answers ?? [];
  const { item, codes: known } = requireColumn(dataset, column);
  if (menu.items.some(({ id, multiple }) => id === item && multiple)) {
    const chosen = category(column.slice(item.length + 1));
    return [chosen, noAnswer === 'in-base' ? everybody : answers.answered];
  }
  const sum = (own: readonly number[]): Side => own.flatMap((code) => category(String(code)));
  if (noAnswer === 'in-base') return [sum(codes), everybody];
  const rare = rareAnswers(dataset, menu, column, askedFor(dataset, column), rule);
  const kept = known.map(({ code }) => code).filter((code) => !rare.includes(code));
  return [sum(codes), sum(kept.filter((code) => !codes.includes(code)))];
}

function termsOf(
  { built: { atoms, cells } }: ProtectedFamily,
  axis: string,
  codes: readonly number[] | null,
  side: Side,
): Terms {
  const groups = (cells.axes.find(({ id }) => id === axis)?.groups ?? []).filter(
    (group) => codes === null || (!group.unknown && group.codes.every((code) => codes.includes(code))),
  );
  return atoms.sum(axis, groups, side);
}

const ROW_ADVICE = {
  ja: '隣の行とまとめる（例：area=1+2,3）か、目的変数を小計にしてください。無回答を除いている場合は --base all にしてください。',
  en: 'Join rows with their neighbours (area=1+2,3), take a net as outcome, or, where 無回答 is left out, --base all.',
};
const WHOLE_ADVICE = {
  ja: '目的変数を小計にするか、無回答を除いている場合は --base all にしてください。',
  en: 'Take a net as outcome, or, where 無回答 is left out, --base all.',
};

function hiddenIn(where: string, advice: typeof ROW_ADVICE): RegressionFinding {
  return {
    code: 'hidden-in-table',
    where,
    message: {
      ja: `式のもとになる人数が、表で秘匿されています（x）。crosstab で確かめられます。${advice.ja}`,
      en: `The counts behind the model are hidden (x) in the table, as crosstab shows. ${advice.en}`,
    },
  };
}

function rowName({ dataset }: ItemMaterial, { id }: MenuAxis, codes: readonly number[]): string {
  const labels = requireColumn(dataset, id).codes.filter(({ code }) => codes.includes(code));
  return `${labels.map(({ label }) => label.ja).join('＋')}（${codes.join('+')}）`;
}

/** May outcome and term be told together as finely as the model does? */
function isTellable(
  material: ItemMaterial,
  outcome: RegressionRequest['outcome'],
  { column, levels }: RegressionTerm,
  rule: DisclosureRule,
): boolean {
  const asked = askedFor(material.dataset, outcome.column);
  const own = codedSide(material, outcome.column, outcome.codes === null, asked, rule);
  const other = codedSide(material, column, false, asked, rule);
  const blocks = blocksOf(material, own, other, asked, rule);
  if (blocks === null) return false;
  const placesOf = ({ codes }: CodedSide, wanted: readonly number[]) =>
    codes.flatMap((code, place) => (wanted.includes(code) ? [place] : []));
  const yes = outcome.codes === null ? null : placesOf(own, outcome.codes);
  return (
    (yes === null || (yes.length > 0 && isUnion(blocks.own, yes))) &&
    (levels ?? []).every((codes) => isUnion(blocks.other, placesOf(other, codes)))
  );
}

/** One of two items that are told together: its answers that are no rare ones, in the order of the codebook. */
interface CodedSide {
  readonly column: CodedColumn;
  readonly codes: readonly number[];
  readonly nets: readonly (readonly number[])[];
  /** of a number only who has one is told */
  readonly isNumber: boolean;
}

function codedSide(
  material: ItemMaterial,
  id: string,
  isNumber: boolean,
  asked: Uint8Array,
  rule: DisclosureRule,
): CodedSide {
  const { dataset, menu } = material;
  const column = requireColumn(dataset, id);
  if (isNumber) return { column, codes: [0], nets: [], isNumber };
  const given = new Set(column.values.filter((_, row) => asked[row] === 1));
  const rare = rareAnswers(dataset, menu, id, asked, rule);
  const codes = column.codes
    .map(({ code }) => code)
    .filter((code) => given.has(code) && !rare.includes(code));
  const nets = menu.items.find((item) => item.id === id)?.nets.map((net) => net.codes) ?? [];
  return { column, codes, nets, isNumber };
}

/** The blocks of two sides, found in the order of the dataset's columns, whichever of them is the outcome. */
function blocksOf(
  { dataset }: ItemMaterial,
  own: CodedSide,
  other: CodedSide,
  asked: Uint8Array,
  rule: DisclosureRule,
): { readonly own: CrossedBlocks['first']; readonly other: CrossedBlocks['first'] } | null {
  const order = [...dataset.columns.keys()];
  const isFirst = order.indexOf(own.column.id) < order.indexOf(other.column.id);
  const [first, second] = isFirst ? [own, other] : [other, own];
  const counts = [...first.codes, null].map(() => [...second.codes, null].map(() => 0));
  for (let row = 0; row < dataset.size; row++) {
    if (asked[row] !== 1) continue;
    const line = counts[placeOf(first, row)] as number[];
    const place = placeOf(second, row);
    line[place] = (line[place] as number) + 1;
  }
  const blocks = crossedBlocks(counts, splitsOf(first, second), rule);
  if (blocks === null) return null;
  return isFirst ? { own: blocks.first, other: blocks.second } : { own: blocks.second, other: blocks.first };
}

function placeOf({ column, codes, isNumber }: CodedSide, row: number): number {
  const code = column.values[row] as number;
  const place = isNumber ? (code <= LARGEST_CODE ? 0 : -1) : codes.indexOf(code);
  return place < 0 ? codes.length : place;
}

/** Nets first, because they are what reports speak of; then single codes, of both sides in turn. */
function splitsOf(first: CodedSide, second: CodedSide): readonly Split[] {
  const placesIn = ({ codes }: CodedSide, net: readonly number[]) =>
    codes.flatMap((code, place) => (net.includes(code) ? [place] : []));
  const netSplits = (side: Split['side'], own: CodedSide) =>
    own.nets.map((net): Split => ({ side, places: placesIn(own, net) }));
  const most = Math.max(first.codes.length, second.codes.length);
  return [
    ...netSplits('first', first),
    ...netSplits('second', second),
    ...Array.from({ length: most }, (_, place): Split[] => [
      { side: 'second', places: [place] },
      { side: 'first', places: [place] },
    ]).flat(),
  ];
}
