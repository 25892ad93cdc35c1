import { type CrossTabFamily, FamilyError } from './cross-tab-family.ts';
import { type Figure, sumOf } from './disclosure-model.ts';
import type { FamilyAnswers } from './family-answers.ts';
import type { FamilyAtoms } from './family-atoms.ts';
import type { Answer, CellGroup, FamilyCells } from './family-cells.ts';
import type { FamilyRow } from './family-rows.ts';
import { figureCost } from './figure-cost.ts';

/** The n of one routed item as figures of this one. */
export interface RoutedFigures {
  readonly item: string;
  readonly answers: readonly Answer[];
  /** index of the figure, by index of the row */
  readonly figures: readonly number[];
  /** how many of a group the item was put to */
  readonly peopleOf: (group: CellGroup) => number;
}

/**
 * Adds the n of routed items to the figures. Who was asked why they got no support are those who got none:
 * the n of one table is a sum of cells of the other, and people less n are the rest of its cells.
 * Throws FamilyError for a category that the family lacks.
 */
export function routedFigures(
  family: CrossTabFamily,
  cells: FamilyCells,
  answers: FamilyAnswers,
  atoms: FamilyAtoms,
  rows: readonly FamilyRow[],
  figures: Figure[],
): RoutedFigures[] {
  return (family.routed ?? []).map(({ item, categories }) => {
    const own = new Set(
      categories.flatMap((id) => {
        const category = answers.categories.find((known) => known.id === id);
        if (category !== undefined) return category.answers;
        throw new FamilyError(`${item} is put to people with ${id}, which the tables lack`);
      }),
    );
    const indices = cells.answers.flatMap((answer, index) => (own.has(answer) ? [index] : []));
    const peopleOf = ({ counts }: CellGroup) => indices.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
    const added = rows.map(({ axis, groups }, row) => {
      const terms = atoms.sum(axis ?? (cells.axes[0]?.id as string), groups, [...own]);
      const value = sumOf(terms, atoms.values);
      let span: 'group' | 'fold' | 'whole' =
        new Set(groups.map((group) => group.row)).size > 1 ? 'fold' : 'group';
      if (axis === null) span = 'whole';
      const cost = figureCost({ what: 'routed', span, value });
      figures.push({ terms, value, kind: 'routed', row, places: ['in-base'], cost });
      return figures.length - 1;
    });
    return { item, answers: [...own], figures: added, peopleOf };
  });
}
