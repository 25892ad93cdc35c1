import { equivalenceClasses } from './equivalence-classes.ts';

const DIGITS = 6;

/** A weight as it leaves: to six significant digits, so that its last bits tell nothing. */
export const roundedWeight = (weight: number): number => Number(weight.toPrecision(DIGITS));

/**
 * The mean weight of the rows that share the quasi-identifiers, for each of these rows: sums over any groups that are
 * made of quasi-identifiers stay as they were, and the weight tells nothing that these do not. Rows come in content
 * order, so that sums do not depend on where rows stood in the dataset.
 */
export function classMeanWeights(weights: Float64Array, columns: readonly ArrayLike<number>[]): Float64Array {
  const { ofRow, sizes } = equivalenceClasses(columns, weights.length);
  const sums = sizes.map(() => 0);
  weights.forEach((weight, row) => {
    const own = ofRow[row] as number;
    sums[own] = (sums[own] as number) + weight;
  });
  return Float64Array.from(ofRow, (own) => roundedWeight((sums[own] as number) / (sizes[own] as number)));
}
