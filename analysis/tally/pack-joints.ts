import type { Allocate, JointColumn, PackedColumn, PackedRuns } from './packed-dataset.ts';

interface CodedValues {
  readonly id: string;
  readonly values: Uint8Array;
  readonly codes: Uint8Array;
}

/** Values of a joint column: one byte. */
const MOST_BINS = 256;

/**
 * Joins neighbouring columns as long as all combinations of their codes have a bin, and there are not more bins than
 * people in a run: emptying the bins would take longer than filling them.
 */
function neighbours(columns: readonly CodedValues[], runs: PackedRuns): readonly (readonly CodedValues[])[] {
  const rows = runs.start[runs.size] as number;
  const most = Math.min(MOST_BINS, rows / Math.max(1, runs.size));
  const parts: CodedValues[][] = [];
  let bins = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    const codes = Math.max(1, column.codes.length);
    if (bins * codes <= most) {
      bins *= codes;
      parts.at(-1)?.push(column);
    } else {
      bins = codes;
      parts.push([column]);
    }
  }
  return parts;
}

function joinColumns(columns: readonly CodedValues[], order: Uint32Array, allocate: Allocate): JointColumn {
  const joined = new Uint8Array(allocate(order.length));
  let unit = 1;
  for (const { values, codes } of columns) {
    const digits = new Uint8Array(256);
    codes.forEach((code, digit) => {
      digits[code] = digit;
    });
    for (let place = 0; place < joined.length; place++) {
      const digit = digits[values[order[place] as number] as number] as number;
      joined[place] = (joined[place] as number) + unit * digit;
    }
    unit *= Math.max(1, codes.length);
  }
  return { digits: columns.map(({ codes }) => Math.max(1, codes.length)), values: joined };
}

/** Columns as digits of joint columns. */
export function packJoints(
  columns: readonly CodedValues[],
  order: Uint32Array,
  runs: PackedRuns,
  allocate: Allocate,
): { readonly joints: readonly JointColumn[]; readonly columns: ReadonlyMap<string, PackedColumn> } {
  const digits = new Map<string, PackedColumn>();
  const joints = neighbours(columns, runs).map((own, joint) => {
    own.forEach(({ id, codes }, digit) => {
      digits.set(id, { kind: 'joint', joint, digit, codes });
    });
    return joinColumns(own, order, allocate);
  });
  return { joints, columns: digits };
}
