import type { CrossTab } from '../crosstab/cross-tab.ts';
import { printedProportion } from '../disclosure/printed-figures.ts';
import type { ProtectedCell, ProtectedRow, ProtectedTable } from '../disclosure/protected-table.ts';
import { ComparisonError } from './comparison-error.ts';

/** A figure of ours, to be found in a protected table. */
export interface OwnFigure {
  /** id of the row */
  readonly row: string;
  readonly category: string;
  /** unweighted n */
  readonly base: number;
  readonly proportion: number | null;
}

type TableFacts = Pick<CrossTab, 'surveyId' | 'questionnaire' | 'weighting' | 'noAnswer'> & {
  readonly item: { readonly id: string };
};

/**
 * Where a figure stands in the protected table that decides whether it is shown. Throws ComparisonError where the table
 * is of another survey, item, base or weighting, lacks the row or the category, or prints another n or share: it would hide
 * other figures than those that are printed.
 */
export function shownFigure(
  caller: string,
  of: TableFacts,
  table: ProtectedTable,
  { row: id, category, base, proportion }: OwnFigure,
): { readonly row: ProtectedRow; readonly cell: ProtectedCell } {
  const row = table.rows.find(({ group }) => group.id === id);
  const cell = row?.cells[table.categories.findIndex((own) => own.id === category)];
  const sameTable =
    table.surveyId === of.surveyId &&
    table.questionnaire.sha256 === of.questionnaire.sha256 &&
    table.item.id === of.item.id &&
    table.noAnswer === of.noAnswer &&
    table.weighting === of.weighting;
  const sameFigure =
    (row?.base ?? base) === base &&
    (cell === undefined ||
      cell.hidden ||
      cell.proportion === (proportion === null ? null : printedProportion(proportion)));
  if (row !== undefined && cell !== undefined && sameTable && sameFigure) return { row, cell };
  throw new ComparisonError(
    'other-tables',
    `${caller} requires a protected table of ${of.surveyId} (${of.weighting}), item ${of.item.id}, no answer ${of.noAnswer}, with category ${category} of row ${id} (n ${base}), got one of ${table.surveyId} (${table.weighting}), item ${table.item.id}, no answer ${table.noAnswer}, with n ${row?.base ?? 'not there'} there; protect the tables of this dataset`,
  );
}
