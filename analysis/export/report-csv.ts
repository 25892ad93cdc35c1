import { ruleText } from '../disclosure/disclosure-rules.ts';
import type { ProtectedRow, ProtectedTable } from '../disclosure/protected-table.ts';
import { percentTextOfProportion } from '../estimates/percent.ts';
import { type CsvField, csvText } from './csv-text.ts';
import { AREAS_PROPOSED_REMARK, type ExportFacts, SYNTHETIC_REMARK } from './export-facts.ts';
import { dayInBothCalendars } from './japanese-era.ts';

const HIDDEN = 'x';
/** 当該数値がないもの, as in the tables of the census */
const NO_FIGURE = '***';

/**
 * A protected table as an office prints it: title rows, one row for the whole and for each group with n and
 * one percentage a category (one decimal, half up), then the notes. x: hidden; ***: no figure, because nobody
 * stands in the base. A row with a figure for reference only says so in its last column.
 */
export function reportCsv(table: ProtectedTable, facts: ExportFacts): string {
  const { item, axis } = table;
  const rows: CsvField[][] = [
    [`${item.label.ja}(${axis.label.ja}別)`, `${item.label.en} by ${axis.label.en}`],
    ['調査', facts.surveyTitle.ja, facts.surveyTitle.en],
    ['実施者', facts.organisation.ja, facts.organisation.en],
    [
      '調査期間',
      `${dayInBothCalendars(facts.window.opens)}から${dayInBothCalendars(facts.window.closes)}まで`,
    ],
    ...(facts.stem === null ? [] : [['設問', facts.stem.ja, facts.stem.en]]),
    ...(table.synthetic ? [['注意', SYNTHETIC_REMARK, 'Synthetic data: no answer of a real person']] : []),
    ...(facts.areaSchemeStatus === 'proposed'
      ? [['注意', AREAS_PROPOSED_REMARK, 'Areas not yet confirmed by the prefecture']]
      : []),
    ['単位', 'nは人、ほかは%'],
    ['区分', 'n', ...table.categories.map(({ label }) => label.ja), '備考'],
    ...table.rows.map((row) => printedRow(table, row)),
    ...notesOf(table, facts).map(({ ja, en }) => ['注', ja, en]),
    ['作成日', dayInBothCalendars(facts.madeOn)],
  ];
  return csvText(rows);
}

function printedRow(table: ProtectedTable, row: ProtectedRow): CsvField[] {
  const cells = row.cells.map((cell) => {
    if (cell.hidden) return HIDDEN;
    return cell.proportion === null ? NO_FIGURE : percentTextOfProportion(cell.proportion);
  });
  return [row.group.label.ja, row.base ?? HIDDEN, ...cells, remarkOf(table, row)];
}

function remarkOf(table: ProtectedTable, row: ProtectedRow): string {
  const flagged = table.categories.filter((_, index) => {
    const cell = row.cells[index];
    return cell?.hidden === false && cell.flags.length > 0;
  });
  if (flagged.length === 0) return 'なし';
  if (flagged.length === table.categories.length) return '参考値';
  return `参考値:${flagged.map(({ label }) => label.ja).join('、')}`;
}

function notesOf(table: ProtectedTable, facts: ExportFacts): { ja: string; en: string }[] {
  const anyNet = table.categories.some(({ kind }) => kind === 'net');
  return [
    {
      ja:
        table.noAnswer === 'in-base'
          ? 'nは比率算出の基数となる回答者数(加重しない。無回答を含む)'
          : 'nは比率算出の基数となる回答者数(加重しない。無回答を除く)',
      en:
        table.noAnswer === 'in-base'
          ? 'n is the number of respondents that percentages are of (unweighted, those without an answer included)'
          : 'n is the number of respondents that percentages are of (unweighted, those without an answer left out)',
    },
    {
      ja: '比率は百分率で小数第2位を四捨五入したため、合計が100%にならないことがある',
      en: 'Percentages are rounded half up to one decimal and may not add up to 100 %',
    },
    ...(table.item.multiple
      ? [
          {
            ja: '複数回答のため、比率の合計は100%を超えることがある',
            en: 'Several answers allowed: percentages may add up to more than 100 %',
          },
        ]
      : []),
    ...(anyNet
      ? [
          {
            ja: '小計は実数から計算し、比率の足し上げと一致しないことがある',
            en: 'Nets are computed from counts, not from rounded percentages',
          },
        ]
      : []),
    {
      ja: '属性が不明の人は全体にだけ含むため、nの合計は全体と一致しないことがある',
      en: 'People whose group is not known count in the total only, so n may not add up to the total',
    },
    ruleText(table.rule),
    { ja: `基準の出典:${table.rule.source}`, en: 'Source of the rule as given in Japanese' },
    { ja: 'xは秘匿した値、***は基数がないため計算できない値', en: 'x: hidden; ***: no base' },
    ...facts.notes,
  ];
}
