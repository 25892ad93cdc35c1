import { deepFreeze } from '../definition/deep-freeze.ts';
import type { LocalizedText } from '../definition/localized-text.ts';
import type { Crosswalk, CrosswalkEntry } from './crosswalk.ts';
import { type PoolingError, poolingRefusal } from './pooling-refusal.ts';

/** How answers to one item of one version become answers to the item of the last version. */
export interface PooledVersion {
  readonly version: string;
  /** id of the item in this version */
  readonly item: string;
  /** code → code of the last version; null: the codes are the same */
  readonly codes: readonly (readonly [number, number])[] | null;
  /** why answers of this version may be pooled although something differs, from the oldest step to the newest */
  readonly reasons: readonly LocalizedText[];
}

/** What it takes to put several versions of one item into one trend, the last version included. */
export interface PoolingPlan {
  readonly instrument: string;
  /** id of the item in the last version */
  readonly item: string;
  /** oldest first */
  readonly versions: readonly PooledVersion[];
}

export interface PoolingRequest {
  readonly instrument: string;
  /** neighbouring versions, oldest first */
  readonly versions: readonly string[];
  /** id of the item in the last of them: `<item>` or `<matrix>.<row>` */
  readonly item: string;
}

/**
 * May an item be followed through several versions of an instrument, and how are its codes brought together? Goes
 * back from the last version, one written crosswalk a step, and joins their code maps; nothing is ever assumed to be
 * the same because it has the same name (decision 3).
 *
 * @throws PoolingError when a step is marked not comparable (with the reason of the crosswalk), the item is not in the
 *   crosswalk or stands there more than once, a code of the earlier version leads nowhere, or there is no crosswalk
 *   between two neighbours
 */
export function poolingPlan(request: PoolingRequest, crosswalks: readonly Crosswalk[]): PoolingPlan {
  const { instrument, versions, item } = request;
  const last = versions.at(-1);
  if (last === undefined) throw refusal('no-version', instrument, item);
  const pooled: PooledVersion[] = [{ version: last, item, codes: null, reasons: [] }];
  for (let step = versions.length - 2; step >= 0; step--) {
    const [from, to] = [versions[step] as string, versions[step + 1] as string];
    const later = pooled[0] as PooledVersion;
    const where = `${instrument} ${from} → ${to}: ${later.item}`;
    const crosswalk = crosswalks.find(
      (walk) => walk.instrument === instrument && walk.from === from && walk.to === to,
    );
    if (crosswalk === undefined) throw refusal('crosswalk-missing', where, `${from}-${to}.json`);
    pooled.unshift(before(from, later, entryOf(crosswalk, later.item, where), where));
  }
  return deepFreeze({ instrument, item, versions: pooled });
}

type Comparable = Exclude<CrosswalkEntry, { verdict: 'not-comparable' }>;

/** The one entry that leads to an item, if it may be pooled. */
function entryOf({ entries }: Crosswalk, item: string, where: string): Comparable {
  const leading = entries.filter(({ to }) => to === item);
  const [entry] = leading;
  if (entry === undefined) throw refusal('item-missing', where, item);
  if (leading.length > 1) throw refusal('item-twice', where, item);
  if (entry.verdict === 'not-comparable') {
    const { ja, en } = entry.reason;
    throw poolingRefusal(
      'not-comparable',
      where,
      `この設問は比べられません。${ja}続けて比べるには、この前の版を外してください。`,
      `This item is not comparable. ${en} To follow it, leave out the versions before this step.`,
    );
  }
  return entry;
}

function before(version: string, later: PooledVersion, entry: Comparable, where: string): PooledVersion {
  const reasons = entry.reason === undefined ? later.reasons : [entry.reason, ...later.reasons];
  if (entry.verdict === 'same') return { version, item: entry.from, codes: later.codes, reasons };
  const onward = later.codes === null ? null : new Map(later.codes);
  const nowhere = entry.codes.filter(([, code]) => onward !== null && !onward.has(code));
  if (nowhere.length > 0) {
    const codes = nowhere.map(([code]) => code).join(', ');
    throw refusal('code-leads-nowhere', where, codes);
  }
  const codes = entry.codes.map(([code, next]) => [code, onward?.get(next) ?? next] as const);
  return { version, item: entry.from, codes, reasons };
}

const MESSAGES = {
  'no-version': (item) => ({
    ja: `版が一つもありません：${item}。古い順に版を指定してください。`,
    en: `No version was named for ${item}; name the versions, oldest first.`,
  }),
  'crosswalk-missing': (file) => ({
    ja: `版の間の対応表がありません。crosswalks/${file} を作るか、版の順序を直してください。`,
    en: `There is no crosswalk between these versions; write crosswalks/${file} or correct the order of the versions.`,
  }),
  'item-missing': (item) => ({
    ja: `対応表に設問「${item}」がありません。設問の名前を直すか、対応表に加えてください。`,
    en: `The crosswalk has no entry that leads to "${item}"; correct the item or add it to the crosswalk.`,
  }),
  'item-twice': (item) => ({
    ja: `対応表に設問「${item}」が二度以上あります。一つにしてください。`,
    en: `The crosswalk has more than one entry that leads to "${item}"; keep one.`,
  }),
  'code-leads-nowhere': (codes) => ({
    ja: `次の版の対応表にないコードがあります：${codes}。対応表にすべてのコードを入れてください。`,
    en: `These codes lead to none of the next version: ${codes}. Put every code into the crosswalk.`,
  }),
} as const satisfies Record<string, (what: string) => LocalizedText>;

function refusal(kind: keyof typeof MESSAGES, where: string, what: string): PoolingError {
  const { ja, en } = MESSAGES[kind](what);
  return poolingRefusal(kind, where, ja, en);
}
