import { Unsupported } from '../unsupported.ts';
import { codeOrder } from './code-order.ts';
import type { CellPopulation } from './survey-objects.ts';
import { type Formula, type Frame, levelsOf, type Survey, type Vector, vector } from './values.ts';

/** A frame with a column Freq, read as the population of cells over the named columns. */
export function tabulated(from: Frame, columns: readonly string[]): CellPopulation {
  const counts = from.columns.get('Freq');
  if (counts === undefined) throw new Unsupported('a population needs the column Freq');
  const keys = columns.map((name) => {
    const column = from.columns.get(name);
    if (column === undefined) throw new Unsupported(`the population has no column ${name}`);
    return column.values;
  });
  return {
    columns,
    cells: counts.values.map((count, row) => ({
      key: keys.map((column) => String(column[row])),
      population: Number(count),
    })),
  };
}

/** `xtabs(count ~ a + b, data)`: sums of a column by the cells of others, as a frame with a column Freq. */
export function crossTabulate(from: Frame, count: string, by: readonly string[]): Frame {
  const sums = new Map<string, { key: string[]; sum: number }>();
  const columns = by.map((name) => from.columns.get(name) ?? vector([]));
  const values = from.columns.get(count)?.values;
  if (values === undefined) throw new Unsupported(`the data has no column ${count}`);
  for (let row = 0; row < from.size; row++) {
    const key = columns.map((column) => String(column.values[row]));
    const entry = sums.get(key.join('|')) ?? { key, sum: 0 };
    entry.sum += Number(values[row]);
    sums.set(key.join('|'), entry);
  }
  const rows = [...sums.values()];
  const named = by.map(
    (name, index) =>
      [
        name,
        vector(
          rows.map(({ key }) => key[index] as string),
          columns[index]?.levels,
        ),
      ] as const,
  );
  return {
    kind: 'frame',
    size: rows.length,
    columns: new Map([...named, ['Freq', vector(rows.map(({ sum }) => sum))]]),
  };
}

/** `as.vector(table)`: its counts, the codes of the first column running fastest, with 0 for cells that none is in. */
export function countsOf(table: Frame): Vector {
  const names = [...table.columns.keys()].filter((name) => name !== 'Freq');
  const { cells } = tabulated(table, names);
  const counts = new Map(cells.map(({ key, population }) => [key.join('|'), population]));
  const keys = names.reduce<readonly (readonly string[])[]>(
    (found, name) =>
      codeOrder(table.columns.get(name) as Vector).flatMap((code) => found.map((key) => [...key, code])),
    [[]],
  );
  return {
    ...vector(keys.map((key) => counts.get(key.join('|')) ?? 0)),
    ...(names.length === 1 ? { cells: keys.map(([code]) => code as string) } : {}),
  };
}

/** `svytable(~a, design)`: sums of weights by the codes of one column, named by them. */
export function surveyTable({ frame, design, domain }: Survey, by: Formula): Vector {
  const [term, ...others] = by.terms;
  const column = term?.kind === 'name' ? frame.columns.get(term.name) : undefined;
  if (column === undefined || others.length > 0)
    throw new Unsupported('preparation not understood: svytable of other than one column');
  const levels = levelsOf(column);
  const sums = new Map(levels.map((level) => [level, 0]));
  column.values.forEach((value, row) => {
    if (value === null || domain[row] === 0) return;
    sums.set(String(value), (sums.get(String(value)) as number) + (design.weights[row] as number));
  });
  return vector([...sums.values()], undefined, levels);
}
