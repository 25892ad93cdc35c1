import { type LockedFile, lockFindings } from '../../../instruments/composition/lock.ts';
import { lockedFiles } from '../../../instruments/composition/locked-files.ts';
import type { Finding } from '../../../instruments/definition/finding.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import { checkInstruments } from '../../../instruments/laws/check-instruments.ts';
import { forbiddenChanges } from '../../../instruments/versions/forbidden-changes.ts';
import { findingsText } from '../../questionnaires/findings-text.ts';
import { lockMissing } from '../../questionnaires/lock-missing.ts';
import { sha256 } from '../../questionnaires/sha256.ts';
import { steps } from '../steps.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { type LibraryPlace, openLibrary } from './open-library.ts';

export interface CheckOptions {
  /** findings as JSON on `out` instead of text */
  readonly json?: true;
  /** what is not published yet is named, but is no finding */
  readonly drafts?: true;
}

/** More than these are counted: a whole new library would fill the screen. */
const NAMED = 10;

/**
 * Checks a library against every law, its lock, and what publication forbids: all findings at once.
 * @throws CommandError (1) when there are findings
 */
export async function check(terminal: Terminal, place: LibraryPlace, options: CheckOptions): Promise<void> {
  const { now, done } = steps(terminal);
  now('定義を読んでいます / reading the definitions');
  const definitions = await openLibrary(terminal, place).finally(done);
  const broken = checkInstruments(definitions, (law) => now(`決まりに照らしています / checking ${law}`));
  now('公開した版と比べています / comparing with what is published');
  const actual = lockedFiles(definitions, sha256);
  const findings = [...broken, ...findingsOfLock(definitions, actual, options.drafts === true)];
  done();

  const { instruments, overlays, recipes, lock } = definitions;
  const checked = `部品${instruments.length}版、訳文${overlays.length}件、調査票${recipes.length}件 / ${instruments.length} instrument versions, ${overlays.length} overlays, ${recipes.length} questionnaires`;
  if (options.json) terminal.out(`${JSON.stringify(findings, null, 2)}\n`);
  else if (findings.length > 0) terminal.out(`${findingsText(findings)}\n`);
  if (findings.length > 0)
    throw new CommandError(1, `${checked}：指摘${findings.length}件 / ${findings.length} findings`);
  const drafts = actual.filter(({ section, key }) => lock !== null && !Object.hasOwn(lock[section], key));
  if (drafts.length > 0) {
    const named = drafts.slice(0, NAMED).map(({ key }) => key);
    if (drafts.length > NAMED) named.push(`… (${drafts.length})`);
    terminal.err(`未公開 / not published: ${named.join(', ')}\n`);
  }
  terminal.err(`${checked}：問題はありません。 / Nothing found.\n`);
}

function findingsOfLock(
  definitions: Definitions,
  actual: readonly LockedFile[],
  drafts: boolean,
): readonly Finding[] {
  const { lock } = definitions;
  if (lock === null) return [lockMissing];
  return [
    ...lockFindings(lock, actual).filter(({ code }) => !(drafts && code === 'lock.not-locked')),
    ...forbiddenChanges(lock, definitions),
  ];
}
