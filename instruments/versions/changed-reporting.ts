import { canonicalBytes } from '../composition/frozen-bytes.ts';
import type { Finding } from '../definition/finding.ts';
import type { Instrument, Net, Score } from '../definition/instrument.ts';
import { versionFinding } from './version-finding.ts';

/**
 * Nets and scores of a version that add up something else than a net or score of the same id did in an earlier one:
 * a figure keeps its meaning under its id as an answer does. Labels may be put in other words.
 *
 * @param before the versions that count, oldest first
 */
export function changedReporting(before: readonly Instrument[], later: Instrument): readonly Finding[] {
  return [
    ...changed('net', before, later, ({ nets }) => nets, ruleOfNet),
    ...changed('score', before, later, ({ scores }) => scores, ruleOfScore),
  ];
}

function ruleOfNet({ item, codes }: Net): unknown {
  return { item, codes: codes.toSorted((a, b) => a - b) };
}

function ruleOfScore({ items, rule, bands }: Score): unknown {
  return { items: items.toSorted(), rule, bands: bands.map(({ code, from, to }) => ({ code, from, to })) };
}

const NAMES = { net: { ja: '合計区分', en: 'net' }, score: { ja: '得点', en: 'score' } } as const;

function changed<T extends { readonly id: string }>(
  kind: keyof typeof NAMES,
  before: readonly Instrument[],
  later: Instrument,
  partsOf: (instrument: Instrument) => readonly T[],
  ruleOf: (part: T) => unknown,
): readonly Finding[] {
  const written = (part: T) => canonicalBytes(ruleOf(part)).join();
  return partsOf(later).flatMap((part) => {
    const last = before.findLast((earlier) => partsOf(earlier).some(({ id }) => id === part.id));
    const was = last && partsOf(last).find(({ id }) => id === part.id);
    if (!last || !was || written(was) === written(part)) return [];
    const { ja, en } = NAMES[kind];
    return [
      versionFinding(
        `version.${kind}-changed`,
        `${later.id} ${later.version}: ${part.id}`,
        `この${ja}は ${last.version} と作り方が違います。公開した${ja}の設問・コード・区分は変えられません。新しい id を付けてください。`,
        `This ${en} is made otherwise than in ${last.version}. The items, codes and bands of a published ${en} never change; give it a new id.`,
      ),
    ];
  });
}
