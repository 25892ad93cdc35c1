import type { Crosswalk } from '../crosswalk/crosswalk.ts';
import { deepFreeze } from '../definition/deep-freeze.ts';
import type { Instrument } from '../definition/instrument.ts';
import { isQuestion } from '../definition/questions.ts';
import { type AskedItem, askedItems } from './asked-item.ts';
import { longestCommonOrder } from './longest-common-order.ts';
import type { Comparability, OptionChange, Recoding, VersionChange } from './version-change.ts';

/**
 * What is different between two versions of an instrument, in the order of the later form, what was removed at
 * its place in the earlier one at the end; then the texts around the questions, then nets and scores. Each
 * change of an item says what may be compared, as the crosswalk has it. Frozen; empty where nothing differs.
 *
 * @param crosswalk between exactly these two versions; without it nothing that is in both may be pooled
 */
export function compareVersions(
  earlier: Instrument,
  later: Instrument,
  crosswalk?: Crosswalk,
): readonly VersionChange[] {
  const before = askedItems(earlier);
  const after = askedItems(later);
  const entries = crosswalk?.entries ?? [];
  const earlierOf = (id: string) =>
    entries.find(({ from, to }) => to === id && from !== null && before.has(from))?.from ??
    (before.has(id) ? id : null);
  const goesOn = new Set([...after.keys()].map(earlierOf));
  const stayed = longestCommonOrder(
    [...before.keys()].filter((id) => goesOn.has(id)),
    [...after.keys()].flatMap((id) => earlierOf(id) ?? []),
  );
  const comparability = (from: string | null, to: string | null): Comparability => {
    const entry = entries.find((one) => one.from === from && one.to === to);
    const reason = entry?.reason ?? null;
    if (to === null) return { verdict: 'only-earlier', reason };
    if (from === null) return { verdict: 'only-later', reason };
    return entry ? { verdict: entry.verdict, reason } : { verdict: 'not-written', reason: null };
  };
  const changes = [...after.values()].flatMap((item): readonly VersionChange[] => {
    const was = before.get(earlierOf(item.id) ?? '');
    const own = {
      item: item.id,
      label: labelOf(item),
      comparability: comparability(was?.id ?? null, item.id),
    };
    if (!was) return [{ ...own, kind: 'added' }];
    const { stem, description, kind, condition, limits } = item;
    const options = optionChanges(was, item);
    const reworded = stem !== was.stem || description !== was.description;
    return [
      ...(was.id === item.id ? [] : [{ ...own, kind: 'new-id' as const, before: was.id }]),
      ...(reworded
        ? [{ ...own, kind: 'reworded' as const, before: wordsOf(was), after: wordsOf(item) }]
        : []),
      ...(kind === was.kind ? [] : [{ ...own, kind: 'answer-kind' as const, before: was.kind, after: kind }]),
      ...(options.length === 0
        ? []
        : [{ ...own, kind: 'options' as const, options, recoding: recodingOf(was, item, entries) }]),
      ...(limits === was.limits
        ? []
        : [{ ...own, kind: 'limits' as const, before: was.limits, after: limits }]),
      ...(condition === was.condition
        ? []
        : [{ ...own, kind: 'routing' as const, before: was.condition, after: condition }]),
      ...(stayed.has(was.id) ? [] : [{ ...own, kind: 'moved' as const }]),
    ];
  });
  const removed = [...before.values()]
    .filter(({ id }) => !goesOn.has(id))
    .map(
      (item): VersionChange => ({
        kind: 'removed',
        item: item.id,
        label: labelOf(item),
        comparability: comparability(item.id, null),
      }),
    );
  return deepFreeze([
    ...changes,
    ...removed,
    ...textChanges('text-around', textsAround(earlier), textsAround(later)),
    ...textChanges('reporting', reporting(earlier), reporting(later)),
  ]);
}

function labelOf(item: AskedItem) {
  return item.facts?.label ?? { ja: item.id, en: item.id };
}

function wordsOf({ stem, description }: AskedItem): string {
  return description === '' ? stem : `${stem}（${description}）`;
}

/** Options by code: gone, new, or in other words; and the same ones in another order. */
function optionChanges(was: AskedItem, item: AskedItem): readonly OptionChange[] {
  const labelIn = ({ options }: AskedItem, code: number) =>
    options.find((option) => option.code === code)?.label ?? null;
  const codes = [...new Set([...was.options, ...item.options].map(({ code }) => code))];
  const changed = codes
    .map((code) => ({ code, before: labelIn(was, code), after: labelIn(item, code) }))
    .filter(({ before, after }) => before !== after);
  const order = ({ options }: AskedItem) => options.map(({ code }) => code);
  const kept = longestCommonOrder(order(was), order(item));
  const moved = order(item)
    .filter((code) => order(was).includes(code) && !kept.has(code))
    .map((code) => ({ code, before: labelIn(was, code), after: labelIn(item, code) }));
  return [...changed, ...moved.filter(({ code }) => !changed.some((change) => change.code === code))];
}

/** The crosswalk's code map in words, or null where the two items are not recoded. */
function recodingOf(
  was: AskedItem,
  item: AskedItem,
  entries: Crosswalk['entries'],
): readonly Recoding[] | null {
  const entry = entries.find(({ from, to }) => from === was.id && to === item.id);
  if (entry?.verdict !== 'recoded') return null;
  const named = ({ options }: AskedItem, code: number) => ({
    code,
    label: options.find((option) => option.code === code)?.label ?? '',
  });
  return entry.codes.map(([from, to]) => ({ from: named(was, from), to: named(item, to) }));
}

function textsAround({ form, closing }: Instrument): ReadonlyMap<string, string> {
  return new Map([
    ...form.pages.flatMap((page): [string, string][] => [
      ...(page.title === undefined ? [] : [[page.name, page.title] as [string, string]]),
      ...(page.description === undefined
        ? []
        : [[`${page.name}.description`, page.description] as [string, string]]),
      ...page.elements.flatMap((element): [string, string][] =>
        isQuestion(element) ? [] : [[element.name, element.html]],
      ),
    ]),
    ...(closing ?? []).map(({ name, text }): [string, string] => [`closing.${name}`, text]),
  ]);
}

/** Nets and scores as one line each, so that a change of codes or bands shows. */
function reporting({ nets, scores }: Instrument): ReadonlyMap<string, string> {
  return new Map([
    ...nets.map(({ id, item, label, codes }): [string, string] => [
      id,
      `${label.ja}：${item} ${codes.join('・')}`,
    ]),
    ...scores.map(({ id, items, label, bands }): [string, string] => [
      id,
      `${label.ja}：${items.join('＋')}（${bands.map((band) => `${band.label.ja} ${band.from}〜${band.to}`).join('、')}）`,
    ]),
  ]);
}

function textChanges(
  kind: 'text-around' | 'reporting',
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly VersionChange[] {
  return [...new Set([...after.keys(), ...before.keys()])]
    .filter((where) => before.get(where) !== after.get(where))
    .map((where) => ({ kind, where, before: before.get(where) ?? null, after: after.get(where) ?? null }));
}
