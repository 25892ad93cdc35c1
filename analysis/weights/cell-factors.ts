import { WeightingError } from './weighting-error.ts';

/**
 * Factors of a post-stratification: population of each cell over the base weights in it.
 * Rows with cell -1 take no part. Throws WeightingError where a cell has people and no weight to stand for them.
 */
export function cellFactors(
  base: Float64Array,
  cell: Int32Array,
  cells: readonly { readonly name: string; readonly population: number }[],
): Float64Array {
  const sums = new Float64Array(cells.length);
  base.forEach((weight, row) => {
    const index = cell[row] as number;
    if (index >= 0) sums[index] = (sums[index] as number) + weight;
  });
  const findings = cells.flatMap(({ name, population }, index) =>
    population > 0 && sums[index] === 0
      ? [`cell ${name} has ${population} people and no respondent to stand for them`]
      : [],
  );
  if (findings.length > 0) throw new WeightingError(findings);
  return sums.map((sum, index) => (sum === 0 ? 0 : (cells[index]?.population as number) / sum));
}
