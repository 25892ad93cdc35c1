import type { Allocate, PackedColumn, PackedDataset, PackedRuns } from './packed-dataset.ts';
import { rowOrder } from './row-order.ts';
import type { TallyFrame } from './tally-frame.ts';
import { weightClasses } from './weight-classes.ts';

/** Bitmaps may take half as much room again as the codes themselves: they are counted several times as fast. */
const ROOM_FOR_BITS = 1.5;

const inOwnMemory: Allocate = (bytes) => new ArrayBuffer(bytes);

type Columns = ReadonlyMap<string, { readonly values: Uint8Array }>;

function requireColumn(columns: Columns, id: string, size: number): Uint8Array {
  const values = columns.get(id)?.values;
  if (values?.length === size) return values;
  throw new RangeError(
    values === undefined
      ? `packDataset: there is no column ${id}`
      : `packDataset: column ${id} needs ${size} rows, got ${values.length}`,
  );
}

/** First places of the runs in the packed order, and the number of rows. */
function runStarts(order: Uint32Array, keys: readonly { readonly values: ArrayLike<number> }[]): Uint32Array {
  const starts: number[] = [];
  for (let place = 0; place < order.length; place++) {
    const row = order[place] as number;
    const before = order[place - 1] as number;
    if (place === 0 || keys.some(({ values }) => values[row] !== values[before])) starts.push(place);
  }
  return Uint32Array.from([...starts, order.length]);
}

function packRuns(
  frame: TallyFrame,
  order: Uint32Array,
  start: Uint32Array,
  keys: ReadonlyMap<string, Uint8Array>,
  allocate: Allocate,
): PackedRuns {
  const size = start.length - 1;
  const shared = <Numbers extends { set(values: ArrayLike<number>): void }>(
    make: new (buffer: ArrayBufferLike) => Numbers,
    width: number,
    values: ArrayLike<number>,
  ): Numbers => {
    const numbers = new make(allocate(width * values.length));
    numbers.set(values);
    return numbers;
  };
  const word = new Uint32Array(size + 1);
  for (let run = 0; run < size; run++) {
    const rows = (start[run + 1] as number) - (start[run] as number);
    word[run + 1] = (word[run] as number) + Math.ceil(rows / 32);
  }
  // everybody of a run has what its first row has
  const firsts = Array.from({ length: size }, (_, run) => order[start[run] as number] as number);
  return {
    size,
    start: shared(Uint32Array, 4, start),
    word: shared(Uint32Array, 4, word),
    block: shared(
      Int32Array,
      4,
      firsts.map((row) => frame.block[row] as number),
    ),
    base: shared(
      Float64Array,
      8,
      firsts.map((row) => frame.base[row] as number),
    ),
    weight: shared(
      Float64Array,
      8,
      firsts.map((row) => frame.weight[row] as number),
    ),
    keys: new Map(
      [...keys].map(([id, values]) => [
        id,
        shared(
          Uint8Array,
          1,
          firsts.map((row) => values[row] as number),
        ),
      ]),
    ),
  };
}

/** Codes that occur in a column, the commonest first. */
function occurringCodes(values: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256);
  for (let row = 0; row < values.length; row++) {
    const code = values[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  const codes = Array.from(counts.keys()).filter((code) => (counts[code] as number) > 0);
  return Uint8Array.from(codes.sort((a, b) => (counts[b] as number) - (counts[a] as number)));
}

function packColumn(
  values: Uint8Array,
  order: Uint32Array,
  runs: PackedRuns,
  allocate: Allocate,
): PackedColumn {
  const codes = occurringCodes(values);
  const words = runs.word[runs.size] as number;
  const maps = Math.max(0, codes.length - 1);
  if (4 * maps * words > ROOM_FOR_BITS * values.length) {
    const packed = new Uint8Array(allocate(values.length));
    for (let place = 0; place < packed.length; place++)
      packed[place] = values[order[place] as number] as number;
    return { kind: 'bytes', values: packed };
  }
  const bits = new Int32Array(allocate(4 * maps * words));
  const mapOfCode = new Int32Array(256).fill(-1);
  codes.subarray(1).forEach((code, map) => {
    mapOfCode[code] = map;
  });
  for (let run = 0; run < runs.size; run++) {
    const first = runs.start[run] as number;
    const end = runs.start[run + 1] as number;
    const word = runs.word[run] as number;
    for (let place = first; place < end; place++) {
      const map = mapOfCode[values[order[place] as number] as number] as number;
      if (map < 0) continue;
      const at = map * words + word + ((place - first) >>> 5);
      bits[at] = (bits[at] as number) | (1 << ((place - first) & 31));
    }
  }
  return { kind: 'bits', codes, words: bits };
}

/**
 * Lays a dataset out for counting many tables. `keys` are the columns that row sides will be made of (area, age band,
 * sex), alone, crossed or folded; `ids` the items to count. Takes about the time of twenty tables and, with the columns
 * of a questionnaire, about one byte for each coded cell.
 * Throws RangeError for a column that is not there, or of another length than the frame.
 */
export function packDataset(
  frame: TallyFrame,
  columns: Columns,
  { keys, ids }: { readonly keys: readonly string[]; readonly ids: readonly string[] },
  allocate: Allocate = inOwnMemory,
): PackedDataset {
  const keyValues = new Map(keys.map((id) => [id, requireColumn(columns, id, frame.size)]));
  const wanted = ids.map((id) => [id, requireColumn(columns, id, frame.size)] as const);
  const sortKeys = [
    { values: frame.block, codes: frame.stratumOfBlock.length },
    weightClasses(frame),
    ...[...keyValues.values()].map((values) => ({ values, codes: 256 })),
  ];
  const order = rowOrder(frame.size, sortKeys);
  const runs = packRuns(frame, order, runStarts(order, sortKeys), keyValues, allocate);
  const { strata, cells, basis, stratumOfBlock, cellOfBlock } = frame;
  const { blockBase, blockWeight, blockSquaredWeight } = frame;
  return Object.freeze({
    blocks: { strata, cells, basis, stratumOfBlock, cellOfBlock, blockBase, blockWeight, blockSquaredWeight },
    size: frame.size,
    runs: Object.freeze(runs),
    columns: new Map(wanted.map(([id, values]) => [id, packColumn(values, order, runs, allocate)])),
  });
}
