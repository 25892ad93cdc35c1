import type { Lock } from '../composition/lock.ts';
import type { Crosswalk } from '../crosswalk/crosswalk.ts';
import type { Finding } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import type { Definitions } from '../definition/parse-definitions.ts';
import { type AskedItem, askedItems } from './asked-item.ts';
import { codeMeaningChanges } from './code-meaning.ts';
import { compareVersionNames } from './version-order.ts';

/**
 * What the versions on disk do to published ones that decision 3 refuses: another kind of answer or another
 * meaning of a code under the same id, an id that was retired used for something else, by a later version or by
 * another instrument, and words that changed without a crosswalk entry that says what may be compared. Empty
 * when all is well. (That a published file itself was edited is found by `lockFindings`.)
 *
 * @param lock what is published; versions that are not may still change among themselves
 */
export function forbiddenChanges(
  lock: Lock,
  definitions: Pick<Definitions, 'instruments' | 'crosswalks'>,
): readonly Finding[] {
  const instruments = definitions.instruments.map(({ value }) => value);
  const crosswalks = definitions.crosswalks.map(({ value }) => value);
  const published = ({ id, version }: Instrument) => Object.hasOwn(lock.instruments, `${id}@${version}`);
  const ids = [...new Set(instruments.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const versions = instruments
      .filter((instrument) => instrument.id === id)
      .sort((a, b) => compareVersionNames(a.version, b.version));
    return [
      ...versions.flatMap((later, at) => inLaterVersion(versions.slice(0, at), later, crosswalks, published)),
      ...retiredElsewhere(versions, instruments, published),
    ];
  });
}

type IsPublished = (instrument: Instrument) => boolean;

function inLaterVersion(
  before: readonly Instrument[],
  later: Instrument,
  crosswalks: readonly Crosswalk[],
  published: IsPublished,
): readonly Finding[] {
  const neighbour = before.at(-1);
  return [...askedItems(later).values()].flatMap((item) => {
    const last = before.findLast((earlier) => askedItems(earlier).has(item.id));
    const was = last && askedItems(last).get(item.id);
    if (!last || !was || !(published(last) || published(later))) return [];
    if (last !== neighbour) return sameThing(was, item) ? [] : [retiredUsed(later, item.id, last)];
    const crosswalk = crosswalks.find(
      ({ instrument, from, to }) => instrument === later.id && from === last.version && to === later.version,
    );
    return changesOfItem(last, was, later, item, crosswalk, before);
  });
}

function changesOfItem(
  last: Instrument,
  was: AskedItem,
  later: Instrument,
  item: AskedItem,
  crosswalk: Crosswalk | undefined,
  before: readonly Instrument[],
): readonly Finding[] {
  const where = `${later.id} ${later.version}: ${item.id}`;
  if (was.kind !== item.kind) {
    return [
      finding(
        'version.answer-kind-changed',
        where,
        `回答の形式が ${last.version} と違います（${was.kind} から ${item.kind}）。公開した設問の形式は変えられません。新しい id を付けてください。`,
        `It is answered in another way than in ${last.version} (${was.kind}, now ${item.kind}). That never changes under an id; give the item a new one.`,
      ),
    ];
  }
  const changed = [
    ...codeMeaningChanges(was, item, crosswalk),
    ...reusedCodes(item, was, before.slice(0, -1)),
  ].map(({ code, before: label, after }) =>
    finding(
      'version.code-reused',
      where,
      `コード ${code} は「${label}」として公開されていますが、「${after}」に使われています。選択肢に新しいコードを付けるか、設問に新しい id を付けてください。意味が同じなら、対応表（same または recoded）に理由を書いてください。`,
      `The code ${code} was published as "${label}" and is now "${after}". Give the option a new code or the item a new id; if it means the same, say why in the crosswalk (same or recoded).`,
    ),
  );
  const reworded = was.stem !== item.stem || was.description !== item.description;
  const written = crosswalk?.entries.some(({ from, to }) => from === item.id && to === item.id);
  if (!reworded || written) return changed;
  return [
    ...changed,
    finding(
      'version.reworded-without-crosswalk',
      where,
      `問いの文が ${last.version} から変わっています。対応表に、比べられるか（same と理由、または not-comparable と理由）を書いてください。`,
      `The question reads otherwise than in ${last.version}. Say in the crosswalk what may be compared (same, or not-comparable, with the reason).`,
    ),
  ];
}

/** Codes that the version before does not have, but an earlier one had with another meaning. */
function reusedCodes(item: AskedItem, was: AskedItem, older: readonly Instrument[]) {
  return item.options
    .filter(({ code }) => !was.options.some((option) => option.code === code))
    .flatMap((option) => {
      const last = older
        .map((instrument) => askedItems(instrument).get(item.id))
        .findLast((one) => one?.options.some(({ code }) => code === option.code));
      if (!last) return [];
      return codeMeaningChanges(
        { ...last, options: last.options.filter(({ code }) => code === option.code) },
        item,
        undefined,
      );
    });
}

/** Ids that the last version of an instrument no longer has, used by another instrument for something else. */
function retiredElsewhere(
  versions: readonly Instrument[],
  instruments: readonly Instrument[],
  published: IsPublished,
): readonly Finding[] {
  const newest = versions.at(-1);
  if (!newest) return [];
  const current = askedItems(newest);
  const retired = new Map<string, { readonly item: AskedItem; readonly last: Instrument }[]>();
  for (const last of versions.filter(published))
    for (const [id, item] of askedItems(last))
      if (!current.has(id)) retired.set(id, [...(retired.get(id) ?? []), { item, last }]);
  return instruments
    .filter(({ id }) => id !== newest.id)
    .flatMap((other) =>
      [...askedItems(other).values()].flatMap((item) => {
        const was = retired.get(item.id) ?? [];
        const [first] = was;
        if (!first || was.some((one) => sameThing(one.item, item))) return [];
        return [retiredUsed(other, item.id, first.last)];
      }),
    );
}

function sameThing(one: AskedItem, other: AskedItem): boolean {
  return (
    one.kind === other.kind &&
    one.stem === other.stem &&
    codeMeaningChanges(one, other, undefined).length === 0
  );
}

function retiredUsed(instrument: Instrument, item: string, last: Instrument): Finding {
  return finding(
    'version.retired-id-used',
    `${instrument.id} ${instrument.version}: ${item}`,
    `この id は ${last.id} ${last.version} の設問のもので、その後に外されました。外した id は、別の設問に二度と使えません。新しい id を付けてください。`,
    `This id belonged to an item of ${last.id} ${last.version} that was removed. A retired id is never used for another thing; give the item a new one.`,
  );
}

function finding(code: string, where: string, ja: string, en: string): Finding {
  return { code, where, message: { ja, en } };
}
