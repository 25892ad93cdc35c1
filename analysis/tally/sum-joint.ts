import { addBase, addWeights, countRows } from './fill-bins.ts';
import { foldCounts, foldSums } from './fold-bins.ts';
import type { JointColumn, PackedColumn, PackedRuns } from './packed-dataset.ts';
import { emptyRunSums, type RunSums } from './run-sums.ts';
import type { TallyAxis } from './tally.ts';

/** A digit of a joint column, laid out on an axis. */
export interface JointSide {
  readonly column: Extract<PackedColumn, { kind: 'joint' }>;
  readonly axis: TallyAxis;
}

interface PlacedDigit {
  /** where the sums of its codes begin among those of all digits */
  readonly first: number;
  /** place of each of its codes */
  readonly placeOfDigit: Int32Array;
  readonly into: RunSums;
}

function placeDigit({ digits }: JointColumn, { column, axis }: JointSide, runs: PackedRuns): PlacedDigit {
  return {
    first: digits.slice(0, column.digit).reduce((sum, codes) => sum + codes, 0),
    placeOfDigit: Int32Array.from(column.codes, (code) => axis.placeOfCode[code] as number),
    into: emptyRunSums(runs, axis.size + 1),
  };
}

function addRun(
  { first, placeOfDigit, into }: PlacedDigit,
  codeSums: Float64Array,
  run: number,
  width: number,
) {
  const { places, sums } = into;
  for (let digit = 0; digit < placeOfDigit.length; digit++) {
    const from = (first + digit) * width;
    const to = (run * places + (placeOfDigit[digit] as number)) * width;
    for (let k = 0; k < width; k++) sums[to + k] = (sums[to + k] as number) + (codeSums[from + k] as number);
  }
}

/**
 * Sums of every run at every place, for several digits of one joint column: its rows are gone through once, into a bin for
 * each combination of codes, and the bins are then taken apart.
 */
export function sumJoint(
  joint: JointColumn,
  sides: readonly JointSide[],
  runs: PackedRuns,
): readonly RunSums[] {
  const { values } = joint;
  const { start, weights } = runs;
  const width = weights.kind === 'own' ? 4 : 1;
  // neighbouring rows go into bins apart, as if by a last digit
  const digits = [...joint.digits, 2];
  const bins = new Float64Array(digits.reduce((product, codes) => product * codes, width));
  const second = bins.length / 2;
  const codeSums = new Float64Array(digits.reduce((sum, codes) => sum + codes, 0) * width);
  const placed = sides.map((side) => placeDigit(joint, side, runs));
  const isBaseWeight = weights.base === weights.weight;
  for (let run = 0; run < runs.size; run++) {
    const from = start[run] as number;
    const to = start[run + 1] as number;
    if (weights.kind === 'alike') {
      countRows(values, from, to, bins, second);
      foldCounts(bins, digits, codeSums);
    } else {
      addWeights(values, weights.weight, from, to, bins, second);
      if (!isBaseWeight) addBase(values, weights.base, from, to, bins);
      foldSums(bins, digits, codeSums);
      if (isBaseWeight) copyWeights(codeSums);
    }
    for (const digit of placed) addRun(digit, codeSums, run, width);
  }
  return placed.map(({ into }) => into);
}

/** Σd where it is Σw. */
function copyWeights(codeSums: Float64Array): void {
  for (let at = 0; at < codeSums.length; at += 4) codeSums[at + 3] = codeSums[at + 1] as number;
}
