import { CommandError, type Terminal } from '../terminal.ts';
import { refuseExisting, writeWhole } from '../write-file.ts';
import { problemOf } from './problem-of.ts';

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
  readonly enter?: () => Promise<void>;
}

/**
 * Runs one command and gives its result. With `--json` standard output is one JSON document whatever happens:
 * `{ ok: true, data }`, or `{ ok: false, problem }` with code, message and findings.
 * @throws CommandError with what stood in the way, in words
 */
export async function runCommand(
  terminal: Terminal,
  options: ResultOptions,
  work: () => Promise<CommandResult> | CommandResult,
): Promise<void> {
  try {
    const { data, text, csv, enter } = await work();
    const result = options.json ? jsonText({ ok: true, data }) : options.csv && csv ? csv() : text;
    if (options.output === undefined) return terminal.out(result);
    await refuseExisting(terminal, options.output, options.force === true);
    await enter?.();
    await writeWhole(terminal, options.output, result, options.force === true);
    if (options.json) terminal.out(jsonText({ ok: true, data: { written: [options.output] } }));
    terminal.err(`${options.output}\n`);
  } catch (error) {
    const problem = problemOf(error);
    const { code, sentence: message, findings } = problem;
    if (options.json) terminal.out(jsonText({ ok: false, problem: { code, message, findings } }));
    throw new CommandError(problem.exitCode, problem.message);
  }
}

/** Laid out to be read; a number that JSON has no form for is null. */
export function jsonText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
