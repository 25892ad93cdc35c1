import type { Allocate, PackedRuns, PackedWeights } from './packed-dataset.ts';
import { rowOrder, type SortKey } from './row-order.ts';
import type { TallyFrame } from './tally-frame.ts';
import { weightClasses } from './weight-classes.ts';

/** Rows in the packed order, and the runs in it. */
export interface OrderedRuns {
  readonly order: Uint32Array;
  readonly runs: PackedRuns;
}

/** Runs shorter than this on average are not worth having: weights then stay with their rows. */
const SHORTEST_RUN = 32;

/** First places of the runs in an order, and the number of rows. */
function runStarts(order: Uint32Array, keys: readonly SortKey[]): Uint32Array {
  const starts: number[] = [];
  for (let place = 0; place < order.length; place++) {
    const row = order[place] as number;
    const before = order[place - 1] as number;
    if (place === 0 || keys.some(({ values }) => values[row] !== values[before])) starts.push(place);
  }
  return Uint32Array.from([...starts, order.length]);
}

interface Ordered {
  readonly kind: PackedWeights['kind'];
  readonly order: Uint32Array;
  readonly start: Uint32Array;
}

/**
 * Puts people of the same weights together where that leaves runs to count; people who all have weights of their own stay
 * in the order of block and keys.
 */
function orderRows(frame: TallyFrame, keys: readonly SortKey[]): Ordered {
  const classes = weightClasses(frame, Math.max(1, Math.floor(frame.size / SHORTEST_RUN)));
  const block = { values: frame.block, codes: frame.stratumOfBlock.length };
  const sorted = (kind: Ordered['kind'], by: readonly SortKey[]): Ordered => {
    const order = rowOrder(frame.size, by);
    return { kind, order, start: runStarts(order, by) };
  };
  if (classes === null) return sorted('own', [block, ...keys]);
  const alike = sorted('alike', [block, classes, ...keys]);
  const isWorthIt = classes.codes === 1 || (alike.start.length - 1) * SHORTEST_RUN <= frame.size;
  return isWorthIt ? alike : sorted('own', [block, ...keys]);
}

/** Orders the rows of a dataset by block and keys, and describes the runs. */
export function packRuns(
  frame: TallyFrame,
  keys: ReadonlyMap<string, Uint8Array>,
  allocate: Allocate,
): OrderedRuns {
  const sortKeys = [...keys.values()].map((values) => ({ values, codes: 256 }));
  const { kind, order, start } = orderRows(frame, sortKeys);
  const size = start.length - 1;
  const word = new Uint32Array(size + 1);
  for (let run = 0; run < size; run++) {
    const rows = (start[run + 1] as number) - (start[run] as number);
    word[run + 1] = (word[run] as number) + Math.ceil(rows / 32);
  }
  const firsts = new Uint32Array(size);
  for (let run = 0; run < size; run++) firsts[run] = order[start[run] as number] as number;
  const numbers = (rows: Uint32Array, values: Float64Array) => {
    const own = new Float64Array(allocate(8 * rows.length));
    for (let place = 0; place < own.length; place++) own[place] = values[rows[place] as number] as number;
    return own;
  };
  const weighted = kind === 'alike' ? firsts : order;
  const weight = numbers(weighted, frame.weight);
  const isBaseWeight = frame.base.every((base, row) => base === frame.weight[row]);
  const runs: PackedRuns = {
    size,
    start: copied(new Uint32Array(allocate(start.byteLength)), start),
    word: copied(new Uint32Array(allocate(word.byteLength)), word),
    block: codesOf(firsts, frame.block, new Int32Array(allocate(4 * size))),
    weights: { kind, base: isBaseWeight ? weight : numbers(weighted, frame.base), weight },
    keys: new Map(
      [...keys].map(([id, values]) => [id, codesOf(firsts, values, new Uint8Array(allocate(size)))]),
    ),
  };
  return { order, runs };
}

function copied(into: Uint32Array, values: Uint32Array): Uint32Array {
  into.set(values);
  return into;
}

function codesOf<Codes extends Int32Array | Uint8Array>(
  rows: Uint32Array,
  values: ArrayLike<number>,
  into: Codes,
): Codes {
  for (let place = 0; place < rows.length; place++) into[place] = values[rows[place] as number] as number;
  return into;
}
