import { deepFreeze } from '../definition/deep-freeze.ts';
import type { LocalizedText } from '../definition/localized-text.ts';
import type { Crosswalk, CrosswalkEntry } from './crosswalk.ts';

/**
 * The crosswalks that lead from one version to a later one in the fewest steps, or null where they do not reach it.
 * @param versions of the instrument, oldest first
 */
export function crosswalksBetween(
  instrument: string,
  versions: readonly string[],
  [from, to]: readonly [string, string],
  crosswalks: readonly Crosswalk[],
): readonly Crosswalk[] | null {
  const order = (version: string) => versions.indexOf(version);
  const way: Crosswalk[] = [];
  for (let at = from; at !== to; at = way.at(-1)?.to ?? to) {
    const [farthest] = crosswalks
      .filter((one) => one.instrument === instrument && one.from === at)
      .filter((one) => order(one.to) > order(at) && order(one.to) <= order(to))
      .sort((a, b) => order(b.to) - order(a.to));
    if (!farthest) return null;
    way.push(farthest);
  }
  return way;
}

/**
 * Several crosswalks, one after the other, as one from the first version to the last: what may be compared at
 * every step may be compared across all; reasons add up. An item that a step leaves out, or whose codes lead
 * nowhere, has no entry, so that nothing is taken to be comparable that nobody wrote down.
 *
 * @param way at least one, each starting where the one before it ends
 */
export function joinCrosswalks(way: readonly [Crosswalk, ...Crosswalk[]]): Crosswalk {
  const [first, ...others] = way;
  const entries = others.reduce<readonly CrosswalkEntry[]>((earlier, { entries: next }) => {
    const onward = earlier.flatMap((entry) =>
      entry.to === null
        ? [entry]
        : next.filter(({ from }) => from === entry.to).flatMap((one) => joined(entry, one)),
    );
    return [...onward, ...next.filter(({ from }) => from === null)];
  }, first.entries);
  return deepFreeze({
    instrument: first.instrument,
    from: first.from,
    to: way.at(-1)?.to ?? first.to,
    entries: [...entries],
  });
}

function joined(entry: CrosswalkEntry, next: CrosswalkEntry): readonly CrosswalkEntry[] {
  const reason = both(entry.reason, next.reason);
  const { from } = entry;
  const { to } = next;
  if (entry.verdict === 'not-comparable' || next.verdict === 'not-comparable') {
    if ((from === null && to === null) || reason === undefined) return [];
    return [{ verdict: 'not-comparable', from, to, reason }];
  }
  if (entry.verdict === 'same' && next.verdict === 'same')
    return [{ verdict: 'same', from: entry.from, to: next.to, ...(reason && { reason }) }];
  const codes = codesThrough(entry, next);
  if (codes === null || reason === undefined) return [];
  return [{ verdict: 'recoded', from: entry.from, to: next.to, codes, reason }];
}

type Comparable = Exclude<CrosswalkEntry, { verdict: 'not-comparable' }>;

/** Null: a code of the earlier step leads to none of the next. */
function codesThrough(entry: Comparable, next: Comparable): [number, number][] | null {
  if (next.verdict === 'same') return entry.verdict === 'same' ? null : [...entry.codes];
  if (entry.verdict === 'same') return [...next.codes];
  const onward = new Map(next.codes);
  const codes = entry.codes.flatMap(([code, to]): [number, number][] => {
    const target = onward.get(to);
    return target === undefined ? [] : [[code, target]];
  });
  return codes.length === entry.codes.length ? codes : null;
}

function both(one: LocalizedText | undefined, other: LocalizedText | undefined): LocalizedText | undefined {
  if (!one || !other || one.ja === other.ja) return one ?? other;
  return { ja: `${one.ja}${other.ja}`, en: `${one.en} ${other.en}` };
}
