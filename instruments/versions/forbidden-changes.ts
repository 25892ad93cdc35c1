import type { Lock } from '../composition/lock.ts';
import type { Crosswalk } from '../crosswalk/crosswalk.ts';
import type { Finding } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import type { Definitions } from '../definition/parse-definitions.ts';
import { type AskedItem, askedItems } from './asked-item.ts';
import { changedReporting } from './changed-reporting.ts';
import { type CodeMeaningChange, codeMeaningChanges } from './code-meaning.ts';
import { retiredIdsUsed, retiredIdUsed, sameThing } from './retired-ids.ts';
import { versionFinding } from './version-finding.ts';
import { compareVersionNames } from './version-order.ts';

/**
 * What the versions on disk do to published ones that decision 3 refuses: another kind of answer or another
 * meaning of a code under the same id, a net or score that adds up something else, an id that was retired used
 * for something else, and words that changed without a crosswalk entry that says what may be compared. Drafts in
 * between hide nothing. Empty when all is well. (That a published file itself was edited is found by
 * `lockFindings`.)
 *
 * @param lock what is published; versions that are not may still change among themselves
 */
export function forbiddenChanges(
  lock: Lock,
  definitions: Pick<Definitions, 'instruments' | 'crosswalks' | 'derived'>,
): readonly Finding[] {
  const instruments = definitions.instruments.map(({ value }) => value);
  const crosswalks = definitions.crosswalks.map(({ value }) => value);
  const derived = definitions.derived.map(({ value }) => value);
  const published = ({ id, version }: Instrument) => Object.hasOwn(lock.instruments, `${id}@${version}`);
  const ids = [...new Set(instruments.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const versions = instruments
      .filter((instrument) => instrument.id === id)
      .sort((a, b) => compareVersionNames(a.version, b.version));
    return [
      ...versions.flatMap((later, at) => inLaterVersion(versions.slice(0, at), later, crosswalks, published)),
      ...retiredIdsUsed(versions, instruments, derived, published),
    ];
  });
}

function inLaterVersion(
  before: readonly Instrument[],
  later: Instrument,
  crosswalks: readonly Crosswalk[],
  published: (instrument: Instrument) => boolean,
): readonly Finding[] {
  const neighbour = before.at(-1);
  // drafts may still change among themselves
  const counting = before.filter((earlier) => published(earlier) || published(later));
  const items = [...askedItems(later).values()].flatMap((item) => {
    const was = neighbour && askedItems(neighbour).get(item.id);
    if (!neighbour || !was) {
      const last = counting.findLast((earlier) => askedItems(earlier).has(item.id));
      const retired = last && askedItems(last).get(item.id);
      if (!last || !retired || sameThing(retired, item)) return [];
      return [retiredIdUsed(`${later.id} ${later.version}: ${item.id}`, last)];
    }
    const reused = codeFindings(
      later,
      item,
      reusedCodes(
        item,
        was,
        counting.filter((earlier) => earlier !== neighbour),
      ),
    );
    if (!counting.includes(neighbour)) return reused;
    const crosswalk = crosswalks.find(
      ({ instrument, from, to }) =>
        instrument === later.id && from === neighbour.version && to === later.version,
    );
    return [...changesOfItem(neighbour, was, later, item, crosswalk), ...reused];
  });
  return [...items, ...changedReporting(counting, later)];
}

function changesOfItem(
  last: Instrument,
  was: AskedItem,
  later: Instrument,
  item: AskedItem,
  crosswalk: Crosswalk | undefined,
): readonly Finding[] {
  const where = `${later.id} ${later.version}: ${item.id}`;
  if (was.kind !== item.kind) {
    return [
      versionFinding(
        'version.answer-kind-changed',
        where,
        `回答の形式が ${last.version} と違います（${was.kind} から ${item.kind}）。公開した設問の形式は変えられません。新しい id を付けてください。`,
        `It is answered in another way than in ${last.version} (${was.kind}, now ${item.kind}). That never changes under an id; give the item a new one.`,
      ),
    ];
  }
  const changed = codeFindings(later, item, codeMeaningChanges(was, item, crosswalk));
  const reworded = was.stem !== item.stem || was.description !== item.description;
  const written = crosswalk?.entries.some(({ from, to }) => from === item.id && to === item.id);
  if (!reworded || written) return changed;
  return [
    ...changed,
    versionFinding(
      'version.reworded-without-crosswalk',
      where,
      `問いの文が ${last.version} から変わっています。対応表に、比べられるか（same と理由、または not-comparable と理由）を書いてください。`,
      `The question reads otherwise than in ${last.version}. Say in the crosswalk what may be compared (same, or not-comparable, with the reason).`,
    ),
  ];
}

function codeFindings(
  later: Instrument,
  item: AskedItem,
  changes: readonly CodeMeaningChange[],
): readonly Finding[] {
  return changes.map(({ code, before, after }) =>
    versionFinding(
      'version.code-reused',
      `${later.id} ${later.version}: ${item.id}`,
      `コード ${code} は「${before}」として公開されていますが、「${after}」に使われています。選択肢に新しいコードを付けるか、設問に新しい id を付けてください。意味が同じなら、対応表（same または recoded）に理由を書いてください。`,
      `The code ${code} was published as "${before}" and is now "${after}". Give the option a new code or the item a new id; if it means the same, say why in the crosswalk (same or recoded).`,
    ),
  );
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
