import type { Crosswalk, CrosswalkEntry } from '../crosswalk/crosswalk.ts';
import type { Instrument } from '../definition/instrument.ts';
import { type AskedItem, askedItems } from '../versions/asked-item.ts';
import { compareVersionNames, neighbouringVersions } from '../versions/version-order.ts';
import { type Breach, breach, type Law, repeated } from './law.ts';

/**
 * Between neighbouring versions of an instrument stands a crosswalk, and it is complete: every item of both
 * versions once. `same` is said only of what is asked alike, or with the reason why it means the same; a code
 * map takes every earlier code to a later one that exists (decision 3).
 */
export const crosswalkComplete: Law = {
  code: 'crosswalk-complete',
  check: ({ instruments, crosswalks }) => [
    ...neighbouringVersions(instruments)
      .filter(
        ({ earlier, later }) =>
          !crosswalks.some(
            ({ instrument, from, to }) =>
              instrument === earlier.id && from === earlier.version && to === later.version,
          ),
      )
      .map(({ earlier, later }) =>
        breach(
          `${earlier.id} ${earlier.version}-${later.version}`,
          `隣り合う版のあいだの対応表がありません。library/${earlier.id}/crosswalks/${earlier.version}-${later.version}.json を加えてください。`,
          `There is no crosswalk between these neighbouring versions; add library/${earlier.id}/crosswalks/${earlier.version}-${later.version}.json.`,
        ),
      ),
    ...crosswalks.flatMap((crosswalk) => crosswalkBreaches(crosswalk, instruments)),
  ],
};

function crosswalkBreaches(crosswalk: Crosswalk, instruments: readonly Instrument[]): readonly Breach[] {
  const name = `${crosswalk.instrument} ${crosswalk.from}-${crosswalk.to}`;
  const version = (wanted: string) =>
    instruments.find((one) => one.id === crosswalk.instrument && one.version === wanted);
  const earlier = version(crosswalk.from);
  const later = version(crosswalk.to);
  if (!earlier || !later || compareVersionNames(crosswalk.from, crosswalk.to) >= 0) {
    return [
      breach(
        name,
        'この対応表の二つの版がないか、順序が逆です。from に前の版、to に後の版を書いてください。',
        'One of these versions does not exist, or they stand the wrong way round; name the earlier in "from", the later in "to".',
      ),
    ];
  }
  const before = askedItems(earlier);
  const after = askedItems(later);
  const { entries } = crosswalk;
  return [
    ...sideBreaches(
      name,
      crosswalk.from,
      before,
      entries.map((entry) => entry.from),
    ),
    ...sideBreaches(
      name,
      crosswalk.to,
      after,
      entries.map((entry) => entry.to),
    ),
    ...entries.flatMap((entry) => {
      const one = before.get(entry.from ?? '');
      const other = after.get(entry.to ?? '');
      const where = `${name}: ${entry.from ?? '—'} → ${entry.to ?? '—'}`;
      return one && other ? entryBreaches(where, entry, one, other) : nobody(where, entry);
    }),
  ];
}

function sideBreaches(
  name: string,
  version: string,
  asked: ReadonlyMap<string, AskedItem>,
  named: readonly (string | null)[],
): readonly Breach[] {
  const ids = named.filter((id) => id !== null);
  return [
    ...[...asked.keys()]
      .filter((id) => !ids.includes(id))
      .map((id) =>
        breach(
          `${name}: ${id}`,
          `${version} のこの設問が対応表にありません。same、recoded、not-comparable のいずれかで加えてください。`,
          `This item of ${version} is missing; add it as same, recoded or not-comparable.`,
        ),
      ),
    ...repeated(ids).map((id) =>
      breach(
        `${name}: ${id}`,
        `${version} のこの設問が二度出てきます。一つにしてください。`,
        `This item of ${version} stands twice; keep one entry.`,
      ),
    ),
    ...ids
      .filter((id) => !asked.has(id))
      .map((id) =>
        breach(
          `${name}: ${id}`,
          `${version} にこの設問はありません。id を直してください。`,
          `${version} has no such item; correct the id.`,
        ),
      ),
  ];
}

function nobody(where: string, { from, to }: CrosswalkEntry): readonly Breach[] {
  if (from !== null || to !== null) return [];
  return [
    breach(
      where,
      'from と to のどちらにも設問がありません。この行を消してください。',
      'Neither side names an item; remove this entry.',
    ),
  ];
}

function entryBreaches(
  where: string,
  entry: CrosswalkEntry,
  one: AskedItem,
  other: AskedItem,
): readonly Breach[] {
  if (entry.verdict === 'not-comparable') return [];
  if (one.kind !== other.kind) {
    return [
      breach(
        where,
        `回答の形式が違う設問（${one.kind} と ${other.kind}）はまとめられません。not-comparable にしてください。`,
        `Items that are answered differently (${one.kind}, ${other.kind}) cannot be pooled; make it not-comparable.`,
      ),
    ];
  }
  if (entry.verdict === 'recoded') return codeMapBreaches(where, entry.codes, one, other);
  const [ja, en] = differences(one, other);
  if (ja.length === 0 || entry.reason !== undefined) return [];
  return [
    breach(
      where,
      `same とありますが、${ja.join('・')}が違います。意味が同じといえる理由（reason）を書くか、recoded または not-comparable にしてください。`,
      `It says "same", but these differ: ${en.join(', ')}. Give the reason why it means the same, or make it recoded or not-comparable.`,
    ),
  ];
}

function differences(one: AskedItem, other: AskedItem): readonly [readonly string[], readonly string[]] {
  const differ = (
    [
      ['問いの文', 'question text', one.stem !== other.stem],
      ['補足', 'description', one.description !== other.description],
      ['選択肢', 'options', JSON.stringify(one.options) !== JSON.stringify(other.options)],
      ['回答の範囲', 'limits of the answer', one.limits !== other.limits],
      ['たずねる相手', 'who is asked', one.condition !== other.condition],
      ['尺度', 'measure', one.facts?.measure !== other.facts?.measure],
      [
        '回答拒否のコード',
        'refusal codes',
        JSON.stringify(one.facts?.refusalCodes) !== JSON.stringify(other.facts?.refusalCodes),
      ],
    ] as const
  ).filter(([, , differs]) => differs);
  return [differ.map(([ja]) => ja), differ.map(([, en]) => en)];
}

function codeMapBreaches(
  where: string,
  map: readonly (readonly [number, number])[],
  one: AskedItem,
  other: AskedItem,
): readonly Breach[] {
  const wanted = one.options.map(({ code }) => code);
  const sources = map.map(([source]) => source);
  const targets = map.map(([, target]) => target);
  const missing = wanted.filter((code) => !sources.includes(code));
  const wrong = [
    ...repeated(sources),
    ...sources.filter((code) => !wanted.includes(code)),
    ...targets.filter((code) => !other.options.some((option) => option.code === code)),
  ];
  return [
    ...(missing.length === 0
      ? []
      : [
          breach(
            where,
            `前の版のコード ${missing.join('、')} の行き先がありません。codes に加えてください。`,
            `The codes ${missing.join(', ')} of the earlier version go nowhere; add them to "codes".`,
          ),
        ]),
    ...(wrong.length === 0
      ? []
      : [
          breach(
            where,
            `codes に、どちらかの版にないコードか、二度出てくるコードがあります：${[...new Set(wrong)].join('、')}。直してください。`,
            `These codes of the map do not exist in their version or stand twice: ${[...new Set(wrong)].join(', ')}; correct them.`,
          ),
        ]),
  ];
}
