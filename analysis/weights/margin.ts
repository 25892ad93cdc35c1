import { isPopulation } from './require-base-weights.ts';
import { WeightingError } from './weighting-error.ts';

/** One cell of a margin and the people of the population in it. */
export interface MarginCell {
  readonly name: string;
  readonly population: number;
}

/** Known counts by one item, or by several jointly (sex × age band), and where each row stands in them. */
export interface Margin {
  readonly name: string;
  readonly cells: readonly MarginCell[];
  /** index into `cells` for each row; -1: the row has no value */
  readonly cell: Int32Array;
}

/** Counts of a margin, each by the texts of its columns. */
export interface MarginCounts {
  readonly name: string;
  readonly cells: readonly {
    readonly key: readonly string[];
    /** further keys of the same cell, where neighbours were joined */
    readonly also?: readonly (readonly string[])[];
    /** absent: its key */
    readonly name?: string;
    readonly population: number;
  }[];
}

/** Throws WeightingError where a cell of a margin holds no number of people. */
function requirePopulations({ name, cells }: { name: string; cells: readonly MarginCell[] }): void {
  const findings = cells
    .filter(({ population }) => !isPopulation(population))
    .map(
      (cell) => `margin ${name}, cell ${cell.name} needs a population of 0 or more, got ${cell.population}`,
    );
  if (findings.length > 0) throw new WeightingError(findings);
}

/** Between the parts of a cell's name. */
const BY = ' × ';

/** People of all cells. Throws WeightingError for a count that is none. */
export function populationOf(margin: Margin): number {
  requirePopulations(margin);
  return margin.cells.reduce((sum, { population }) => sum + population, 0);
}

/**
 * Finds the cell of each row. `columns` hold the texts of the items that the margin is by, in the order of its keys;
 * a row with null in one of them has no cell (-1): keep it by keepUnknown, or leave it out.
 * Throws WeightingError where a cell stands twice or holds no number of people, a row has values that no cell has, or
 * columns differ in length.
 */
export function marginOfRows(
  { name, cells }: MarginCounts,
  columns: readonly (readonly (string | null)[])[],
): Margin {
  requirePopulations({
    name,
    cells: cells.map(({ key, population, name: own = key.join(BY) }) => ({ name: own, population })),
  });
  // texts may hold any separator; an array's own text may not be mistaken for another's
  const keys = cells.flatMap(({ key, also = [] }, index) =>
    [key, ...also].map((each) => [JSON.stringify(each), index] as const),
  );
  const place = new Map(keys);
  const findings = place.size < keys.length ? [`margin ${name} names a cell twice`] : [];
  if (columns.length === 0) throw new WeightingError([`margin ${name} needs a column, got none`]);
  const lengths = new Set(columns.map(({ length }) => length));
  if (lengths.size > 1) {
    throw new WeightingError([
      `margin ${name} needs columns of one length, got ${[...lengths].join(' and ')}`,
    ]);
  }
  const absent = new Map<string, number>();
  const cell = Int32Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
    const key = columns.map((column) => column[row] ?? null);
    if (key.includes(null)) return -1;
    const found = place.get(JSON.stringify(key));
    if (found === undefined) absent.set(key.join(BY), (absent.get(key.join(BY)) ?? 0) + 1);
    return found ?? -1;
  });
  for (const [key, rows] of absent)
    findings.push(`margin ${name} has no cell ${key}, where ${rows} rows lie`);
  if (findings.length > 0) throw new WeightingError(findings);
  return Object.freeze({
    name,
    cells: Object.freeze(
      cells.map(({ key, population, name: own = key.join(BY) }) => Object.freeze({ name: own, population })),
    ),
    cell,
  });
}

/** The 0/1 column of each cell: the calibration columns of a margin. */
export function indicatorColumns({ cells, cell }: Margin): readonly Float64Array[] {
  return cells.map((_, index) => Float64Array.from(cell, (own) => (own === index ? 1 : 0)));
}
