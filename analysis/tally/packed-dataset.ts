import type { TallyBlocks } from './tally-blocks.ts';

/**
 * A dataset laid out for counting: its rows in the order of block and key codes, so that all who agree in these are a
 * run. Row sides are made of runs; what is left to count are the answers within each (tally-packed.ts).
 */
export interface PackedDataset {
  readonly blocks: TallyBlocks;
  /** number of rows */
  readonly size: number;
  readonly runs: PackedRuns;
  readonly columns: ReadonlyMap<string, PackedColumn>;
  readonly joints: readonly JointColumn[];
}

export interface PackedRuns {
  readonly size: number;
  /** first row of each run in the packed order, and the number of rows */
  readonly start: Uint32Array;
  /** first word of each run in a bitmap, and the number of words: every run begins a word of its own */
  readonly word: Uint32Array;
  readonly block: Int32Array;
  readonly weights: PackedWeights;
  /** code of each run, by id of the key column: what row sides may be made of */
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

/**
 * d and w. `alike`: everybody of a run has the same, as after post-stratification or raking; numbers by run. `own`: by row,
 * in the packed order; `base` and `weight` are one array where d is w.
 */
export interface PackedWeights {
  readonly kind: 'alike' | 'own';
  readonly base: Float64Array;
  readonly weight: Float64Array;
}

/**
 * One column in the packed order.
 * - `bits`: a bitmap for each code, 32 rows a word, those of the first code left out: its people are all others
 * - `joint`: a digit of a joint column, by the place of that among `joints`; digit k stands for `codes[k]`
 */
export type PackedColumn =
  | { readonly kind: 'bits'; readonly codes: Uint8Array; readonly words: Int32Array }
  | { readonly kind: 'joint'; readonly joint: number; readonly digit: number; readonly codes: Uint8Array };

/** Several columns as one: a byte for each row tells all their codes, as a number whose first digit counts ones. */
export interface JointColumn {
  /** by digit how many codes it has */
  readonly digits: readonly number[];
  readonly values: Uint8Array;
}

/** Gives memory for the packed arrays: shared memory where worker threads count. */
export type Allocate = (bytes: number) => ArrayBufferLike;

/** Bytes that a packed dataset takes beside the dataset: its columns, and all that is kept of its runs and weights. */
export function packedBytes({ runs, columns, joints }: PackedDataset): {
  readonly columns: number;
  readonly runs: number;
} {
  const sum = (arrays: Iterable<{ readonly byteLength: number }>) =>
    [...arrays].reduce((bytes, { byteLength }) => bytes + byteLength, 0);
  const ofColumns = [...columns.values()].flatMap((column) =>
    column.kind === 'bits' ? [column.codes, column.words] : [column.codes],
  );
  const { start, word, block, weights, keys } = runs;
  return {
    columns: sum(ofColumns) + sum(joints.map(({ values }) => values)),
    runs: sum(new Set([start, word, block, weights.base, weights.weight])) + sum(keys.values()),
  };
}
