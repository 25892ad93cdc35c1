import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { ruleText } from '../disclosure/disclosure-rules.ts';
import type { ProtectedRow, ProtectedTable } from '../disclosure/protected-table.ts';
import { percentTextOfProportion } from '../estimates/percent.ts';
import { AREAS_PROPOSED_REMARK, type ExportFacts, INTERIM_REMARK, SYNTHETIC_REMARK } from './export-facts.ts';
import { dayInBothCalendars } from './japanese-era.ts';

/** Printed where a figure is hidden. */
export const HIDDEN = 'x';
/** 当該数値がないもの, as in the tables of the census */
export const NO_FIGURE = '***';
/** In the last column of a row where there is nothing to say. */
const NOTHING_TO_SAY = 'なし';

/** A name in front of a fact, and the fact in both languages (English null where it is a figure or a day). */
export interface ReportFact {
  readonly name: string;
  readonly ja: string;
  readonly en: string | null;
}

export interface ReportRow {
  readonly label: LocalizedText;
  /** unweighted n; null: hidden */
  readonly base: number | null;
  /** percentages with one decimal, HIDDEN or NO_FIGURE */
  readonly cells: readonly string[];
  readonly remark: string;
}

/** What an office prints of a table, in order, for every file that prints it. */
export interface ReportLayout {
  readonly title: LocalizedText;
  /** survey, office, period, question; then what must be known before a figure is read */
  readonly facts: readonly ReportFact[];
  readonly warnings: readonly ReportFact[];
  readonly unit: ReportFact;
  readonly header: readonly string[];
  readonly rows: readonly ReportRow[];
  readonly notes: readonly ReportFact[];
  readonly madeOn: ReportFact;
}

/**
 * A protected table as an office prints it: one row for the whole and for each group with n and one percentage a
 * category (one decimal, half up). A row with hidden figures, or with figures for reference only, says so in its last
 * column.
 */
export function reportLayout(table: ProtectedTable, facts: ExportFacts): ReportLayout {
  const { item, axis } = table;
  return {
    title: { ja: `${item.label.ja}(${axis.label.ja}別)`, en: `${item.label.en} by ${axis.label.en}` },
    facts: [
      { name: '調査', ...facts.surveyTitle },
      { name: '実施者', ...facts.organisation },
      ...(facts.window === null ? [] : [{ name: '調査期間', ja: periodText(facts.window), en: null }]),
      ...(facts.stem === null ? [] : [{ name: '設問', ...facts.stem }]),
    ],
    warnings: [
      ...(table.synthetic
        ? [{ name: '注意', ja: SYNTHETIC_REMARK, en: 'Synthetic data: no answer of a real person' }]
        : []),
      ...(facts.interim
        ? [{ name: '注意', ja: INTERIM_REMARK, en: 'Interim figures: responses are still accepted' }]
        : []),
      ...(facts.areaSchemeStatus === 'proposed'
        ? [{ name: '注意', ja: AREAS_PROPOSED_REMARK, en: 'Areas not yet confirmed by the prefecture' }]
        : []),
    ],
    unit: { name: '単位', ja: 'nは人、ほかは%', en: null },
    header: ['区分', 'n', ...table.categories.map(({ label }) => label.ja), '備考'],
    rows: table.rows.map((row) => printedRow(table, row)),
    notes: notesOf(table, facts).map((note) => ({ name: '注', ...note })),
    madeOn: { name: '作成日', ja: dayInBothCalendars(facts.madeOn), en: null },
  };
}

function periodText({ opens, closes }: { readonly opens: string; readonly closes: string }): string {
  return `${dayInBothCalendars(opens)}から${dayInBothCalendars(closes)}まで`;
}

function printedRow(table: ProtectedTable, row: ProtectedRow): ReportRow {
  const cells = row.cells.map((cell) => {
    if (cell.hidden) return HIDDEN;
    return cell.proportion === null ? NO_FIGURE : percentTextOfProportion(cell.proportion);
  });
  return { label: row.group.label, base: row.base, cells, remark: remarkOf(table, row) };
}

function remarkOf(table: ProtectedTable, row: ProtectedRow): string {
  const flagged = table.categories.filter((_, index) => {
    const cell = row.cells[index];
    return cell?.hidden === false && cell.flags.length > 0;
  });
  const hidden = row.cells.filter((cell) => cell.hidden).length;
  const remarks: string[] = [];
  if (hidden > 0) remarks.push(hidden === row.cells.length ? '秘匿' : '一部秘匿');
  if (flagged.length > 0)
    remarks.push(
      flagged.length === table.categories.length
        ? '参考値'
        : `参考値:${flagged.map(({ label }) => label.ja).join('、')}`,
    );
  return remarks.join(' ') || NOTHING_TO_SAY;
}

function notesOf(table: ProtectedTable, facts: ExportFacts): LocalizedText[] {
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
