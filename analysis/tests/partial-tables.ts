/** Sums of logarithms are kept in these units: equal ones meet whatever the order in which they were added. */
const UNIT = 1e-10;

/** How many ways to fill the first columns of a table have which sum of −log n! over the cells filled. */
export type PartialTables = Map<number, number>;

/** Adds `count` ways with the sum `log` to those that have it already. */
export function addWays(tables: PartialTables, log: number, count: number): void {
  const place = Math.round(log / UNIT);
  tables.set(place, (tables.get(place) ?? 0) + count);
}

/** Some ways with one sum. */
export interface Ways {
  readonly log: number;
  readonly count: number;
}

export function waysOf(tables: PartialTables): readonly Ways[] {
  return Array.from(tables, ([place, count]) => ({ log: place * UNIT, count }));
}
