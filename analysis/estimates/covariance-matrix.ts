/** Means and covariances of several columns over the rows that have a value in all of them. */
export interface Covariances {
  /** rows counted: complete and with a weight above 0 */
  readonly respondents: number;
  readonly means: readonly number[];
  /** n/(n − 1) · Σ w (x − x̄)(y − ȳ)/Σ w */
  readonly matrix: readonly (readonly number[])[];
}

/** Covariances of columns (NaN: no answer) with a weight for each row; equal weights give the usual n − 1. */
export function covarianceMatrix(columns: readonly Float64Array[], weights: Float64Array): Covariances {
  const rows = Array.from(weights.keys()).filter(
    (row) => (weights[row] as number) > 0 && columns.every((column) => !Number.isNaN(column[row])),
  );
  // counted from the first value, so that a column that is the same for all has a variance of exactly 0
  const first = columns.map((column) => column[rows[0] as number] as number);
  const total = rows.reduce((sum, row) => sum + (weights[row] as number), 0);
  const shifted = columns.map((column, item) =>
    rows.map((row) => (column[row] as number) - (first[item] as number)),
  );
  const weightOf = rows.map((row) => weights[row] as number);
  const shifts = shifted.map(
    (values) => values.reduce((sum, value, k) => sum + (weightOf[k] as number) * value, 0) / total,
  );
  const scale = rows.length / (rows.length - 1) / total;
  const covariance = (i: number, j: number) => {
    const [x, y] = [shifted[i] as number[], shifted[j] as number[]];
    const [meanX, meanY] = [shifts[i] as number, shifts[j] as number];
    return (
      scale *
      x.reduce(
        (sum, value, k) => sum + (weightOf[k] as number) * (value - meanX) * ((y[k] as number) - meanY),
        0,
      )
    );
  };
  return {
    respondents: rows.length,
    means: shifts.map((shift, item) => shift + (first[item] as number)),
    matrix: columns.map((_, i) => columns.map((_, j) => covariance(i, j))),
  };
}
