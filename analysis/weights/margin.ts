import type { Finding } from '../../instruments/definition/finding.ts';
import { isPopulation } from './require-base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/** One cell of a margin and the people of the population in it. */
export interface MarginCell {
  readonly name: string;
  readonly population: number;
  /** where its count was read: file and rows */
  readonly origin?: string;
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
    readonly origin?: string;
  }[];
}

/** Between the parts of a cell's name. */
const BY = ' × ';

/** What a cell is called that has no name of its own. */
export function nameOfKey(key: readonly string[]): string {
  return key.join(BY);
}

/** Where a finding on a cell points: at the rows of a file, else at margin and cell. */
export function placeOf(margin: string, { name, origin }: MarginCell): string {
  return origin ?? `${margin}, ${name}`;
}

/** Findings for cells that hold no number of people. */
export function populationFindings({
  name,
  cells,
}: {
  name: string;
  cells: readonly MarginCell[];
}): readonly Finding[] {
  return cells
    .filter(({ population }) => !isPopulation(population))
    .map((cell) =>
      weightingFinding(
        'population-unusable',
        placeOf(name, cell),
        `「${name}」の「${cell.name}」の人口は0以上の数にしてください（${cell.population}になっています）。`,
        `margin ${name}, cell ${cell.name} needs a population of 0 or more, got ${cell.population}.`,
      ),
    );
}

/** People of all cells. Throws WeightingError for a count that is none. */
export function populationOf(margin: Margin): number {
  const findings = populationFindings(margin);
  if (findings.length > 0) throw new WeightingError(findings);
  return margin.cells.reduce((sum, { population }) => sum + population, 0);
}

/** The cells of a margin with the names they go by. */
function namedCells({ cells }: MarginCounts): readonly MarginCell[] {
  return cells.map(({ key, population, origin, name = nameOfKey(key) }) =>
    Object.freeze({ name, population, ...(origin === undefined ? {} : { origin }) }),
  );
}

/** Findings for counts by themselves: cells that stand twice, or hold no number of people. */
export function countFindings(counts: MarginCounts): readonly Finding[] {
  const { name, cells } = counts;
  const seen = new Set<string>();
  const twice = cells.flatMap(({ key, also = [], origin }) =>
    [key, ...also].flatMap((each) => {
      const text = JSON.stringify(each);
      if (!seen.has(text)) {
        seen.add(text);
        return [];
      }
      return [
        weightingFinding(
          'cell-twice',
          origin ?? name,
          `「${name}」に「${nameOfKey(each)}」の人口が二つあります。`,
          `margin ${name} names a cell twice: ${nameOfKey(each)}.`,
        ),
      ];
    }),
  );
  return [...populationFindings({ name, cells: namedCells(counts) }), ...twice];
}

/**
 * Finds the cell of each row. `columns` hold the texts of the items that the margin is by, in the order of its keys;
 * a row with null in one of them has no cell (-1): keep it by keepUnknown, or leave it out.
 * Throws WeightingError where a cell stands twice or holds no number of people, a row has values that no cell has, or
 * columns differ in length.
 */
export function marginOfRows(counts: MarginCounts, columns: readonly (readonly (string | null)[])[]): Margin {
  const { name, cells } = counts;
  const named = namedCells(counts);
  const findings = [...countFindings(counts)];
  const lengths = new Set(columns.map(({ length }) => length));
  if (lengths.size !== 1) {
    const got = lengths.size === 0 ? 'none' : [...lengths].join(' and ');
    findings.push(
      weightingFinding(
        'columns-of-other-rows',
        name,
        `「${name}」の列の長さがそろっていません（${[...lengths].join('、')}）。`,
        lengths.size === 0
          ? `margin ${name} needs a column, got none.`
          : `margin ${name} needs columns of one length, got ${got}.`,
      ),
    );
  }
  if (findings.length > 0) throw new WeightingError(findings);
  // texts may hold any separator; an array's own text may not be mistaken for another's
  const place = new Map(
    cells.flatMap(({ key, also = [] }, index) =>
      [key, ...also].map((each) => [JSON.stringify(each), index] as const),
    ),
  );
  const absent = new Map<string, number>();
  const cell = Int32Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
    const key = columns.map((column) => column[row] ?? null);
    if (key.includes(null)) return -1;
    const found = place.get(JSON.stringify(key));
    if (found === undefined) {
      const text = nameOfKey(key as string[]);
      absent.set(text, (absent.get(text) ?? 0) + 1);
    }
    return found ?? -1;
  });
  if (absent.size > 0) {
    throw new WeightingError(
      [...absent].map(([key, rows]) =>
        weightingFinding(
          'cell-without-count',
          name,
          `「${name}」に「${key}」の人口がありません。回答は${rows}件あります。`,
          `margin ${name} has no cell ${key}, where ${rows} rows lie.`,
        ),
      ),
    );
  }
  return Object.freeze({ name, cells: Object.freeze(named), cell });
}

/** The 0/1 column of each cell: the calibration columns of a margin. */
export function indicatorColumns({ cells, cell }: Margin): readonly Float64Array[] {
  return cells.map((_, index) => Float64Array.from(cell, (own) => (own === index ? 1 : 0)));
}
