import type { TallyBlocks } from './tally-blocks.ts';

/**
 * A dataset laid out for counting: its rows in the order of block, weight and key codes, so that all who agree in these
 * are a run. Within a run only the answers differ; their number is all that has to be found (tally-packed.ts).
 */
export interface PackedDataset {
  readonly blocks: TallyBlocks;
  /** number of rows */
  readonly size: number;
  readonly runs: PackedRuns;
  readonly columns: ReadonlyMap<string, PackedColumn>;
}

export interface PackedRuns {
  readonly size: number;
  /** first row of each run in the packed order, and the number of rows */
  readonly start: Uint32Array;
  /** first word of each run in a bitmap, and the number of words: every run begins a word of its own */
  readonly word: Uint32Array;
  readonly block: Int32Array;
  /** d and w of everybody in the run */
  readonly base: Float64Array;
  readonly weight: Float64Array;
  /** code of each run, by id of the key column: what row sides may be made of */
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

/**
 * One column in the packed order.
 * - `bits`: a bitmap for each code, 32 rows a word, those of the first code left out: its people are all others
 * - `bytes`: the codes, where bitmaps would take more room (ages)
 */
export type PackedColumn =
  | { readonly kind: 'bits'; readonly codes: Uint8Array; readonly words: Int32Array }
  | { readonly kind: 'bytes'; readonly values: Uint8Array };

/** Gives memory for the packed arrays: shared memory where worker threads count. */
export type Allocate = (bytes: number) => ArrayBufferLike;

/** Bytes that a packed dataset takes beside the dataset: its columns, and all that is kept of its runs. */
export function packedBytes({ runs, columns }: PackedDataset): {
  readonly columns: number;
  readonly runs: number;
} {
  let bytes = 0;
  for (const column of columns.values()) {
    bytes +=
      column.kind === 'bits' ? column.words.byteLength + column.codes.byteLength : column.values.byteLength;
  }
  const { start, word, block, base, weight, keys } = runs;
  const arrays = [start, word, block, base, weight, ...keys.values()];
  return { columns: bytes, runs: arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) };
}
