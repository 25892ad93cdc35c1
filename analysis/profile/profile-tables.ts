import { viewOf } from '../disclosure/protect-tables.ts';
import type { ProtectedFamily } from '../disclosure/protected-family.ts';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { filterKey, type TableFilter } from '../disclosure/table-filter.ts';
import type { ProfileTableRequest } from './protect-profile.ts';
import type { ProfileRequest } from './risk-profile.ts';

/** The people of one sex, as a filter of the gate. */
export function sexFilter(sex: number): TableFilter {
  return Object.freeze([Object.freeze({ column: 'sex', codes: Object.freeze([sex]) })]);
}

/**
 * The tables that protectProfile asks for, out of protected families: `familyOf` gives an item's tables of everybody
 * (itemFamily), `bySex` the same beside those of each sex (filteredFamily with sexFilter of every sex in the rows), asked
 * for only where a section has rows by sex.
 */
export function profileTables(
  familyOf: (item: string) => ProtectedFamily,
  bySex: (item: string) => ProtectedFamily,
): (table: ProfileTableRequest) => ProtectedTable {
  return ({ item, axis, fold, sex, noAnswer }) =>
    viewOf(sex === null ? familyOf(item) : bySex(item), {
      axis,
      fold,
      noAnswer,
      nets: 'with',
      ...(sex === null ? {} : { domain: filterKey(sexFilter(sex)) }),
    });
}

/** Every table that figures of a profile stand in: what a release of it enters into the register. */
export function profileTableRequests(
  { sections, indicators, noAnswer }: ProfileRequest,
  sexes: readonly number[],
): readonly ProfileTableRequest[] {
  const items = [...new Set(indicators.map(({ item }) => item))];
  return sections.flatMap(({ axis, fold, bySex }) =>
    items.flatMap((item) =>
      [null, ...(bySex ? sexes : [])].map((sex) => ({ item, axis, fold, sex, noAnswer })),
    ),
  );
}
