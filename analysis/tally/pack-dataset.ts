import { packBits } from './pack-bits.ts';
import { packJoints } from './pack-joints.ts';
import { packRuns } from './pack-runs.ts';
import type { Allocate, PackedColumn, PackedDataset } from './packed-dataset.ts';
import type { TallyFrame } from './tally-frame.ts';

/** Bitmaps may take half as much room again as the codes themselves: they are counted several times as fast. */
const ROOM_FOR_BITS = 1.5;

const inOwnMemory: Allocate = (bytes) => new ArrayBuffer(bytes);

/** Columns of a dataset by id. */
export type PackableColumns = ReadonlyMap<string, { readonly values: Uint8Array }>;

function requireColumn(columns: PackableColumns, id: string, size: number): Uint8Array {
  const values = columns.get(id)?.values;
  if (values?.length === size) return values;
  throw new RangeError(
    values === undefined
      ? `packDataset: there is no column ${id}`
      : `packDataset: column ${id} needs ${size} rows, got ${values.length}`,
  );
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

/**
 * Lays a dataset out for counting many tables. `keys` are the columns that row sides will be made of (area, age band,
 * sex), alone, crossed or folded; `ids` the items to count. Takes about the time of twenty tables and, with the columns
 * of a questionnaire, less than one byte for each coded cell.
 *
 * Where people of a run have the same weights, items become bitmaps of their codes; an item of many codes (ages), and
 * every item where people have weights of their own, becomes a digit of a joint column.
 * Throws RangeError for a column that is not there, or of another length than the frame.
 */
export function packDataset(
  frame: TallyFrame,
  columns: PackableColumns,
  { keys, ids }: { readonly keys: readonly string[]; readonly ids: readonly string[] },
  allocate: Allocate = inOwnMemory,
): PackedDataset {
  const { order, runs } = packRuns(
    frame,
    new Map(keys.map((id) => [id, requireColumn(columns, id, frame.size)])),
    allocate,
  );
  const wanted = [...new Set(ids)].map((id) => {
    const values = requireColumn(columns, id, frame.size);
    return { id, values, codes: occurringCodes(values) };
  });
  const words = runs.word[runs.size] as number;
  const fitsBits = ({ codes }: { readonly codes: Uint8Array }) =>
    runs.weights.kind === 'alike' && 4 * (codes.length - 1) * words <= ROOM_FOR_BITS * frame.size;
  const joint = packJoints(
    wanted.filter((column) => !fitsBits(column)),
    order,
    runs,
    allocate,
  );
  const packed = wanted.map((column): readonly [string, PackedColumn] => [
    column.id,
    joint.columns.get(column.id) ?? packBits(column, order, runs, allocate),
  ]);
  const { strata, cells, basis, stratumOfBlock, cellOfBlock } = frame;
  const { blockBase, blockWeight, blockSquaredWeight } = frame;
  return Object.freeze({
    blocks: Object.freeze({
      strata,
      cells,
      basis,
      stratumOfBlock,
      cellOfBlock,
      blockBase,
      blockWeight,
      blockSquaredWeight,
    }),
    size: frame.size,
    runs: Object.freeze(runs),
    columns: new Map(packed),
    joints: joint.joints,
  });
}
