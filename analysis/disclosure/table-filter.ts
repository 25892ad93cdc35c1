import type { DomainTerm } from '../dataset/dataset.ts';

/**
 * Which people a filtered table is about: who has one of the codes in every one of the columns (women of 16–29:
 * sex 2 and age band 1). Columns are those of the dataset.
 */
export type TableFilter = readonly DomainTerm[];

/** One text for one filter, whatever the order in which it was written. */
export function filterKey(filter: TableFilter): string {
  const terms = filter.map(({ column, codes }): [string, number[]] => [
    column,
    [...new Set(codes)].sort((a, b) => a - b),
  ]);
  return JSON.stringify(terms.sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
}
