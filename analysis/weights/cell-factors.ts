import { isPopulation, requireBaseWeights } from './require-base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/**
 * Factors of a post-stratification: population of each cell over the base weights in it.
 * Rows with cell -1 take no part. Throws WeightingError where a cell has people and no weight to stand for them, or a
 * number of people that is none, and where base weights or cells of the rows are not usable.
 */
export function cellFactors(
  base: Float64Array,
  cell: Int32Array,
  cells: readonly { readonly name: string; readonly population: number }[],
): Float64Array {
  requireBaseWeights('cellFactors', base, cell.length);
  const outside = cell.findIndex((index) => index >= cells.length);
  if (outside >= 0) {
    throw new WeightingError([
      weightingFinding(
        'cell-unknown',
        '',
        `区分は${cells.length}個ですが、${outside + 1}件目の回答は${(cell[outside] as number) + 1}番目の区分にあります。`,
        `cellFactors needs one of ${cells.length} cells for each row, row ${outside + 1} has number ${(cell[outside] as number) + 1}.`,
      ),
    ]);
  }
  const sums = new Float64Array(cells.length);
  base.forEach((weight, row) => {
    const index = cell[row] as number;
    if (index >= 0) sums[index] = (sums[index] as number) + weight;
  });
  const findings = cells.flatMap(({ name, population }, index) => {
    if (!isPopulation(population)) {
      return [
        weightingFinding(
          'population-unusable',
          name,
          `人口は0以上の数にしてください（${population}になっています）。`,
          `cell ${name} needs a population of 0 or more, got ${population}.`,
        ),
      ];
    }
    return population > 0 && sums[index] === 0
      ? [
          weightingFinding(
            'cell-without-respondents',
            name,
            `人口${population}人に対して回答が1件もありません。隣の区分とまとめてください。`,
            `cell ${name} has ${population} people and no respondent to stand for them.`,
          ),
        ]
      : [];
  });
  if (findings.length > 0) throw new WeightingError(findings);
  return sums.map((sum, index) => (sum === 0 ? 0 : (cells[index]?.population as number) / sum));
}
