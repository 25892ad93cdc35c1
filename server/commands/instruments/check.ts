import { lockFindings } from '../../../instruments/composition/lock.ts';
import { lockedFiles } from '../../../instruments/composition/locked-files.ts';
import { checkInstruments } from '../../../instruments/laws/check-instruments.ts';
import { sha256 } from '../../questionnaires/sha256.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { findingsText } from './findings-text.ts';
import { type LibraryPlace, openLibrary } from './open-library.ts';

/**
 * Checks a library against every law and its lock: all findings at once.
 * @param json findings as JSON on `out` instead of text
 * @throws CommandError (1) when there are findings
 */
export async function check(terminal: Terminal, place: LibraryPlace, json: boolean): Promise<void> {
  const definitions = await openLibrary(terminal, place);
  const { instruments, overlays, recipes, lock } = definitions;
  const findings = [
    ...checkInstruments(definitions),
    ...(lock === null ? [] : lockFindings(lock, lockedFiles(definitions, sha256))),
  ];
  const checked = `部品${instruments.length}版、訳文${overlays.length}件、調査票${recipes.length}件 / ${instruments.length} instrument versions, ${overlays.length} overlays, ${recipes.length} questionnaires`;
  if (json) terminal.out(`${JSON.stringify(findings, null, 2)}\n`);
  else if (findings.length > 0) terminal.out(`${findingsText(findings)}\n`);
  if (findings.length > 0)
    throw new CommandError(1, `${checked}：指摘${findings.length}件 / ${findings.length} findings`);
  terminal.err(`${checked}：問題はありません。 / Nothing found.\n`);
}
