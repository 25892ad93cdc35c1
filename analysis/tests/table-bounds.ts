/** Logarithms of n! for n from 0 to `largest`. */
export function logFactorials(largest: number): Float64Array {
  const logs = new Float64Array(largest + 1);
  for (let n = 2; n <= largest; n++) logs[n] = (logs[n - 1] as number) + Math.log(n);
  return logs;
}

/** What is known of −Σ log n! over the cells of all tables with given margins, without making them. */
export interface TableBounds {
  /** no table has more */
  readonly most: number;
  /** no table has less */
  readonly least: number;
  /** logarithm of the sum of 1/Π n! over all tables: exact */
  readonly every: number;
}

const xLogX = (x: number) => (x === 0 ? 0 : x * Math.log(x));
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/**
 * Bounds for row sums `rows` and column sums `columns`. `most` lets every cell choose its count alone, at the price
 * (Lagrange) that makes the counts of independence the best: λ = row · column / everybody. `least` puts all of a row,
 * or all of a column, into one cell.
 */
export function tableBounds(
  rows: readonly number[],
  columns: readonly number[],
  logs: Float64Array,
): TableBounds {
  const logOf = (people: readonly number[]) => people.reduce((sum, n) => sum - (logs[n] as number), 0);
  const everybody = sumOf(rows);
  let most = xLogX(everybody) - sumOf(rows.map(xLogX)) - sumOf(columns.map(xLogX));
  for (const row of rows) {
    for (const column of columns) {
      const lambda = (row * column) / everybody;
      const best = Math.floor(lambda);
      if (best > 0) most += best * Math.log(lambda) - (logs[best] as number);
    }
  }
  const [ofRows, ofColumns] = [logOf(rows), logOf(columns)];
  return {
    most,
    least: Math.max(ofRows, ofColumns),
    every: (logs[everybody] as number) + ofRows + ofColumns,
  };
}
