import type { JointColumn, PackedColumn, PackedRuns } from './packed-dataset.ts';
import { emptyRunSums, type RunSums } from './run-sums.ts';
import type { TallyAxis } from './tally.ts';

/** A digit of a joint column, laid out on an axis. */
export interface JointSide {
  readonly column: Extract<PackedColumn, { kind: 'joint' }>;
  readonly axis: TallyAxis;
}

/** Neighbouring rows go into bins of their own, so that one addition need not wait for another to the same bin. */
const LANES = 2;

function placesOfBins(bins: number, { column: { unit, codes }, axis }: JointSide): Uint16Array {
  return Uint16Array.from({ length: bins }, (_, bin) => {
    const code = codes[Math.floor(bin / unit) % codes.length];
    return axis.placeOfCode[code as number] as number;
  });
}

/** Counts the rows `from` … `to` − 1 into bins; `filled` has the bins of both lanes. */
function countRows(values: Uint8Array, from: number, to: number, bins: number, filled: Float64Array): void {
  let row = from;
  for (; row + 1 < to; row += LANES) {
    const a = values[row] as number;
    const b = (values[row + 1] as number) + bins;
    filled[a] = (filled[a] as number) + 1;
    filled[b] = (filled[b] as number) + 1;
  }
  if (row < to) filled[values[row] as number] = (filled[values[row] as number] as number) + 1;
}

/** The same with n, Σw and Σw² at four positions a bin; Σd follows where it is another (addBase). */
function addWeights(
  values: Uint8Array,
  weight: Float64Array,
  from: number,
  to: number,
  bins: number,
  filled: Float64Array,
): void {
  const second = 4 * bins;
  let row = from;
  for (; row + 1 < to; row += LANES) {
    const a = 4 * (values[row] as number);
    const b = 4 * (values[row + 1] as number) + second;
    const v = weight[row] as number;
    const w = weight[row + 1] as number;
    filled[a] = (filled[a] as number) + 1;
    filled[b] = (filled[b] as number) + 1;
    filled[a + 1] = (filled[a + 1] as number) + v;
    filled[b + 1] = (filled[b + 1] as number) + w;
    filled[a + 2] = (filled[a + 2] as number) + v * v;
    filled[b + 2] = (filled[b + 2] as number) + w * w;
  }
  if (row === to) return;
  const at = 4 * (values[row] as number);
  const w = weight[row] as number;
  filled[at] = (filled[at] as number) + 1;
  filled[at + 1] = (filled[at + 1] as number) + w;
  filled[at + 2] = (filled[at + 2] as number) + w * w;
}

function addBase(
  values: Uint8Array,
  base: Float64Array,
  from: number,
  to: number,
  filled: Float64Array,
): void {
  for (let row = from; row < to; row++) {
    const at = 4 * (values[row] as number) + 3;
    filled[at] = (filled[at] as number) + (base[row] as number);
  }
}

/**
 * Sums of every run at every place, for several digits of one joint column: its rows are gone through once, into a bin for
 * each combination of codes, and the bins are then spread over the places of each digit.
 */
export function sumJoint(
  { bins, values }: JointColumn,
  sides: readonly JointSide[],
  runs: PackedRuns,
): readonly RunSums[] {
  const { start, weights } = runs;
  const width = weights.kind === 'own' ? 4 : 1;
  const filled = new Float64Array(LANES * bins * width);
  const spread = sides.map((side) => ({
    places: placesOfBins(bins, side),
    into: emptyRunSums(runs, side.axis.size + 1),
  }));
  for (let run = 0; run < runs.size; run++) {
    const from = start[run] as number;
    const to = start[run + 1] as number;
    filled.fill(0);
    if (weights.kind === 'alike') countRows(values, from, to, bins, filled);
    else {
      addWeights(values, weights.weight, from, to, bins, filled);
      if (weights.base !== weights.weight) addBase(values, weights.base, from, to, filled);
    }
    // the lanes together, and Σd where it is Σw
    const second = bins * width;
    for (let at = 0; at < second; at++) {
      filled[at] = (filled[at] as number) + (filled[second + at] as number);
    }
    if (width === 4 && weights.base === weights.weight) {
      for (let at = 0; at < second; at += 4) filled[at + 3] = filled[at + 1] as number;
    }
    for (const { places, into } of spread) spreadBins(filled, places, into, run, width);
  }
  return spread.map(({ into }) => into);
}

function spreadBins(
  filled: Float64Array,
  placeOfBin: Uint16Array,
  { places, sums }: RunSums,
  run: number,
  width: number,
): void {
  for (let bin = 0; bin < placeOfBin.length; bin++) {
    const from = bin * width;
    if (filled[from] === 0) continue;
    const to = (run * places + (placeOfBin[bin] as number)) * width;
    for (let k = 0; k < width; k++) {
      sums[to + k] = (sums[to + k] as number) + (filled[from + k] as number);
    }
  }
}
