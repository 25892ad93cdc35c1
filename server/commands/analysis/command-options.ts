import { type Command, Option } from 'commander';

// Options that several commands of analysis share, so that one word means one thing.

/** Which tables. */
export function tables(command: Command): Command {
  return rows(command.requiredOption('--item <ids...>', '設問（複数可） / items')).addOption(
    new Option('--nets <which>', '小計 / nets beside codes, only nets, none')
      .choices(['with', 'only', 'without'])
      .default('with'),
  );
}

/** Which rows, of whom. */
function rows(command: Command): Command {
  return command
    .option('--axis <id>', '表側（area、age_band …）。--fold があれば省けます / rows; --fold has its own')
    .option('--fold <id>', '行をまとめる / join rows')
    .addOption(baseOption());
}

export function baseOption(): Option {
  return new Option('--base <who>', '基数：無回答を含める、除く / 無回答 in the base, or only who answered')
    .choices(['all', 'answered'])
    .default('all');
}

export function correctionOption(): Option {
  return new Option('--correction <method>', '多重比較の補正 / of p, for the number of comparisons')
    .choices(['holm', 'bh'])
    .default('holm');
}

export function asCsv(command: Command): Command {
  return command.option('--csv', '機械判読用のCSVで出す / as CSV for machines');
}

/** Which register, which rule. */
export function gated(command: Command): Command {
  return command
    .option('--register <file>', '公表の記録（指定しなければデータの隣） / register of releases')
    .option('--new-register', '公表の記録を新しく始める（まだ何も公表していないとき） / begin a register')
    .option(
      '--other-people',
      '前の公表のあとに届いた回答を加えたデータ / answers came in since the last release',
    )
    .option('--strict', '厳しい秘匿の基準を使う / the strict rule');
}

/** The options of every command whose result may go into a file. */
export function output(command: Command): Command {
  return command
    .option('-o, --output <file>', '書き出すファイル / write to this file')
    .option('--force', 'あるファイルに上書きする / replace an existing file')
    .option('--json', 'JSONで出す / as JSON');
}
