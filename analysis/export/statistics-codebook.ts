import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { type CodebookEntry, codebookText, measureEntries } from './codebook-text.ts';
import { type MachineColumn, NOT_USED } from './machine-layout.ts';
import { MACHINE_MEASURES } from './machine-measures.ts';
import type { StatisticRow } from './statistics-csv.ts';

/** What the codes of a file of statistics mean that its rows have no words for. */
export interface StatisticsTitles {
  readonly surveyId: string;
  readonly surveyTitle: LocalizedText;
  /** by axis id */
  readonly axes: Readonly<Record<string, LocalizedText>>;
  /** by table id */
  readonly tables: Readonly<Record<string, LocalizedText>>;
}

const NOTHING: LocalizedText = { ja: NOT_USED.label, en: 'None' };

/**
 * The list of codes of statisticsCsv's file: a row for every code that stands in these rows. A code of two questions or
 * two axes has an entry for each, with the question or axis as its description. An axis or table without a title is
 * described by its id. Throws MachineCsvError like machineCsv.
 */
export function statisticsCodebook(rows: readonly StatisticRow[], titles: StatisticsTitles): string {
  const entries = new Map<string, CodebookEntry>();
  const add = (column: MachineColumn, code: string, label: LocalizedText, within?: LocalizedText) => {
    const key = JSON.stringify([column, code, within?.ja]);
    if (!entries.has(key)) {
      entries.set(key, { column, code, label, ...(within === undefined ? {} : { description: within }) });
    }
  };
  add('survey_id', titles.surveyId, titles.surveyTitle);
  const axisTitle = (id: string) => titles.axes[id] ?? { ja: id, en: id };
  for (const { tableId, question, category, axis1, axis2, reference } of rows) {
    add('table_id', tableId, titles.tables[tableId] ?? { ja: tableId, en: tableId });
    add('question_id', question.id, question.label);
    add('category_code', category.code, category.label, question.label);
    add('axis1_id', axis1.id, axisTitle(axis1.id));
    add('axis1_code', axis1.code, axis1.label, axisTitle(axis1.id));
    add('axis2_id', axis2?.id ?? NOT_USED.code, axis2 === null ? NOTHING : axisTitle(axis2.id));
    add(
      'axis2_code',
      axis2?.code ?? NOT_USED.code,
      axis2?.label ?? NOTHING,
      axis2 === null ? NOTHING : axisTitle(axis2.id),
    );
    add('reference_code', reference?.code ?? NOT_USED.code, reference?.label ?? NOTHING);
  }
  const measures = new Set(rows.map(({ measure }) => measure));
  const units = new Set(
    rows.map(({ measure, unit }) => unit ?? (MACHINE_MEASURES[measure].units[0] as string)),
  );
  const order: readonly MachineColumn[] = [
    'survey_id',
    'table_id',
    'question_id',
    'category_code',
    'axis1_id',
    'axis1_code',
    'axis2_id',
    'axis2_code',
    'reference_code',
  ];
  return codebookText([
    ...order.flatMap((column) => [...entries.values()].filter((entry) => entry.column === column)),
    ...measureEntries(measures, units),
  ]);
}
