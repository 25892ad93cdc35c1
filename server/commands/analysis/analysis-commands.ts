import { Command, Option } from 'commander';
import { PRINTED_DESIGN_EFFECT } from '../../../analysis/comparison/published-share.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import type { Terminal } from '../terminal.ts';
import { asCsv, baseOption, correctionOption, gated, output, tables } from './command-options.ts';
import { type CompareOptions, compare } from './compare.ts';
import { type CrossTabOptions, crosstab } from './crosstab.ts';
import { type ExportRowsOptions, exportRows, ROW_FORMATS } from './export-rows.ts';
import { type ExportTablesOptions, exportTables, TABLE_FORMATS } from './export-tables.ts';
import { type ProfileOptions, profile } from './profile.ts';
import { type ProtectOptions, protect } from './protect.ts';
import { type RegressOptions, regress } from './regress.ts';
import { type WeightsOptions, weights } from './weights.ts';

/** The commands of analysis: files in, files out. Wiring only. */
export function analysisCommands(
  terminal: Terminal,
  shipped: string,
  today: () => TokyoDay,
): readonly Command[] {
  return [
    weightsCommand(terminal, shipped),
    crossTabCommand(terminal, today),
    compareCommand(terminal, shipped, today),
    profileCommand(terminal, today),
    regressCommand(terminal, today),
    protectCommand(terminal, today),
    exportCommand(terminal, today),
  ];
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
    .option('--register <file>', 'この調査の公表の記録（すでにあるとき） / register of the survey')
    .option(
      '--new-register',
      '空の記録を始める（同じ人の回答からほかに何も公表しないとき） / begin a register beside another',
    )
    .option('--force', 'あるファイルに上書きする / replace an existing file')
    .option('--json', 'JSONで出す / as JSON')
    .action((answers: string | undefined, options: WeightsOptions) =>
      weights(terminal, shipped, answers, options),
    );
}

function crossTabCommand(terminal: Terminal, today: () => TokyoDay): Command {
  const command = new Command('crosstab')
    .argument('<dataset>', '集計用データのファイル / a dataset file')
    .description('クロス集計（秘匿処理済み） / protected cross-tabs');
  command.option('--filter <terms...>', '絞り込み（sex=2、age_band=1,2） / only these people');
  return gated(tables(output(command))).action((path: string, options: CrossTabOptions) =>
    crosstab(terminal, path, options, today()),
  );
}

function compareCommand(terminal: Terminal, shipped: string, today: () => TokyoDay): Command {
  const command = new Command('compare')
    .argument('<datasets...>', '集計用データのファイル（推移は古い順に複数） / dataset files')
    .description('差を検定する：地域・年齢階級、全国の公表値、前回 / which figures differ')
    .requiredOption('--item <id>', '設問 / item')
    .option('--category <id>', '選択肢のコードか小計 / a code or a net')
    .option('--axis <id>', '表側（area、age_band …） / rows')
    .option('--fold <id>', '行をまとめる / join rows')
    .addOption(baseOption())
    .addOption(
      new Option('--against <what>', '相手：互いに、ほかの全体、公表値、前回 / held against')
        .choices(['each-other', 'rest', 'published', 'waves'])
        .default('each-other'),
    )
    .addOption(correctionOption())
    .option(
      '--design-effect <number>',
      '公表値のデザイン効果（仮定） / of the published figures',
      String(PRINTED_DESIGN_EFFECT),
    )
    .option('--apart', '公表値の対象に含まれない / no part of the published population')
    .option('--years <years...>', '各回の年（--against waves） / years of the waves');
  return gated(asCsv(output(command))).action((paths: string[], options: CompareOptions) =>
    compare(terminal, shipped, paths, options, today()),
  );
}

