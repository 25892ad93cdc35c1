import { Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';
import { type CrossTabOptions, crosstab } from './crosstab.ts';
import { type WeightsOptions, weights } from './weights.ts';

/** The commands of analysis: files in, files out. Wiring only. */
export function analysisCommands(terminal: Terminal, shipped: string): readonly Command[] {
  const commands = [weightsCommand, crossTabCommand];
  return commands.map((make) => make(terminal, shipped));
}

function weightsCommand(terminal: Terminal, shipped: string): Command {
  return new Command('weights')
    .argument('[answers]', '回答のCSV / CSV of answers')
    .description(
      '回答にウェイトを付け、集計用データのファイルにする / answers with weights, as a dataset file',
    )
    .option('--design <file>', '調査のJSON（標本設計・コードブック・補正） / the survey file')
    .option('--margins <file>', '合わせる人口のCSV / CSV of population counts')
    .addOption(
      new Option('--encoding <encoding>', '文字コード / of the CSV')
        .choices(['detect', 'utf-8', 'cp932'])
        .default('detect'),
    )
    .option('--installation <folder>', '稼働中の調査のデータのフォルダ / data folder of an installation')
    .option('--survey <id>', 'その調査の id / id of its survey')
    .requiredOption('-o, --output <file>', '書き出すファイル（.dataset） / write to this file')
    .option('--force', 'あるファイルに上書きする / replace an existing file')
    .option('--json', 'JSONで出す / as JSON')
    .action((answers: string | undefined, options: WeightsOptions) =>
      weights(terminal, shipped, answers, options),
    );
}

function crossTabCommand(terminal: Terminal): Command {
  const command = new Command('crosstab')
    .argument('<dataset>', '集計用データのファイル / a dataset file')
    .description('クロス集計（秘匿処理済み） / protected cross-tabs');
  return gated(tables(output(command))).action((path: string, options: CrossTabOptions) =>
    crosstab(terminal, path, options),
  );
}

/** Which tables. */
function tables(command: Command): Command {
  return command
    .requiredOption('--item <ids...>', '設問（複数可） / items')
    .requiredOption('--axis <id>', '表側（area、age_band …） / rows')
    .option('--fold <id>', '行をまとめる / join rows')
    .addOption(
      new Option('--base <who>', '基数：無回答を含める、除く / 無回答 in the base, or only who answered')
        .choices(['all', 'answered'])
        .default('all'),
    )
    .addOption(
      new Option('--nets <which>', '小計 / nets beside codes, only nets, none')
        .choices(['with', 'only', 'without'])
        .default('with'),
    );
}

/** Which register, which rule. */
function gated(command: Command): Command {
  return command
    .option('--register <file>', '公表の記録（指定しなければデータの隣） / register of releases')
    .option('--strict', '厳しい秘匿の基準を使う / the strict rule');
}

/** The options of every command whose result may go into a file. */
function output(command: Command): Command {
  return command
    .option('-o, --output <file>', '書き出すファイル / write to this file')
    .option('--force', 'あるファイルに上書きする / replace an existing file')
    .option('--json', 'JSONで出す / as JSON');
}
