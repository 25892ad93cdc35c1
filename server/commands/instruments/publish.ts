import { join } from 'node:path';
import { type ExtendedLock, extendLock } from '../../../instruments/composition/extend-lock.ts';
import { awaitsLicence, lockedFiles } from '../../../instruments/composition/locked-files.ts';
import { DefinitionError, type Finding } from '../../../instruments/definition/finding.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import { checkInstruments } from '../../../instruments/laws/check-instruments.ts';
import { forbiddenChanges } from '../../../instruments/versions/forbidden-changes.ts';
import { findingsText } from '../../questionnaires/findings-text.ts';
import { lockMissing } from '../../questionnaires/lock-missing.ts';
import { sha256 } from '../../questionnaires/sha256.ts';
import { steps } from '../steps.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { writeWhole } from '../write-file.ts';
import { type LibraryPlace, libraryFolder, openLibrary } from './open-library.ts';
import { unknownKey } from './unknown-key.ts';

/**
 * Publishes definitions: writes their hashes into `library/lock.json`, after which they never change. Refused,
 * with every finding, while any law is broken, a published definition was edited, or what would be published changes
 * what is; nothing is written then.
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
  const { now, done } = steps(terminal);
  now('定義を読んでいます / reading the definitions');
  const definitions = await openLibrary(terminal, place).finally(done);
  const { lock } = definitions;
  if (lock === null) throw new CommandError(1, findingsText([lockMissing]));
  const actual = lockedFiles(definitions, sha256);
  const known = actual.map(({ key }) => key);
  for (const key of keys) {
    if (known.includes(key)) continue;
    throw slotOf(key, definitions) ?? unknownKey(key, known);
  }
  const broken = checkInstruments(definitions, (law) => now(`決まりに照らしています / checking ${law}`));
  done();
  const extension = extensionOf(lock, actual, all ? null : keys);
  // what is published together binds each other too
  const findings = [...broken, ...extension.findings, ...forbiddenChanges(extension.lock, definitions)];
  if (findings.length > 0) throw new CommandError(1, findingsText(findings));
  const { lock: extended, added } = extension;
  const file = join(libraryFolder(terminal, place), 'library', 'lock.json');
  if (added.length > 0) await writeWhole(terminal, file, `${JSON.stringify(extended, null, 2)}\n`, true);
  for (const { section, key } of added) terminal.out(`${section} ${key}\n`);
  terminal.err(
    `${added.length}件を公開しました。 / ${added.length} published; ${known.length - added.length} were published already or remain drafts.\n`,
  );
}

/** The lock with what is to be published, or as it is, with what stands in the way. */
function extensionOf(
  ...args: Parameters<typeof extendLock>
): ExtendedLock & { findings: readonly Finding[] } {
  try {
    return { ...extendLock(...args), findings: [] };
  } catch (error) {
    if (error instanceof DefinitionError) return { lock: args[0], added: [], findings: error.findings };
    throw error;
  }
}

/** Why an instrument that is there cannot be published, or one of its overlays: its wording is still a slot. */
function slotOf(key: string, { instruments }: Definitions): CommandError | undefined {
  const slot = instruments.find(({ value }) => {
    const own = `${value.id}@${value.version}`;
    return awaitsLicence(value) && (key === own || key.startsWith(`${own}.`));
  });
  if (!slot) return undefined;
  return new CommandError(
    1,
    `${key}: 文言が使用許諾を待つ空欄（［ ］）なので、公開できません。許諾を得て ${slot.file} の文言を入れ、wordingIncluded を true にしてください。 / Its wording is a slot that waits for a licence. With the licence, put the wording into ${slot.file} and set wordingIncluded to true.`,
  );
}
