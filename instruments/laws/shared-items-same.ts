import type { Crosswalk } from '../crosswalk/crosswalk.ts';
import type { Instrument } from '../definition/instrument.ts';
import { type AskedItem, askedItems } from '../versions/asked-item.ts';
import { codeMeaningChanges } from '../versions/code-meaning.ts';
import { neighbouringVersions } from '../versions/version-order.ts';
import { type Breach, breach, type Law, placeIn } from './law.ts';

/**
 * One item is one thing wherever it is asked. In two instruments it has the same words, options, codes, measure
 * and protection. From one version of an instrument to the next its kind never changes and no code comes to
 * mean something else (decision 3); a label may be put in other words only where the crosswalk says why it
 * means the same.
 */
export const sharedItemsSame: Law = {
  code: 'shared-items-same',
  check: ({ instruments, crosswalks }) => [
    ...acrossInstruments(instruments),
    ...neighbouringVersions(instruments).flatMap(({ earlier, later }) =>
      acrossVersions(earlier, later, crosswalks),
    ),
  ],
};

interface Use {
  readonly instrument: Instrument;
  readonly item: AskedItem;
}

function acrossInstruments(instruments: readonly Instrument[]): readonly Breach[] {
  const uses = new Map<string, Use[]>();
  for (const instrument of instruments)
    for (const [id, item] of askedItems(instrument))
      uses.set(id, [...(uses.get(id) ?? []), { instrument, item }]);
  return [...uses.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const others = [...new Set(all.map(({ instrument }) => instrument.id))].slice(1);
    return others.flatMap((other) => {
      // an instrument with several versions may have put it in other words since; its crosswalks say so
      const theirs = all.filter(({ instrument }) => instrument.id === other);
      const earlier = all.slice(
        0,
        all.findIndex(({ instrument }) => instrument.id === other),
      );
      const pairs = theirs.flatMap((use) =>
        earlier.map((one) => ({ use, one, differ: differing(one, use) })),
      );
      const closest = pairs.sort((a, b) => a.differ.length - b.differ.length)[0];
      if (!closest || closest.differ.length === 0) return [];
      return [
        breach(
          placeIn(closest.use.instrument, closest.use.item.id),
          `同じ id の設問が ${closest.one.instrument.id} ${closest.one.instrument.version} にありますが、${closest.differ.map(({ ja }) => ja).join('・')}が違います。同じにするか、新しい id を付けてください。`,
          `An item with this id stands in ${closest.one.instrument.id} ${closest.one.instrument.version}, but these differ: ${closest.differ.map(({ en }) => en).join(', ')}. Make them the same or give it a new id.`,
        ),
      ];
    });
  });
}

function differing({ item: one }: Use, { item: other }: Use) {
  const pairs = [
    ['回答の形式', 'kind of answer', one.kind, other.kind],
    ['問いの文', 'question text', one.stem, other.stem],
    ['選択肢とコード', 'options and codes', one.options, other.options],
    ['尺度', 'measure', one.facts?.measure, other.facts?.measure],
    ['回答拒否のコード', 'refusal codes', one.facts?.refusalCodes, other.facts?.refusalCodes],
    ['慎重な扱い（sensitive）', 'sensitive', one.facts?.sensitive, other.facts?.sensitive],
    [
      '秘匿の厳しさ（strictDisclosure）',
      'strictDisclosure',
      one.facts?.strictDisclosure,
      other.facts?.strictDisclosure,
    ],
  ] as const;
  return pairs
    .filter(([, , mine, theirs]) => JSON.stringify(mine) !== JSON.stringify(theirs))
    .map(([ja, en]) => ({ ja, en }));
}

function acrossVersions(
  earlier: Instrument,
  later: Instrument,
  crosswalks: readonly Crosswalk[],
): readonly Breach[] {
  const crosswalk = crosswalks.find(
    ({ instrument, from, to }) =>
      instrument === earlier.id && from === earlier.version && to === later.version,
  );
  const before = askedItems(earlier);
  return [...askedItems(later).values()].flatMap((item) => {
    const was = before.get(item.id);
    if (!was) return [];
    const where = placeIn(later, item.id);
    if (was.kind !== item.kind) {
      return [
        breach(
          where,
          `${earlier.version} と回答の形式が違います（${was.kind} から ${item.kind}）。新しい id を付けてください。`,
          `It is answered in another way than in ${earlier.version} (${was.kind}, now ${item.kind}); give it a new id.`,
        ),
      ];
    }
    return codeMeaningChanges(was, item, crosswalk).map(({ code, before: label, after }) =>
      breach(
        where,
        `コード ${code} の意味が ${earlier.version} から変わっています（「${label}」から「${after}」）。新しいコードか新しい id を付けるか、同じ意味である理由を対応表（same または recoded の reason）に書いてください。`,
        `The code ${code} means something else than in ${earlier.version} ("${label}", now "${after}"); give the option a new code or the item a new id, or say in the crosswalk (same or recoded, with a reason) why it means the same.`,
      ),
    );
  });
}
