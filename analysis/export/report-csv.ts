import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { type CsvField, csvText } from './csv-text.ts';
import type { ExportFacts } from './export-facts.ts';
import { HIDDEN, type ReportFact, reportLayout } from './report-layout.ts';

/**
 * A protected table as an office prints it, as CSV: title and facts, one row for the whole and for each group, then
 * the notes. x: hidden; ***: no figure, because nobody stands in the base. UTF-8 with byte order mark, CRLF.
 */
export function reportCsv(table: ProtectedTable, facts: ExportFacts): string {
  const { title, facts: known, warnings, unit, header, rows, notes, madeOn } = reportLayout(table, facts);
  return csvText([
    [title.ja, title.en],
    ...known.map(factRow),
    ...warnings.map(factRow),
    factRow(unit),
    header,
    ...rows.map(({ label, base, cells, remark }): CsvField[] => [label.ja, base ?? HIDDEN, ...cells, remark]),
    ...notes.map(factRow),
    factRow(madeOn),
  ]);
}

function factRow({ name, ja, en }: ReportFact): CsvField[] {
  return en === null ? [name, ja] : [name, ja, en];
}
