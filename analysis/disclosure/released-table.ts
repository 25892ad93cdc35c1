import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import type { Relation } from './disclosure-model.ts';
import type { Answer, CellGroup } from './family-cells.ts';
import type { FamilyModel } from './family-model.ts';
import { filterKey, type TableFilter } from './table-filter.ts';

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
  /** which people the table is about; absent: everybody */
  readonly filter?: TableFilter | undefined;
  readonly figures: readonly ReleasedFigure[];
}

/** What a release of some item said of a base: how many people finest groups of an axis have. */
export interface ReleasedBase {
  readonly item: string;
  readonly axis: string;
  readonly groups: readonly string[];
  readonly lower: number;
  readonly upper: number;
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

/**
 * The register's entries for this item and dataset as relations over the family's atoms, and of items that this
 * one leads to their n. Filtered tables tie only filtered ones: they were made beside those of everybody, which stay.
 */
export function releasedRelations(
  family: FamilyModel,
  about: { readonly surveyId: string; readonly dataset: string; readonly item: string },
  register: readonly ReleasedTable[],
): Relation[] {
  const own = register.filter(
    ({ surveyId, dataset, filter }) =>
      surveyId === about.surveyId &&
      dataset === about.dataset &&
      (filter === undefined || family.domains.length > 0),
  );
  return own.flatMap((entry) => {
    if (entry.item === about.item) {
      return entry.figures.map((figure) =>
        relationOf(family, entry, figure, summedBy(family, entry, figure)),
      );
    }
    const routed = family.routed.find(({ item }) => item === entry.item);
    if (routed === undefined) return [];
    const bases = entry.figures.filter(({ of }) => 'base' in of && of.base === 'in-base');
    return bases.map((figure) => relationOf(family, entry, figure, routed.answers));
  });
}

/**
 * Bases with 無回答 in them that any item of this dataset released, of rows that this family knows. Of a filter that
 * this family does not have, none: bases of filtered rows were chosen beside those of everybody, which stayed as they were.
 */
export function releasedBases(
  family: FamilyModel,
  about: { readonly surveyId: string; readonly dataset: string },
  register: readonly ReleasedTable[],
): ReleasedBase[] {
  return register.flatMap((entry) => {
    const { surveyId, dataset, item, axis: id, figures } = entry;
    const axis = family.cells.axes.find((known) => known.id === id);
    if (surveyId !== about.surveyId || dataset !== about.dataset || axis === undefined) return [];
    const people = peopleOf(family, entry);
    if (people === null) return [];
    return figures.flatMap(({ groups, of, lower, upper }) => {
      if (!('base' in of) || of.base !== 'in-base') return [];
      const inside = insideOf(axis.groups.filter(people), groups);
      if (inside === null) return [];
      const range = { lower, upper: upper ?? Number.POSITIVE_INFINITY };
      return [{ item, axis: id, groups: inside.map((group) => group.id), ...range }];
    });
  });
}

function relationOf(
  family: FamilyModel,
  entry: ReleasedTable,
  { groups, lower, upper }: ReleasedFigure,
  summed: readonly Answer[],
): Relation {
  const axis = family.cells.axes.find(({ id }) => id === entry.axis);
  if (axis === undefined) throw new ReleasedTableError(entry, 'an axis');
  const people = peopleOf(family, entry);
  if (people === null) throw new ReleasedTableError(entry, `a filter ${filterKey(entry.filter ?? [])}`);
  return {
    terms: family.atoms.sum(axis.id, groupsOf(axis.groups.filter(people), entry, groups), summed),
    minimum: lower,
    maximum: upper ?? Number.POSITIVE_INFINITY,
  };
}

function summedBy({ answers }: FamilyModel, entry: ReleasedTable, { of }: ReleasedFigure): readonly Answer[] {
  if ('base' in of) return of.base === 'in-base' ? answers.everybody : answers.answered;
  const category = answers.categories.find(({ id }) => id === of.category);
  if (category === undefined) throw new ReleasedTableError(entry, `category ${of.category}`);
  return category.answers;
}

function groupsOf(
  groups: readonly CellGroup[],
  entry: ReleasedTable,
  codes: ReleasedFigure['groups'],
): readonly CellGroup[] {
  const inside = insideOf(groups, codes);
  if (inside === null)
    throw new ReleasedTableError(entry, `row ${codes === null ? 'whole' : [...codes].join('+')}`);
  return inside;
}

/** The finest groups of a released row; null where the row is no union of them. */
export function insideOf(
  groups: readonly CellGroup[],
  codes: ReleasedFigure['groups'],
): readonly CellGroup[] | null {
  if (codes === null) return groups;
  if (codes === 'unknown') return groups.filter(({ unknown }) => unknown);
  const inside = groups.filter(
    (group) => !group.unknown && group.codes.every((code) => codes.includes(code)),
  );
  const covered = new Set(inside.flatMap((group) => group.codes));
  return codes.some((code) => !covered.has(code)) ? null : inside;
}

/** Which groups hold the people of an entry; null where this family does not know its filter. */
function peopleOf(
  { domains }: FamilyModel,
  { filter }: ReleasedTable,
): ((group: CellGroup) => boolean) | null {
  if (filter === undefined) return () => true;
  const domain = domains.find(
    (known) => known.filter !== null && filterKey(known.filter) === filterKey(filter),
  );
  if (domain === undefined) return null;
  return ({ part }) => part !== null && domain.parts.includes(part.id);
}
