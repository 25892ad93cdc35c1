import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CrossTabCategory, CrossTabGroup } from '../crosstab/cross-tab.ts';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { type CodebookEntry, codebookText, measureEntries } from './codebook-text.ts';
import { type ExportFacts, tableId } from './export-facts.ts';
import type { MachineMeasureId } from './machine-measures.ts';

const TABLE_MEASURES: readonly MachineMeasureId[] = ['base_n', 'percent', 'se', 'ci_low', 'ci_high'];
const TABLE_UNITS = ['人', '%', 'ポイント'];

/** The base of a table as a category of the machine profile. */
export function baseCategory({ noAnswer }: Pick<ProtectedTable, 'noAnswer'>): {
  readonly id: string;
  readonly label: LocalizedText;
} {
  return {
    id: 'base',
    label:
      noAnswer === 'in-base'
        ? { ja: '回答者数(無回答を含む)', en: 'Respondents (those without an answer included)' }
        : { ja: '回答者数(無回答を除く)', en: 'Respondents (those without an answer left out)' },
  };
}

/**
 * The list of codes of one table's machine CSV: a row for every code that stands in it, with its labels in both
 * languages (rule L3-02). It holds no figure. Throws MachineCsvError like machineCsv.
 */
export function tableCodebook(table: ProtectedTable, facts: ExportFacts): string {
  return codebookText(entriesOf(table, facts));
}

function entriesOf(table: ProtectedTable, facts: ExportFacts): CodebookEntry[] {
  const { item, axis } = table;
  const title = { ja: `${item.label.ja}(${axis.label.ja}別)`, en: `${item.label.en} by ${axis.label.en}` };
  return [
    { column: 'survey_id', code: table.surveyId, label: facts.surveyTitle, description: facts.organisation },
    { column: 'table_id', code: tableId(table, facts.fold), label: title },
    {
      column: 'question_id',
      code: item.id,
      label: item.label,
      ...(facts.stem === null ? {} : { description: facts.stem }),
    },
    { column: 'category_code', code: baseCategory(table).id, label: baseCategory(table).label },
    ...table.categories.map(
      (category): CodebookEntry => ({
        column: 'category_code',
        code: category.id,
        label: category.label,
        description: categoryDescription(category),
      }),
    ),
    { column: 'axis1_id', code: facts.fold ?? axis.id, label: axis.label },
    ...table.rows.map(
      ({ group }): CodebookEntry => ({
        column: 'axis1_code',
        code: group.id,
        label: group.label,
        description: groupDescription(group),
      }),
    ),
    ...measureEntries(TABLE_MEASURES, TABLE_UNITS),
  ];
}

function categoryDescription({ kind, codes }: CrossTabCategory): LocalizedText {
  switch (kind) {
    case 'code':
      return { ja: '選択肢', en: 'Option' };
    case 'no-answer':
      return { ja: '答えがない、または読み取れない', en: 'No answer, or none that can be read' };
    case 'net':
      return { ja: `小計(選択肢${codes.join('と')})`, en: `Net of options ${codes.join(' and ')}` };
  }
}

function groupDescription({ kind, codes }: CrossTabGroup): LocalizedText {
  switch (kind) {
    case 'total':
      return { ja: '全体', en: 'Total' };
    case 'code':
      return { ja: '区分', en: 'Group' };
    case 'fold':
      return { ja: `まとめた区分(${codes.join('と')})`, en: `Groups ${codes.join(' and ')} together` };
    case 'unknown':
      return { ja: '不明', en: 'Not known' };
  }
}
