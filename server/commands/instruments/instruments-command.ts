import { Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';
import { type BookletOptions, booklet } from './booklet.ts';
import { check } from './check.ts';
import { list } from './list.ts';
import { publish } from './publish.ts';

/** `tsunagari instruments …`: everything that is done with the library of questionnaires. Wiring only. */
export function instrumentsCommand(terminal: Terminal, shipped: string): Command {
  const command = new Command('instruments')
    .description('調査票部品のライブラリ / the library of instruments and questionnaires')
    .option('--instruments <folder>', '別のライブラリのフォルダ / another library folder');
  const place = () => ({ shipped, wanted: command.opts<{ instruments?: string }>().instruments });

  command
    .command('check')
    .description('すべての規則と固定値を確かめる / check all laws and the lock')
    .option('--json', '指摘をJSONで出す / findings as JSON')
    .action((options: { json?: true }) => check(terminal, place(), options.json === true));
  command
    .command('list')
    .description('部品・調査票・言語の一覧 / what the library holds')
    .option('--json', 'JSONで出す / as JSON')
    .action((options: { json?: true }) => list(terminal, place(), options.json === true));
  toFile(command.command('booklet'))
    .argument('<questionnaire>', '調査票 / <id> or <id>@<version>')
    .description('紙の調査票を印刷する / print the paper form')
    .addOption(new Option('--format <format>', '形式').choices(['html', 'pdf']).default('html'))
    .option('--language <tag>', '言語 / ja, ja-x-easy, en …')
    .option('--no-ruby', 'ふりがなを付けない / without readings of kanji')
    .option('--survey <file>', '調査のJSON（表紙に載せる） / the survey, for the cover')
    .option('--desks <file>', '相談窓口のJSON / consultation desks')
    .option('--address <url>', '回答ページのアドレス / address of the web form')
    .option('--slip <number>', '整理番号 / slip number')
    .action((name: string, options: BookletOptions) => booklet(terminal, place(), name, options));
  command
    .command('publish')
    .argument('[keys...]', '<id>@<版> / <id>@<version>')
    .description('公開する（以後変更できません） / publish: never changed afterwards')
    .option('--all', 'まだ公開していないものすべて / everything not yet published')
    .action((keys: string[], options: { all?: true }) =>
      publish(terminal, place(), keys, options.all === true),
    );
  return command;
}

/** The options of every command whose result may go into a file. */
function toFile(command: Command): Command {
  return command
    .option('-o, --output <file>', '書き出すファイル / write to this file')
    .option('--force', 'あるファイルに上書きする / replace an existing file');
}
