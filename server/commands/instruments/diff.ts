import type { Crosswalk } from '../../../instruments/crosswalk/crosswalk.ts';
import { crosswalksBetween, joinCrosswalks } from '../../../instruments/crosswalk/join-crosswalks.ts';
import type { Instrument } from '../../../instruments/definition/instrument.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import { diffInEnglish, diffInJapanese } from '../../../instruments/versions/changes-in-words.ts';
import { compareVersions } from '../../../instruments/versions/compare-versions.ts';
import { compareVersionNames } from '../../../instruments/versions/version-order.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { give, type OutputOptions } from './give.ts';
import { type LibraryPlace, openLibrary } from './open-library.ts';
import { unknownKey } from './unknown-key.ts';

export interface DiffOptions extends OutputOptions {
  readonly lang: 'ja' | 'en';
}

/**
 * What changed between two versions of an instrument and what each change means for comparison, in Markdown.
 * Exit code 0 whether or not there is a difference: a difference is an answer, not a finding.
 *
 * @throws CommandError (2) when instrument or version is not there, or the later one is named first
 */
export async function diff(
  terminal: Terminal,
  place: LibraryPlace,
  [instrument, from, to]: readonly [instrument: string, from: string, to: string],
  options: DiffOptions,
): Promise<void> {
  const { instruments, crosswalks } = await openLibrary(terminal, place);
  const versions = versionsOf(instruments, instrument);
  const earlier = versionNamed(versions, instrument, from);
  const later = versionNamed(versions, instrument, to);
  const between = versions.indexOf(later) - versions.indexOf(earlier);
  if (between <= 0) {
    const call = between === 0 ? `diff ${instrument} <前の版> <後の版>` : `diff ${instrument} ${to} ${from}`;
    throw new CommandError(
      2,
      `前の版を先に、後の版を後に書いてください：${call} / Name the earlier version first: ${call}`,
    );
  }
  const way = crosswalksBetween(
    instrument,
    versions.map(({ version }) => version),
    [from, to],
    crosswalks.map(({ value }) => value),
  );
  const [first, ...others] = way ?? [];
  if (others.length > 0) terminal.err(`${wayNote(from, way ?? [])}\n`);
  const crosswalk = first && joinCrosswalks([first, ...others]);
  const changes = compareVersions(earlier, later, crosswalk);
  const words = options.lang === 'en' ? diffInEnglish(changes) : diffInJapanese(changes);
  const title = `# ${earlier.title[options.lang]} ${from} → ${to}`;
  await give(terminal, options, `${title}\n\n${words}`);
}

/** Oldest first. */
function versionsOf(instruments: Definitions['instruments'], id: string): readonly Instrument[] {
  const all = instruments.map(({ value }) => value);
  const own = all.filter((instrument) => instrument.id === id);
  if (own.length > 0) return own.sort((a, b) => compareVersionNames(a.version, b.version));
  throw unknownKey(
    id,
    all.map((instrument) => instrument.id),
  );
}

function versionNamed(versions: readonly Instrument[], id: string, version: string): Instrument {
  const found = versions.find((instrument) => instrument.version === version);
  if (found) return found;
  throw unknownKey(
    version,
    versions.map((instrument) => instrument.version),
    id,
  );
}

/** Which crosswalks stand behind what is said of comparison, where it is more than one. */
function wayNote(from: string, way: readonly Crosswalk[]): string {
  const steps = [from, ...way.map(({ to }) => to)].join(' → ');
  return `対応表を順につないで、比べられるかどうかを示しました：${steps} / What may be compared follows from the crosswalks one after the other: ${steps}`;
}
