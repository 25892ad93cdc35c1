import type { Terminal } from '../terminal.ts';
import { writeWhole } from '../write-file.ts';

/** Where the result of a command goes. */
export interface OutputOptions {
  /** `-o <file>`; without it the result is printed */
  readonly output?: string;
  readonly force?: boolean;
}

/** Prints a result, or writes it into the file that the caller named. Whoever names no file gets text only. */
export async function give(
  terminal: Terminal,
  options: OutputOptions,
  content: string | Uint8Array,
): Promise<void> {
  if (options.output === undefined) {
    terminal.out(typeof content === 'string' ? content : new TextDecoder().decode(content));
    return;
  }
  await writeWhole(terminal, options.output, content, options.force === true);
  terminal.err(`${options.output}\n`);
}
