import { addBase, addWeights, addWeightsOfTwo, BINS_ROOM, countRows, countRowsOfTwo } from './fill-bins.ts';
import { foldCounts, foldSums } from './fold-bins.ts';
import type { JointColumn, PackedColumn, PackedRuns } from './packed-dataset.ts';
import { emptyRunSums, type RunSums, type TakeSums } from './run-sums.ts';
import type { TallyAxis } from './tally.ts';

/** A digit of a joint column, laid out on an axis. */
export interface JointSide {
  readonly column: Extract<PackedColumn, { kind: 'joint' }>;
  readonly axis: TallyAxis;
}

/** A joint column, and those of its digits that are asked for. */
export interface JointSides {
  readonly joint: JointColumn;
  readonly sides: readonly JointSide[];
}

interface PlacedDigit {
  /** where the sums of its codes begin among those of all digits */
  readonly first: number;
  /** place of each of its codes */
  readonly placeOfDigit: Int32Array;
  readonly into: RunSums;
}

/** A joint column while its rows are gone through. */
interface JointWork {
  readonly values: Uint8Array;
  readonly digits: readonly number[];
  /** of the run in hand */
  readonly bins: Float64Array;
  readonly codeSums: Float64Array;
  readonly placed: readonly PlacedDigit[];
}

function placeDigit(
  { digits }: JointColumn,
  { column, axis }: JointSide,
  runs: PackedRuns,
  take: TakeSums,
): PlacedDigit {
  return {
    first: digits.slice(0, column.digit).reduce((sum, codes) => sum + codes, 0),
    placeOfDigit: Int32Array.from(column.codes, (code) => axis.placeOfCode[code] as number),
    into: emptyRunSums(runs, axis.size + 1, take),
  };
}

function workOn(
  { joint, sides }: JointSides,
  runs: PackedRuns,
  bins: Float64Array,
  take: TakeSums,
): JointWork {
  const { digits, values } = joint;
  const width = runs.weights.kind === 'own' ? 4 : 1;
  return {
    values,
    digits,
    bins: bins.subarray(
      0,
      digits.reduce((product, codes) => product * codes, width),
    ),
    codeSums: new Float64Array(digits.reduce((sum, codes) => sum + codes, 0) * width),
    placed: sides.map((side) => placeDigit(joint, side, runs, take)),
  };
}

function addRun({ codeSums, placed }: JointWork, run: number, width: number): void {
  for (const { first, placeOfDigit, into } of placed) {
    const { places, sums } = into;
    for (let digit = 0; digit < placeOfDigit.length; digit++) {
      const from = (first + digit) * width;
      const to = (run * places + (placeOfDigit[digit] as number)) * width;
      for (let k = 0; k < width; k++) {
        sums[to + k] = (sums[to + k] as number) + (codeSums[from + k] as number);
      }
    }
  }
}

/** Takes the bins of a run apart. */
function foldRun(joint: JointWork, { start, weights }: PackedRuns, run: number): void {
  if (weights.kind === 'alike') {
    foldCounts(joint.bins, joint.digits, joint.codeSums);
    addRun(joint, run, 1);
    return;
  }
  if (weights.base !== weights.weight) {
    addBase(joint.values, weights.base, start[run] as number, start[run + 1] as number, joint.bins);
  }
  foldSums(joint.bins, joint.digits, joint.codeSums);
  if (weights.base === weights.weight) copyWeights(joint.codeSums);
  addRun(joint, run, 4);
}

/** `bins` begin with those of `one`; those of `other` stand from BINS_ROOM on. */
function sumTwo(one: JointWork, other: JointWork, runs: PackedRuns, bins: Float64Array): void {
  const { values } = one;
  const { values: others } = other;
  const { start, weights } = runs;
  const { kind, weight } = weights;
  for (let run = 0; run < runs.size; run++) {
    const from = start[run] as number;
    const to = start[run + 1] as number;
    if (kind === 'own') addWeightsOfTwo(values, others, weight, from, to, bins);
    else countRowsOfTwo(values, others, from, to, bins);
    foldRun(one, runs, run);
    foldRun(other, runs, run);
  }
}

function sumOne(one: JointWork, runs: PackedRuns, bins: Float64Array): void {
  const { start, weights } = runs;
  for (let run = 0; run < runs.size; run++) {
    const from = start[run] as number;
    const to = start[run + 1] as number;
    if (weights.kind === 'own') addWeights(one.values, weights.weight, from, to, bins);
    else countRows(one.values, from, to, bins);
    foldRun(one, runs, run);
  }
}

/**
 * Sums of every run at every place, for digits of joint columns: rows are gone through once for two columns, into a bin
 * for each combination of codes, and the bins are then taken apart.
 */
export function sumJoints(
  joints: readonly JointSides[],
  runs: PackedRuns,
  take: TakeSums,
): readonly (readonly RunSums[])[] {
  const bins = new Float64Array(2 * BINS_ROOM);
  const work = joints.map((joint, place) =>
    workOn(joint, runs, bins.subarray((place % 2) * BINS_ROOM), take),
  );
  for (let at = 0; at < work.length; at += 2) {
    const [one, other] = [work[at] as JointWork, work[at + 1]];
    if (other === undefined) sumOne(one, runs, bins);
    else sumTwo(one, other, runs, bins);
  }
  return work.map(({ placed }) => placed.map(({ into }) => into));
}

/** Σd where it is Σw. */
function copyWeights(codeSums: Float64Array): void {
  for (let at = 0; at < codeSums.length; at += 4) codeSums[at + 3] = codeSums[at + 1] as number;
}
