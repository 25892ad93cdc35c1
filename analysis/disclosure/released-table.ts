import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import type { Relation } from './disclosure-model.ts';
import type { CellGroup } from './family-cells.ts';
import type { FamilyModel } from './family-model.ts';

/**
 * What a reader of an earlier release knows of one figure: its number of respondents lies from `lower` to
 * `upper` (null: no upper bound). A figure that was shown has both ends equal.
 */
export interface ReleasedFigure {
  /** codes of the axis that the row joins; null: the whole; unknown: people in no row (guarded groups only) */
  readonly groups: readonly number[] | 'unknown' | null;
  /** category id, or the base of the table with 無回答 in it or out of it */
  readonly of: { readonly category: string } | { readonly base: NoAnswerPlace };
  readonly lower: number;
  readonly upper: number | null;
}

/**
 * One entry of the register of what a survey released (decision 10): plain data that the server stores with
 * the release and passes to the gate. It holds counts, so it never leaves the server.
 */
export interface ReleasedTable {
  readonly surveyId: string;
  /** which frozen dataset; a figure of another dataset is of other people and ties nothing down */
  readonly dataset: string;
  readonly item: string;
  readonly axis: string;
  readonly figures: readonly ReleasedFigure[];
}

/** Thrown where the register speaks of figures that the family does not hold. */
export class ReleasedTableError extends Error {
  constructor(entry: ReleasedTable, what: string) {
    super(
      `protectItem: the register has ${what} of ${entry.item} by ${entry.axis} (${entry.surveyId}); add that table to the family, so that the new figures are protected against it`,
    );
    this.name = 'ReleasedTableError';
  }
}

/** The register's entries for this item and dataset as relations over the family's atoms. */
export function releasedRelations(
  family: FamilyModel,
  about: { readonly surveyId: string; readonly dataset: string; readonly item: string },
  register: readonly ReleasedTable[],
): Relation[] {
  return register
    .filter(
      ({ surveyId, dataset, item }) =>
        surveyId === about.surveyId && dataset === about.dataset && item === about.item,
    )
    .flatMap((entry) => entry.figures.map((figure) => relationOf(family, entry, figure)));
}

function relationOf(
  { cells, answers, atoms }: FamilyModel,
  entry: ReleasedTable,
  figure: ReleasedFigure,
): Relation {
  const axis = cells.axes.find(({ id }) => id === entry.axis);
  if (axis === undefined) throw new ReleasedTableError(entry, 'an axis');
  const groups = groupsOf(axis.groups, entry, figure.groups);
  const { of } = figure;
  let summed = answers.everybody;
  if ('category' in of) {
    const category = answers.categories.find(({ id }) => id === of.category);
    if (category === undefined) throw new ReleasedTableError(entry, `category ${of.category}`);
    summed = category.answers;
  } else if (of.base === 'out-of-base') {
    summed = answers.answered;
  }
  return {
    terms: atoms.sum(axis.id, groups, summed),
    minimum: figure.lower,
    maximum: figure.upper ?? Number.POSITIVE_INFINITY,
  };
}

function groupsOf(
  groups: readonly CellGroup[],
  entry: ReleasedTable,
  codes: ReleasedFigure['groups'],
): readonly CellGroup[] {
  if (codes === null) return groups;
  if (codes === 'unknown') return groups.filter(({ unknown }) => unknown);
  const inside = groups.filter(
    (group) => !group.unknown && group.codes.every((code) => codes.includes(code)),
  );
  const covered = new Set(inside.flatMap((group) => group.codes));
  if (codes.some((code) => !covered.has(code))) throw new ReleasedTableError(entry, `row ${codes.join('+')}`);
  return inside;
}
