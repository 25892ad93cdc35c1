import type { CrossTabCategory } from '../crosstab/cross-tab.ts';
import type {
  HiddenReason,
  ProtectedCell,
  ProtectedRow,
  ProtectedTable,
  ReliabilityFlag,
} from '../disclosure/protected-table.ts';
import { percentTextOfProportion } from '../estimates/percent.ts';
import { type CsvField, csvText } from './csv-text.ts';
import { AREAS_PROPOSED_REMARK, type ExportFacts, SYNTHETIC_REMARK, tableId } from './export-facts.ts';
import { lintMachineCsv, MachineCsvError } from './machine-csv-lint.ts';
import { MACHINE_COLUMNS, type MachineMeasure, NO_REMARK } from './machine-layout.ts';
import { plainCharacters } from './plain-characters.ts';

const HIDDEN_REMARKS: Readonly<Record<HiddenReason, string>> = {
  'small-base': '秘匿(回答者数が少ない行)',
  'small-cell': '秘匿(該当者が少ない)',
  complementary: '秘匿(差し引きで分かるのを防ぐ)',
};
const FLAG_REMARKS: Readonly<Record<ReliabilityFlag, string>> = {
  'base-under-50': '参考値(回答者数が少ない)',
  'relative-error-over-30-percent': '参考値(相対誤差が大きい)',
};

/**
 * A protected table for machines: one figure a row, header in row 1, codes beside labels, only numbers in
 * `value`. Measures: base_n (respondents, unweighted), percent, se, ci_low, ci_high (95 %), percentages to one
 * decimal rounded half up. `status` is ok, or x with an empty value where the figure is hidden. A figure that
 * does not exist has no row: errors of an open survey, the interval of a share of 0 or 100 %, shares of an
 * empty base. Every row of a synthetic survey, and of areas that are not confirmed, says so in `note`.
 * Throws MachineCsvError where the file would break the machine-readability rules it is checked against.
 */
export function machineCsv(table: ProtectedTable, facts: ExportFacts): string {
  const rows = table.rows.flatMap((row) => rowsOf(table, facts, row));
  const text = csvText([MACHINE_COLUMNS, ...rows]);
  const findings = lintMachineCsv(text);
  if (findings.length > 0) throw new MachineCsvError(findings);
  return text;
}

function rowsOf(table: ProtectedTable, facts: ExportFacts, row: ProtectedRow): CsvField[][] {
  const always = [
    ...(table.synthetic ? [SYNTHETIC_REMARK] : []),
    ...(facts.areaSchemeStatus === 'proposed' ? [AREAS_PROPOSED_REMARK] : []),
  ];
  const line = (
    category: { readonly id: string; readonly text: string },
    measure: MachineMeasure,
    value: string,
    unit: string,
    remarks: readonly string[],
  ): CsvField[] => [
    table.surveyId,
    tableId(table, facts.fold),
    table.item.id,
    plainCharacters(table.item.label.ja),
    category.id,
    plainCharacters(category.text),
    facts.fold ?? table.axis.id,
    row.group.id,
    plainCharacters(row.group.label.ja),
    measure,
    value,
    unit,
    value === '' ? 'x' : 'ok',
    [...always, ...remarks].join(';') || NO_REMARK,
  ];
  const base = {
    id: 'base',
    text: table.noAnswer === 'in-base' ? '回答者数(無回答を含む)' : '回答者数(無回答を除く)',
  };
  const lines = [line(base, 'base_n', row.base === null ? '' : String(row.base), '人', baseRemarks(row))];
  table.categories.forEach((category, index) => {
    const cell = row.cells[index] as ProtectedCell;
    const own = { id: category.id, text: labelOf(category) };
    for (const [measure, value] of figuresOf(cell, table.design)) {
      lines.push(line(own, measure, value, measure === 'se' ? 'ポイント' : '%', remarksOf(cell)));
    }
  });
  return lines;
}

function labelOf(category: CrossTabCategory): string {
  return category.label.ja;
}

function figuresOf(cell: ProtectedCell, design: ProtectedTable['design']): [MachineMeasure, string][] {
  if (cell.hidden) {
    const hidden: MachineMeasure[] = design === 'open' ? ['percent'] : ['percent', 'se', 'ci_low', 'ci_high'];
    return hidden.map((measure) => [measure, '']);
  }
  const { proportion, standardError, interval } = cell;
  const figures: [MachineMeasure, number | null][] = [
    ['percent', proportion],
    ['se', standardError],
    ['ci_low', interval?.lower ?? null],
    ['ci_high', interval?.upper ?? null],
  ];
  return figures.flatMap(([measure, value]) =>
    value === null ? [] : [[measure, percentTextOfProportion(value)]],
  );
}

function baseRemarks({ base, cells }: ProtectedRow): string[] {
  if (base !== null) return [];
  const [first] = cells;
  return [HIDDEN_REMARKS[first?.hidden ? first.reason : 'small-base']];
}

function remarksOf(cell: ProtectedCell): string[] {
  return cell.hidden ? [HIDDEN_REMARKS[cell.reason]] : cell.flags.map((flag) => FLAG_REMARKS[flag]);
}
