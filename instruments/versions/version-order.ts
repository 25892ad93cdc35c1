import type { Instrument } from '../definition/instrument.ts';

const inOrder = new Intl.Collator('en', { numeric: true });

/** Which of two versions of one instrument is earlier: R4 before R4.1 before R5 before R10. Negative: the first. */
export function compareVersionNames(one: string, other: string): number {
  return inOrder.compare(one, other);
}

/** Each version of every instrument that has more than one, with the version that came right after it. */
export function neighbouringVersions(
  instruments: readonly Instrument[],
): readonly { readonly earlier: Instrument; readonly later: Instrument }[] {
  const ids = [...new Set(instruments.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const versions = instruments
      .filter((instrument) => instrument.id === id)
      .sort((a, b) => compareVersionNames(a.version, b.version));
    return versions.flatMap((later, at) => {
      const earlier = versions[at - 1];
      return earlier === undefined ? [] : [{ earlier, later }];
    });
  });
}
