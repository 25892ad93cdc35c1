import { Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';
import { type BookletOptions, booklet } from './booklet.ts';
import { type CheckOptions, check } from './check.ts';
import { CODEBOOK_FORMATS, type CodebookOptions, codebook } from './codebook.ts';
import { compose } from './compose.ts';
import { type DiffOptions, diff } from './diff.ts';
import type { OutputOptions } from './give.ts';
import { type ImportOptions, importSurvey } from './import.ts';
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
    .option('--drafts', '未公開のものがあってもよい / what is not published yet is no finding')
    .action((options: CheckOptions) => check(terminal, place(), options));
  command
    .command('list')
    .description('部品・調査票・言語の一覧 / what the library holds')
    .option('--json', 'JSONで出す / as JSON')
    .action((options: { json?: true }) => list(terminal, place(), options.json === true));
  toFile(command.command('diff'))
    .argument('<instrument>', '調査票部品 / <id>')
    .argument('<from>', '前の版 / earlier version')
    .argument('<to>', '後の版 / later version')
    .description('二つの版の違いと、比較への影響 / what changed, and what it means for comparison')
    .addOption(new Option('--lang <language>', '説明の言語').choices(['ja', 'en']).default('ja'))
    .action((instrument: string, from: string, to: string, options: DiffOptions) =>
      diff(terminal, place(), [instrument, from, to], options),
    );
  toFile(command.command('compose'))
    .argument('<questionnaire>', '調査票 / <id> or <id>@<version>')
    .description('SurveyJSのJSONとして書き出す / as SurveyJS JSON')
    .action((name: string, options: OutputOptions) => compose(terminal, place(), name, options));
  toFile(command.command('codebook'))
    .argument('<questionnaire>', '調査票 / <id> or <id>@<version>')
    .description('コードブックを書き出す / variables, codes, bases, sources')
    .addOption(new Option('--format <format>', '形式').choices([...CODEBOOK_FORMATS]).default('md'))
    .action((name: string, options: CodebookOptions) => codebook(terminal, place(), name, options));
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
    .command('import')
    .argument('<survey>', 'SurveyJSのJSON / a SurveyJS file')
    .description('SurveyJSのJSONから部品の下書きを作る / draft of an instrument from SurveyJS JSON')
    .requiredOption('--id <id>', '部品の id / its id')
    .option('--version <version>', '部品の版 / its version', '1')
    .option('-o, --output <folder>', '下書きを置くフォルダ / folder for the draft')
    .option('--force', 'ある下書きに上書きする / replace an existing draft')
    .option('--json', '指摘をJSONで出す / findings as JSON')
    .action((survey: string, options: ImportOptions) => importSurvey(terminal, place(), survey, options));
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
