import type { ProtectedCell, ProtectedRow, ProtectedTable } from '../disclosure/protected-table.ts';
import { percentTextOfProportion } from '../estimates/percent.ts';
import type { CsvField } from './csv-text.ts';
import { type ExportFacts, standingRemarks, tableId } from './export-facts.ts';
import { MACHINE_COLUMNS, NO_REMARK } from './machine-layout.ts';
import { MACHINE_MEASURES, type MachineMeasureId } from './machine-measures.ts';
import { machineText } from './machine-text.ts';
import { plainCharacters } from './plain-characters.ts';
import { FLAG_REMARKS, HIDDEN_REMARKS } from './remarks.ts';
import { baseCategory } from './table-codebook.ts';

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
  return machineText(MACHINE_COLUMNS, rows);
}

function rowsOf(table: ProtectedTable, facts: ExportFacts, row: ProtectedRow): CsvField[][] {
  const always = standingRemarks(table.synthetic, facts);
  const line = (
    category: { readonly id: string; readonly text: string },
    measure: MachineMeasureId,
    value: string,
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
    MACHINE_MEASURES[measure].units[0] as string,
    value === '' ? 'x' : 'ok',
    [...always, ...remarks].join(';') || NO_REMARK,
  ];
  const base = { id: baseCategory(table).id, text: baseCategory(table).label.ja };
  const lines = [line(base, 'base_n', row.base === null ? '' : String(row.base), baseRemarks(row))];
  table.categories.forEach((category, index) => {
    const cell = row.cells[index] as ProtectedCell;
    const own = { id: category.id, text: category.label.ja };
    for (const [measure, value] of figuresOf(cell, table.design)) {
      lines.push(line(own, measure, value, remarksOf(cell)));
    }
  });
  return lines;
}

function figuresOf(cell: ProtectedCell, design: ProtectedTable['design']): [MachineMeasureId, string][] {
  if (cell.hidden) {
    const hidden: MachineMeasureId[] =
      design === 'open' ? ['percent'] : ['percent', 'se', 'ci_low', 'ci_high'];
    return hidden.map((measure) => [measure, '']);
  }
  const { proportion, standardError, interval } = cell;
  const figures: [MachineMeasureId, number | null][] = [
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
