import writeXlsxFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/universal';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { displayWidth } from './display-width.ts';
import type { ExportFacts } from './export-facts.ts';
import {
  HIDDEN,
  NO_FIGURE,
  type ReportFact,
  type ReportLayout,
  type ReportRow,
  reportLayout,
} from './report-layout.ts';
import { fittedRow, numberCell, plainCell, symbolCell, textCell } from './xlsx-cells.ts';
import { printSetup } from './xlsx-print-setup.ts';
import { withFixedDates } from './zip-dates.ts';

/** Comes with Windows and Office in Japan; others fall back to their own Japanese font. */
const FONT = { fontFamily: '游ゴシック', fontSize: 10 } as const;
const TABLE = '集計表';
const NOTES = '注記';
/** Widths of columns, in digits. */
const WIDTH = {
  narrowestLabel: 12,
  widestLabel: 36,
  base: 8,
  figure: 11,
  remark: 34,
  name: 8,
  text: 72,
} as const;

/**
 * A protected table as an office prints it, as a workbook of two sheets: 集計表 (title, marks, then one row for the
 * whole and for each group: n, one percentage a category, remark) and 注記 (survey, period in both calendars, question,
 * notes). Figures are numbers and text is text: nothing is a formula, nothing is merged, hidden or said by colour.
 * x: hidden; ***: no figure; both are explained over the table. A4, header repeated and frozen. The same table on the
 * same day is the same bytes.
 */
export async function reportXlsx(table: ProtectedTable, facts: ExportFacts): Promise<Uint8Array> {
  const layout = reportLayout(table, facts);
  const head = headOf(layout);
  const foot = layout.warnings.map(({ ja }) => ja).join(' ');
  const sheets = [tableSheet(layout, head), notesSheet(layout)];
  const setup = printSetup([
    {
      name: TABLE,
      setup: {
        repeatedRows: { first: head.length + 1, last: head.length + 1 },
        foot,
      },
    },
    { name: NOTES, setup: { repeatedRows: { first: 1, last: 1 }, foot } },
  ]);
  const file = await writeXlsxFile(sheets, { ...FONT, features: [setup] }).toBlob();
  return withFixedDates(new Uint8Array(await file.arrayBuffer()));
}

/** Rows over the header: one text each, in the first column, running over the empty ones beside it. */
function headOf({ title, warnings, unit, facts }: ReportLayout): Row[] {
  const asked = facts.slice(0, 2).map(({ ja }) => ja);
  return [
    [plainCell(title.ja, { fontWeight: 'bold', fontSize: 12 })],
    [plainCell(title.en)],
    [plainCell(asked.join(' '))],
    ...warnings.map(({ name, ja, en }): Row => [plainCell(`${name}:${ja}${en === null ? '' : ` / ${en}`}`)]),
    [plainCell(`${unit.name}:${unit.ja}`)],
    [
      plainCell(
        `${HIDDEN}:秘匿 ${NO_FIGURE}:基数がないため数値なし / ${HIDDEN}: hidden, ${NO_FIGURE}: no base`,
      ),
    ],
  ];
}

function tableSheet({ header, rows }: ReportLayout, head: readonly Row[]): Sheet<Blob> {
  const widest = Math.max(...rows.map(({ label }) => displayWidth(label.ja)), WIDTH.narrowestLabel);
  const columns = [
    { width: Math.min(widest + 2, WIDTH.widestLabel) },
    { width: WIDTH.base },
    ...header.slice(2, -1).map(() => ({ width: WIDTH.figure })),
    { width: WIDTH.remark },
  ];
  return {
    sheet: TABLE,
    data: [
      ...head,
      fittedRow(
        header.map((name) => textCell(name, { align: 'center' })),
        columns,
      ),
      ...rows.map((row) => fittedRow(tableRow(row), columns)),
    ],
    orientation: 'landscape',
    stickyRowsCount: head.length + 1,
    stickyColumnsCount: 1,
    columns,
  };
}

function tableRow({ label, base, cells, remark }: ReportRow): CellObject[] {
  return [
    textCell(label.ja),
    base === null ? symbolCell(HIDDEN) : numberCell(base, '#,##0'),
    ...cells.map((cell) =>
      cell === HIDDEN || cell === NO_FIGURE ? symbolCell(cell) : numberCell(Number(cell), '0.0'),
    ),
    textCell(remark),
  ];
}

function notesSheet({ title, facts, warnings, unit, notes, madeOn }: ReportLayout): Sheet<Blob> {
  const all: ReportFact[] = [{ name: '表題', ...title }, ...facts, ...warnings, unit, ...notes, madeOn];
  const columns = [{ width: WIDTH.name }, { width: WIDTH.text }, { width: WIDTH.text }];
  return {
    sheet: NOTES,
    data: [
      fittedRow(
        ['項目', '内容', 'English'].map((name) => textCell(name, { align: 'center' })),
        columns,
      ),
      ...all.map(({ name, ja, en }) =>
        fittedRow(
          [name, ja, en ?? ''].map((words) => textCell(words)),
          columns,
        ),
      ),
    ],
    orientation: 'landscape',
    stickyRowsCount: 1,
    columns,
  };
}
