import { LARGEST_CODE, RESERVED } from '../../../instruments/codebook/reserved-codes.ts';
import type { CrossTabCategory, CrossTabGroup } from '../../crosstab/cross-tab.ts';
import type { ProtectedTable } from '../../disclosure/protected-table.ts';
import { type ReleasedColumn, type ReleasedDataset, WITHHELD } from '../../release/released-dataset.ts';
import { rColumn, rNumbers } from './r-text.ts';

/** A table cannot be recomputed from these rows; says which columns it needs and how. */
export class RScriptError extends Error {
  override readonly name = 'RScriptError';
}

/** How R finds the base, the rows and the categories of a table in the columns of a file. */
export interface RTable {
  readonly base: string;
  readonly groupRows: (group: CrossTabGroup) => string;
  readonly chosen: (category: CrossTabCategory) => string;
  /** ids of the columns that it reads, in order */
  readonly columns: readonly string[];
}

/**
 * The conditions of a table as R expressions over the columns of a file. `released` null: over columns as they are
 * coded. Throws RScriptError where the rows lack a column, or have it folded so that the table's groups cannot be told.
 */
export function rTable(table: ProtectedTable, released: ReleasedDataset | null): RTable {
  const { item, axis, categories } = table;
  const options = [...new Set(categories.flatMap(({ kind, codes }) => (kind === 'no-answer' ? [] : codes)))];
  const itemColumns = item.multiple ? options.map((code) => `${item.id}.${code}`) : [item.id];
  const columns = [axis.id, ...itemColumns];
  const lacking = released === null ? [] : columns.filter((id) => columnOf(released, id) === undefined);
  if (lacking.length > 0) {
    throw new RScriptError(
      `rScript: the table needs the columns ${columns.join(', ')}, the rows lack ${lacking.join(', ')}; release them with these columns.`,
    );
  }
  const first = itemColumns[0] as string;
  const inFile = (id: string, codes: readonly number[]) => codesInFile(released, id, codes);
  return {
    columns,
    base: baseOf(table, first, released),
    groupRows: ({ kind, codes }) => {
      if (kind === 'total') return 'rep(TRUE, nrow(d))';
      const known = table.rows.flatMap(({ group }) => (group.kind === 'total' ? group.codes : []));
      return kind === 'unknown'
        ? `!${isOneOf(axis.id, inFile(axis.id, known))}`
        : isOneOf(axis.id, inFile(axis.id, codes));
    },
    chosen: ({ kind, codes }) => {
      if (kind === 'no-answer') return isOneOf(first, codes);
      return item.multiple
        ? codes.map((code) => isOneOf(`${item.id}.${code}`, [1])).join(' | ')
        : isOneOf(item.id, inFile(item.id, codes));
    },
  };
}

function columnOf(released: ReleasedDataset, id: string): ReleasedColumn | undefined {
  return released.columns.find((column) => column.id === id);
}

function isOneOf(id: string, codes: readonly number[]): string {
  return `${rColumn(id)} %in% ${rNumbers(codes)}`;
}

/** "Not asked" is outside every base; a withheld answer is unknown and outside, too. */
function baseOf({ noAnswer }: ProtectedTable, id: string, released: ReleasedDataset | null): string {
  const withheld = released !== null && (columnOf(released, id)?.withheld ?? 0) > 0;
  const answered = `${rColumn(id)} <= ${withheld ? WITHHELD - 1 : LARGEST_CODE}`;
  return noAnswer === 'in-base' ? `(${answered}) | ${rColumn(id)} > ${RESERVED.notAsked}` : answered;
}

/** What codes of the table are called in the file: the numbers of the groups that they were folded into. */
function codesInFile(
  released: ReleasedDataset | null,
  id: string,
  codes: readonly number[],
): readonly number[] {
  const treatment = released === null ? undefined : columnOf(released, id)?.treatment;
  if (treatment === undefined || treatment.kind === 'as-coded') return codes;
  if (treatment.kind === 'fold') {
    const { groups } = treatment.fold;
    const inside = groups.flatMap((group, place) =>
      group.codes.every((code) => codes.includes(code)) ? [place + 1] : [],
    );
    const covered = inside.flatMap((place) => groups[place - 1]?.codes ?? []);
    if (codes.every((code) => covered.includes(code))) return inside;
  }
  throw new RScriptError(
    `rScript: the table tells apart codes ${codes.join(', ')} of ${id}, which the rows have taken together; take the table by the same fold, or release ${id} in finer groups.`,
  );
}
