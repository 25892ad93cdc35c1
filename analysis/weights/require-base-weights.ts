import { WeightingError } from './weighting-error.ts';

/**
 * Throws WeightingError, naming the function, where base weights are not as many as the rows, are negative or not
 * numbers, or are all 0. A weight of 0 is allowed: its row stands for nobody and keeps 0.
 */
export function requireBaseWeights(asker: string, base: Float64Array, rows: number): void {
  if (base.length !== rows) {
    throw new WeightingError([`${asker} needs a base weight for each of ${rows} rows, got ${base.length}`]);
  }
  const unsound = Array.from(base.keys()).filter((row) => {
    const weight = base[row] as number;
    return !Number.isFinite(weight) || weight < 0;
  });
  const [first] = unsound;
  if (first !== undefined) {
    throw new WeightingError([
      `${asker} needs base weights of 0 or more, got ${base[first]} in row ${first + 1} (${unsound.length} such rows)`,
    ]);
  }
  if (base.every((weight) => weight === 0)) {
    throw new WeightingError([`${asker} needs base weights above 0, got none in ${rows} rows`]);
  }
}
