import type { CrossTabGroup } from '../crosstab/cross-tab.ts';
import type { ModelRow } from './disclosure-model.ts';
import { isRowOffered, keyOfRow } from './family-rows.ts';
import { isRowOpen } from './hiding.ts';
import { knownRange } from './known-range.ts';
import { categoriesShown, type ProtectedFamily, tableBehind, type ViewRequest } from './protected-family.ts';
import type { ReleasedFigure, ReleasedTable } from './released-table.ts';

/**
 * The entry of the register for a view that is released: every figure its reader knows exactly, and the range
 * that the printed reason gives away of a hidden one. Throws ViewError.
 */
export function releaseEntry(family: ProtectedFamily, request: ViewRequest): ReleasedTable {
  const own = tableBehind(family, request);
  const { table } = own;
  const kept = categoriesShown(table, request.nets);
  const figures = table.rows
    .filter((row) => isRowOffered(row, family.rule))
    .flatMap((row) => {
      const key = keyOfRow(family.built.cells, own, row);
      const index = family.built.rowByKey.get(key) as number;
      const { bases, cells } = family.built.model.rows[index] as ModelRow;
      const groups = groupsKnown(row.group);
      const known: ReleasedFigure[] = [];
      const add = (figure: number, of: ReleasedFigure['of']) => {
        const range = knownRange(family, figure);
        if (range !== null) known.push({ groups, of, ...range });
      };
      add(bases[request.noAnswer], { base: request.noAnswer });
      if (!isRowOpen(family.built.model, family.hiding, index, request.noAnswer)) return known;
      for (const at of kept) {
        const category = (table.categories[at] as { id: string }).id;
        add(cells.get(category) as number, { category });
      }
      return known;
    });
  const filter = family.built.domains.find(({ id }) => id === own.domain)?.filter;
  return {
    surveyId: table.surveyId,
    dataset: family.dataset,
    item: table.item.id,
    axis: request.axis,
    ...(filter === undefined || filter === null ? {} : { filter }),
    figures,
  };
}

function groupsKnown({ kind, codes }: CrossTabGroup): ReleasedFigure['groups'] {
  if (kind === 'total') return null;
  return kind === 'unknown' ? 'unknown' : codes;
}
