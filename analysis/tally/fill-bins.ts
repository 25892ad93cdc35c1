/** Numbers that the bins of one joint column may take: 256 bins, and n, Σw, Σw² and Σd of each. */
export const BINS_ROOM = 4 * 256;

/** Counts the rows `from` … `to` − 1 of a joint column: bin b at b. */
export function countRows(values: Uint8Array, from: number, to: number, bins: Float64Array): void {
  for (let row = from; row < to; row++) {
    const at = values[row] as number;
    bins[at] = (bins[at] as number) + 1;
  }
}

/**
 * The same for two joint columns at once, the bins of the other one from BINS_ROOM on. A processor waits for a bin that
 * was added to a moment ago; two columns take hardly longer than one. One array, and its distance written out: with an
 * array for each column the loop takes half as long again.
 */
export function countRowsOfTwo(
  values: Uint8Array,
  others: Uint8Array,
  from: number,
  to: number,
  bins: Float64Array,
): void {
  for (let row = from; row < to; row++) {
    const a = values[row] as number;
    const b = (others[row] as number) + 1024;
    bins[a] = (bins[a] as number) + 1;
    bins[b] = (bins[b] as number) + 1;
  }
}

/** n, Σw and Σw² of these rows, at three of four positions a bin. */
export function addWeights(
  values: Uint8Array,
  weight: Float64Array,
  from: number,
  to: number,
  bins: Float64Array,
): void {
  for (let row = from; row < to; row++) {
    const a = 4 * (values[row] as number);
    const w = weight[row] as number;
    bins[a] = (bins[a] as number) + 1;
    bins[a + 1] = (bins[a + 1] as number) + w;
    bins[a + 2] = (bins[a + 2] as number) + w * w;
  }
}

/** The same for two joint columns, as countRowsOfTwo. */
export function addWeightsOfTwo(
  values: Uint8Array,
  others: Uint8Array,
  weight: Float64Array,
  from: number,
  to: number,
  bins: Float64Array,
): void {
  for (let row = from; row < to; row++) {
    const a = 4 * (values[row] as number);
    const b = 4 * (others[row] as number) + 1024;
    const w = weight[row] as number;
    const square = w * w;
    bins[a] = (bins[a] as number) + 1;
    bins[b] = (bins[b] as number) + 1;
    bins[a + 1] = (bins[a + 1] as number) + w;
    bins[b + 1] = (bins[b + 1] as number) + w;
    bins[a + 2] = (bins[a + 2] as number) + square;
    bins[b + 2] = (bins[b + 2] as number) + square;
  }
}

/** Σd at the fourth position, where base weights are not the weights. */
export function addBase(
  values: Uint8Array,
  base: Float64Array,
  from: number,
  to: number,
  bins: Float64Array,
): void {
  for (let row = from; row < to; row++) {
    const at = 4 * (values[row] as number) + 3;
    bins[at] = (bins[at] as number) + (base[row] as number);
  }
}
