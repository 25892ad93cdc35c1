import type { TargetFit } from './adjusted-weights.ts';
import { type Margin, populationOf } from './margin.ts';
import { MOST_PEOPLE } from './require-base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/** Sums of weights by cell of a margin. */
export function cellSums({ cells, cell }: Margin, weights: Float64Array): Float64Array {
  const sums = new Float64Array(cells.length);
  weights.forEach((weight, row) => {
    const index = cell[row] as number;
    if (index >= 0) sums[index] = (sums[index] as number) + weight;
  });
  return sums;
}

/**
 * How far are these weights from each cell of each margin? Also for weights that were trimmed or rescaled since. Rows
 * without a cell are in no sum. Throws WeightingError where weights are not numbers for the rows of every margin, or
 * counts are none.
 */
export function marginFits(margins: readonly Margin[], weights: Float64Array): readonly TargetFit[] {
  const other = margins.find(({ cell }) => cell.length !== weights.length);
  for (const margin of margins) populationOf(margin);
  const odd = weights.findIndex((weight) => !(Math.abs(weight) <= MOST_PEOPLE));
  if (other !== undefined || odd >= 0) {
    throw new WeightingError([
      other === undefined
        ? weightingFinding(
            'weight-unusable',
            '',
            `${odd + 1}件目のウェイトが数ではありません（${weights[odd]}）。`,
            `marginFits needs weights that are numbers, got ${weights[odd]} in row ${odd + 1}.`,
          )
        : weightingFinding(
            'weights-of-other-rows',
            other.name,
            `ウェイトの数（${weights.length}）が「${other.name}」の回答の数（${other.cell.length}）と違います。`,
            `marginFits needs weights for the ${other.cell.length} rows of margin ${other.name}, got ${weights.length}.`,
          ),
    ]);
  }
  const all = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  return margins.flatMap((margin) => {
    const sums = cellSums(margin, weights);
    return margin.cells.map(({ name, population: target }, index) => {
      const reached = sums[index] as number;
      const relativeMisfit = reached === target ? 0 : (reached - target) / (target === 0 ? all : target);
      return { margin: margin.name, cell: name, target, reached, relativeMisfit };
    });
  });
}
