import { join } from 'node:path';
import { extendLock } from '../../../instruments/composition/extend-lock.ts';
import { lockedFiles } from '../../../instruments/composition/locked-files.ts';
import { DefinitionError } from '../../../instruments/definition/finding.ts';
import { checkInstruments } from '../../../instruments/laws/check-instruments.ts';
import { sha256 } from '../../questionnaires/sha256.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { writeWhole } from '../write-file.ts';
import { findingsText } from './findings-text.ts';
import { type LibraryPlace, libraryFolder, openLibrary } from './open-library.ts';
import { unknownKey } from './unknown-key.ts';

/**
 * Publishes definitions: writes their hashes into `library/lock.json`, after which they never change. Refused,
 * with every finding, while any law is broken or a published definition was edited; nothing is written then.
 *
 * @param keys as `<id>@<version>`; empty with `all`: everything that is not published yet
 */
export async function publish(
  terminal: Terminal,
  place: LibraryPlace,
  keys: readonly string[],
  all: boolean,
): Promise<void> {
  if (all === keys.length > 0) {
    throw new CommandError(
      2,
      '公開するものを <id>@<版> で挙げるか、--all を付けてください。 / Name what to publish as <id>@<version>, or give --all.',
    );
  }
  const definitions = await openLibrary(terminal, place);
  const { lock } = definitions;
  if (lock === null)
    throw new CommandError(
      1,
      'library/lock.json がありません。元に戻してください。 / library/lock.json is missing; restore it.',
    );
  const actual = lockedFiles(definitions, sha256);
  const known = actual.map(({ key }) => key);
  for (const key of keys) if (!known.includes(key)) throw unknownKey(key, known);
  const findings = checkInstruments(definitions);
  if (findings.length > 0) throw new CommandError(1, findingsText(findings));
  try {
    const { lock: extended, added } = extendLock(lock, actual, all ? null : keys);
    const file = join(libraryFolder(terminal, place), 'library', 'lock.json');
    if (added.length > 0) await writeWhole(terminal, file, `${JSON.stringify(extended, null, 2)}\n`, true);
    for (const { section, key } of added) terminal.out(`${section} ${key}\n`);
    terminal.err(
      `${added.length}件を公開しました。 / ${added.length} published; ${known.length - added.length} were or stay as they were.\n`,
    );
  } catch (error) {
    if (error instanceof DefinitionError) throw new CommandError(1, findingsText(error.findings));
    throw error;
  }
}
