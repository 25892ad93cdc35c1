import type { Finding } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import type { DerivedVariable } from '../derived/derived-variable.ts';
import { type AskedItem, askedItems } from './asked-item.ts';
import { codeMeaningChanges } from './code-meaning.ts';
import { versionFinding } from './version-finding.ts';

/** An item of a published version that the newest version of its instrument no longer has. */
interface Retired {
  readonly item: AskedItem;
  readonly last: Instrument;
}

/**
 * Ids of published items that the last version of their instrument no longer has, used for something else: by an item
 * of another instrument, or by a net, a score or a derived variable anywhere. (An item of a later version of the same
 * instrument is judged beside the other changes of that version.)
 *
 * @param versions of one instrument, oldest first
 */
export function retiredIdsUsed(
  versions: readonly Instrument[],
  instruments: readonly Instrument[],
  derived: readonly DerivedVariable[],
  published: (instrument: Instrument) => boolean,
): readonly Finding[] {
  const newest = versions.at(-1);
  if (!newest) return [];
  const current = askedItems(newest);
  const retired = new Map<string, Retired[]>();
  for (const last of versions.filter(published))
    for (const [id, item] of askedItems(last))
      if (!current.has(id)) retired.set(id, [...(retired.get(id) ?? []), { item, last }]);
  const used = (where: string, id: string, item?: AskedItem): readonly Finding[] => {
    const [first, ...more] = retired.get(id) ?? [];
    const same = item !== undefined && [first, ...more].some((one) => one && sameThing(one.item, item));
    return first === undefined || same ? [] : [retiredIdUsed(where, first.last)];
  };
  return [
    ...instruments
      .filter(({ id }) => id !== newest.id)
      .flatMap((other) =>
        [...askedItems(other).values()].flatMap((item) =>
          used(`${other.id} ${other.version}: ${item.id}`, item.id, item),
        ),
      ),
    ...instruments.flatMap(({ id, version, nets, scores }) =>
      [...nets, ...scores].flatMap((one) => used(`${id} ${version}: ${one.id}`, one.id)),
    ),
    ...derived.flatMap(({ instrument, id, version }) => used(`${instrument}: ${id} ${version}`, id)),
  ];
}

/** Whether two items are one thing: answered alike, asked in the same words, no code with two meanings. */
export function sameThing(one: AskedItem, other: AskedItem): boolean {
  return (
    one.kind === other.kind &&
    one.stem === other.stem &&
    codeMeaningChanges(one, other, undefined).length === 0
  );
}

export function retiredIdUsed(where: string, last: Instrument): Finding {
  return versionFinding(
    'version.retired-id-used',
    where,
    `この id は ${last.id} ${last.version} の設問のもので、その後に外されました。外した id は、別のものに二度と使えません。新しい id を付けてください。`,
    `This id belonged to an item of ${last.id} ${last.version} that was removed. A retired id is never used for another thing; take a new one.`,
  );
}
