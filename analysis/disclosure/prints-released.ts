import type { FamilyTable } from './cross-tab-family.ts';
import type { Figure } from './disclosure-model.ts';
import { isRowOpen } from './hiding.ts';
import { knownRange } from './known-range.ts';
import type { ProtectedFamily } from './protected-family.ts';
import { insideOf, type ReleasedFigure, type ReleasedTable } from './released-table.ts';

/**
 * Do these tables print everything that was released before? Then they are protected against it already, and the
 * register ties nothing. Bases that other items released count as well; entries of another dataset do not.
 */
export function printsReleased(family: ProtectedFamily, register: readonly ReleasedTable[]): boolean {
  const { surveyId, item } = (family.tables[0] as FamilyTable).table;
  return register
    .filter((entry) => entry.surveyId === surveyId && entry.dataset === family.dataset)
    .every((entry) => entry.figures.every((figure) => isKnown(family, item.id, entry, figure)));
}

function isKnown(
  family: ProtectedFamily,
  item: string,
  entry: ReleasedTable,
  figure: ReleasedFigure,
): boolean {
  const isRouted = family.built.routed.some((routed) => routed.item === entry.item);
  const isBase = 'base' in figure.of && figure.of.base === 'in-base';
  if (entry.filter !== undefined && family.built.domains.length === 0) return true;
  if (entry.item === item) return entry.filter === undefined && isPrintedHere(family, entry, figure);
  if (!isBase || (entry.filter !== undefined && !isRouted)) return true;
  return !isRouted && isPrintedHere(family, entry, figure);
}

function isPrintedHere(family: ProtectedFamily, entry: ReleasedTable, figure: ReleasedFigure): boolean {
  const { cells, model, ownRows } = family.built;
  const groups = cells.axes.find(({ id }) => id === entry.axis)?.groups ?? [];
  const inside = new Set(insideOf(groups, figure.groups)?.map(({ id }) => id));
  const index = model.rows.slice(0, ownRows).findIndex((known) => {
    if (figure.groups === null) return known.axis === null;
    const same = known.groups.length === inside.size && known.groups.every((id) => inside.has(id));
    return known.axis === entry.axis && same;
  });
  const row = model.rows[index];
  const own = 'base' in figure.of ? row?.bases[figure.of.base] : row?.cells.get(figure.of.category);
  if (own === undefined || !isOffered(family, own, index)) return false;
  const known = knownRange(family, own);
  if (known === null) return false;
  const most = known.upper ?? Number.POSITIVE_INFINITY;
  return known.lower >= figure.lower && most <= (figure.upper ?? Number.POSITIVE_INFINITY);
}

/** A cell is printed, or hidden for a reason of its own, only where its row is open. */
function isOffered({ built: { model }, hiding }: ProtectedFamily, figure: number, row: number): boolean {
  const { kind, places } = model.figures[figure] as Figure;
  return kind === 'cell' ? places.some((place) => isRowOpen(model, hiding, row, place)) : places.length > 0;
}
