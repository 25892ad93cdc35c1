import { type CountTable, countTable } from './count-table.ts';

/** Counts that independence of rows and columns would give, [row][column]. NaN for a table without anybody. */
export function expectedCounts({ rowSums, columnSums, respondents }: CountTable): readonly number[][] {
  return rowSums.map((row) => columnSums.map((column) => (row * column) / respondents));
}

/** One cell of a table of counts beside what independence would give. */
export interface CellResidual {
  readonly row: number;
  readonly column: number;
  readonly respondents: number;
  readonly expected: number;
  /** (n − e)/√e: its square is the cell's part of chi-squared */
  readonly residual: number;
  /** (n − e)/√(e (1 − row share)(1 − column share)): about standard normal without an association */
  readonly adjustedResidual: number;
}

/**
 * Which cells of a table of unweighted counts make the association: residuals of Pearson and of Haberman (1973),
 * row by row. NaN where the row or column is empty, or holds everybody (adjusted). Same as `residuals` and `stdres`
 * of R's chisq.test. Throws EstimationError unless the table is rectangular, at least 2 × 2, of whole counts.
 */
export function cellResiduals(counts: readonly (readonly number[])[]): readonly CellResidual[] {
  const table = countTable(counts, 'cellResiduals');
  const { rowSums, columnSums, respondents: everybody } = table;
  return expectedCounts(table).flatMap((means, row) =>
    means.map((expected, column) => {
      const respondents = counts[row]?.[column] as number;
      const difference = respondents - expected;
      const rest =
        (1 - (rowSums[row] as number) / everybody) * (1 - (columnSums[column] as number) / everybody);
      const residual = difference / Math.sqrt(expected);
      const adjustedResidual = difference / Math.sqrt(expected * rest);
      return { row, column, respondents, expected, residual, adjustedResidual };
    }),
  );
}
