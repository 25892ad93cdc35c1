/**
 * Counts the rows `from` … `to` − 1 of a joint column: bin b at b, and every other row at `second` + b. Neighbouring rows
 * thus go into bins of their own, and no addition waits for the one before it.
 */
export function countRows(
  values: Uint8Array,
  from: number,
  to: number,
  bins: Float64Array,
  second: number,
): void {
  let row = from;
  for (; row + 1 < to; row += 2) {
    const a = values[row] as number;
    const b = (values[row + 1] as number) + second;
    bins[a] = (bins[a] as number) + 1;
    bins[b] = (bins[b] as number) + 1;
  }
  if (row < to) bins[values[row] as number] = (bins[values[row] as number] as number) + 1;
}

/** The same with n, Σw and Σw² at three of four positions a bin. */
export function addWeights(
  values: Uint8Array,
  weight: Float64Array,
  from: number,
  to: number,
  bins: Float64Array,
  second: number,
): void {
  let row = from;
  for (; row + 1 < to; row += 2) {
    const a = 4 * (values[row] as number);
    const b = 4 * (values[row + 1] as number) + second;
    const v = weight[row] as number;
    const w = weight[row + 1] as number;
    bins[a] = (bins[a] as number) + 1;
    bins[b] = (bins[b] as number) + 1;
    bins[a + 1] = (bins[a + 1] as number) + v;
    bins[b + 1] = (bins[b + 1] as number) + w;
    bins[a + 2] = (bins[a + 2] as number) + v * v;
    bins[b + 2] = (bins[b + 2] as number) + w * w;
  }
  if (row >= to) return;
  const at = 4 * (values[row] as number);
  const w = weight[row] as number;
  bins[at] = (bins[at] as number) + 1;
  bins[at + 1] = (bins[at + 1] as number) + w;
  bins[at + 2] = (bins[at + 2] as number) + w * w;
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
