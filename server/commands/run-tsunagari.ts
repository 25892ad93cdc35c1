import { Command, CommanderError } from 'commander';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { analysisCommands } from './analysis/analysis-commands.ts';
import { problemLine } from './analysis/run-command.ts';
import { instrumentsCommand } from './instruments/instruments-command.ts';
import { bothLanguages, CommandError, type Terminal } from './terminal.ts';
import { wrongCall } from './wrong-call.ts';

/**
 * Runs one call of the command line.
 * @param args what follows `tsunagari`
 * @param shipped folder `instruments/` of the program
 * @param clock says on which day something was released
 * @returns the exit code: 0 done, 1 refused or findings, 2 wrong call
 */
export async function runTsunagari(
  args: readonly string[],
  terminal: Terminal,
  shipped: string,
  clock: () => Date = () => new Date(),
): Promise<number> {
  const program = new Command('tsunagari')
    .description('孤独・孤立の実態調査のための道具 / tools for surveys on loneliness and isolation')
    .addCommand(instrumentsCommand(terminal, shipped));
  for (const command of analysisCommands(terminal, shipped, () => tokyoDay(clock())))
    program.addCommand(command);
  quiet(program, terminal);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      // without a command commander has shown its help, and there is nothing to add
      if (error.code !== 'commander.help') tellWrongCall(error, args, terminal);
      return 2;
    }
    if (!(error instanceof CommandError)) throw error;
    // with --json the command has told it already
    if (error.message !== '') terminal.err(`${error.message}\n`);
    return error.exitCode;
  }
}

/** A call that cannot be understood, to whoever reads the terminal or, with --json, standard output. */
function tellWrongCall(error: CommanderError, args: readonly string[], terminal: Terminal): void {
  const message = wrongCall(error);
  if (args[0] !== 'instruments' && args.includes('--json')) {
    terminal.out(problemLine({ code: 'call.unusable', message, findings: [] }));
  } else {
    terminal.err(`${bothLanguages(message)}\n使い方は --help で見られます。 / See --help.\n`);
  }
}

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '使い方 / Usage:',
  'Arguments:': '引数 / Arguments:',
  'Options:': 'オプション / Options:',
  'Commands:': 'コマンド / Commands:',
};

/** Commander writes to the process and leaves it by itself; every subcommand must be told otherwise. */
function quiet(command: Command, terminal: Terminal): void {
  command.exitOverride();
  command.helpOption('-h, --help', '使い方 / help');
  if (command.commands.length > 0) command.helpCommand('help [command]', '使い方 / help');
  command.configureHelp({ styleTitle: (title) => HEADINGS[title] ?? title });
  command.configureOutput({
    writeOut: terminal.out,
    writeErr: terminal.err,
    // told in both languages by tellWrongCall
    outputError: () => undefined,
  });
  for (const sub of command.commands) quiet(sub, terminal);
}
