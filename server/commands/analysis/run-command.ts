import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { CommandError, type CommandFinding, type Terminal } from '../terminal.ts';
import { requirePlace } from '../write-file.ts';
import type { Entered } from './enter-releases.ts';
import { problemOf } from './problem-of.ts';
import { writeReleased } from './write-released.ts';

/** What every command of analysis takes. */
export interface ResultOptions {
  /** the result as one JSON document */
  readonly json?: true;
  /** the result as CSV for machines */
  readonly csv?: true;
  /** `-o <file>`: into a file; without it the result is printed */
  readonly output?: string;
  readonly force?: true;
}

/** What a command found out: for programs, and for whoever reads the terminal. */
export interface CommandResult {
  readonly data: object;
  /** ends with a line break */
  readonly text: string;
  /** the same figures in the machine layout; absent: the command has none */
  readonly csv?: () => string;
  /** enters what a file of this result releases: before it is written */
  readonly enter?: () => Promise<Entered>;
}

/**
 * Runs one command and gives its result. With `--json` standard output is one JSON document whatever happens:
 * `{ ok: true, data }`, or on one line `{ ok: false, problem }` with code, message and findings, each sentence in
 * either language by itself; standard error then stays empty.
 * @throws CommandError with what stood in the way, in words; without words where --json has told it
 */
export async function runCommand(
  terminal: Terminal,
  options: ResultOptions,
  work: () => Promise<CommandResult> | CommandResult,
): Promise<void> {
  try {
    if (options.output !== undefined) await requirePlace(terminal, options.output, options.force === true);
    const { data, text, csv, enter } = await work();
    const result = options.json ? jsonText({ ok: true, data }) : options.csv && csv ? csv() : text;
    if (options.output === undefined) return terminal.out(result);
    const files = [{ path: options.output, content: result }];
    await writeReleased(terminal, { files, force: options.force === true, enter });
    if (options.json) terminal.out(jsonText({ ok: true, data: { written: [options.output] } }));
    else terminal.err(`${options.output}\n`);
  } catch (error) {
    const problem = problemOf(error);
    const { exitCode, code, sentence: message, findings } = problem;
    if (!options.json) throw problem;
    terminal.out(problemLine({ code, message, findings }));
    throw new CommandError(exitCode, '');
  }
}

/** Laid out to be read; a number that JSON has no form for is null. */
function jsonText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Why nothing was done, on one line of standard output: a program that reads lines gets it whole. */
export function problemLine(problem: {
  readonly code: string;
  readonly message: LocalizedText;
  readonly findings: readonly CommandFinding[];
}): string {
  return `${JSON.stringify({ ok: false, problem })}\n`;
}