function profileCommand(terminal: Terminal, today: () => TokyoDay): Command {
  const command = new Command('profile')
    .argument('<dataset>', '集計用データのファイル / a dataset file')
    .description('地域・年齢階級ごとのリスクプロファイル / risk profile of areas or bands')
    .requiredOption('--axis <ids...>', '表側（area、age_band、age_band:age_3 …） / with a fold')
    .option('--indicators <ids...>', '指標（指定しなければすべて） / indicators; all without it')
    .addOption(baseOption())
    .option('--by-sex', '男女別の行にする / rows by sex')
    .option('--standard <what>', 'そろえる人口：survey、none、人口のCSV / made alike to', 'survey')
    .addOption(correctionOption());
  return gated(asCsv(output(command))).action((path: string, options: ProfileOptions) =>
    profile(terminal, path, options, today()),
  );
}

function regressCommand(terminal: Terminal, today: () => TokyoDay): Command {
  const command = new Command('regress')
    .argument('<dataset>', '集計用データのファイル / a dataset file')
    .description('ロジスティック回帰（オッズ比）・線形回帰 / odds ratios, or coefficients of a mean')
    .option('--outcome <item=codes>', '目的変数：設問=コードか小計 / yes or no')
    .option('--mean <column>', '目的変数：数値の列 / a number')
    .requiredOption(
      '--terms <columns...>',
      '説明変数：列、列@基準、列=1,2、列=1+2,3 / columns, with reference or groups',
    )
    .addOption(baseOption());
  return gated(asCsv(output(command))).action((path: string, options: RegressOptions) =>
    regress(terminal, path, options, today()),
  );
}

function protectCommand(terminal: Terminal, today: () => TokyoDay): Command {
  const command = new Command('protect')
    .argument('<dataset>', '集計用データのファイル / a dataset file')
    .description(
      '設問のすべての表を秘匿処理し、何を伏せたかを示す / every table of an item, and what is hidden',
    )
    .option('--item <ids...>', '設問（指定しなければすべて） / items; all without it')
    .option('--audit', '伏せた数値の取りうる範囲を検算する / feasible interval of each hidden figure');
  return gated(output(command)).action((path: string, options: ProtectOptions) =>
    protect(terminal, path, options, today()),
  );
}

function exportCommand(terminal: Terminal, today: () => TokyoDay): Command {
  const command = new Command('export').description(
    '表・提供用データを書き出す / files of tables, or of rows',
  );
  const folder = (own: Command) =>
    own
      .requiredOption('-o, --output <folder>', '書き出すフォルダ / write into this folder')
      .option('--force', 'あるファイルに上書きする / replace existing files')
      .option('--json', 'JSONで出す / as JSON');
  const files = command
    .command('tables')
    .argument('<dataset>', '集計用データのファイル / a dataset file')
    .description('秘匿処理済みの表を書き出し、公表の記録に加える / protected tables, entered in the register')
    .addOption(
      new Option('--format <formats...>', '形式 / forms')
        .choices(Object.keys(TABLE_FORMATS))
        .default(['machine', 'codebook', 'metadata']),
    )
    .addOption(
      new Option('--encoding <encoding>', 'CSVの文字コード / of CSV')
        .choices(['utf-8', 'cp932'])
        .default('utf-8'),
    )
    .addOption(
      new Option('--unmappable <what>', 'cp932にない文字 / characters that cp932 does not have')
        .choices(['refuse', 'geta'])
        .default('refuse'),
    );
  gated(tables(folder(files))).action((path: string, options: ExportTablesOptions) =>
    exportTables(terminal, path, options, today()),
  );
  const given = command
    .command('rows')
    .argument('<dataset>', '集計用データのファイル / a dataset file')
    .description('目的を定めて個票（提供用データ）を書き出す / a released dataset, for a purpose')
    .requiredOption('--request <file>', '提供の申請のJSON / what is asked for, by whom and what for')
    .addOption(new Option('--format <formats...>', '形式 / forms').choices([...ROW_FORMATS]).default(['csv']))
    .option('--item <ids...>', 'Rで再計算する表の設問 / items of the R script')
    .option('--axis <id>', 'その表側 / its rows')
    .option('--fold <id>', '行をまとめる / join rows');
  gated(folder(given)).action((path: string, options: ExportRowsOptions) =>
    exportRows(terminal, path, { ...options, base: 'all' }, today()),
  );
  return command;
}
