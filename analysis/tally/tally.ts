import type { TallyFrame } from './tally-frame.ts';

/** Places that codes of a column take in a table. Every code that has no place falls outside. */
export interface TallyAxis {
  /** number of places; the place of what falls outside is this number */
  readonly size: number;
  /** place of each of the 256 codes */
  readonly placeOfCode: Uint16Array;
}

/** An axis whose place k holds the codes `groups[k]`. Throws RangeError where a code stands in two groups. */
export function tallyAxis(groups: readonly (readonly number[])[]): TallyAxis {
  const placeOfCode = new Uint16Array(256).fill(groups.length);
  groups.forEach((codes, place) => {
    for (const code of codes) {
      if (placeOfCode[code] !== groups.length)
        throw new RangeError(`tallyAxis: code ${code} stands in two groups`);
      placeOfCode[code] = place;
    }
  });
  return { size: groups.length, placeOfCode };
}

/** One column of a dataset laid out on an axis. */
export interface TallySide {
  readonly values: Uint8Array;
  readonly axis: TallyAxis;
}

/**
 * Sums over block × row place × column place (decision 9); `stride` positions per block, the last row and the last
 * column of each block being what fell outside. Every estimate of a table is computed from these.
 */
export interface Tally {
  readonly frame: TallyFrame;
  readonly rows: number;
  readonly columns: number;
  /** (rows + 1) · (columns + 1) */
  readonly stride: number;
  readonly count: Float64Array;
  /** Σd */
  readonly base: Float64Array;
  /** Σw */
  readonly weight: Float64Array;
  /** Σw² */
  readonly squaredWeight: Float64Array;
  /** Σd, Σw and Σw² of whole blocks */
  readonly blockBase: Float64Array;
  readonly blockWeight: Float64Array;
  readonly blockSquaredWeight: Float64Array;
}

function blockSums(sums: Float64Array, stride: number): Float64Array {
  const blocks = new Float64Array(sums.length / stride);
  for (let at = 0; at < sums.length; at++) {
    const block = Math.floor(at / stride);
    blocks[block] = (blocks[block] as number) + (sums[at] as number);
  }
  return blocks;
}

/**
 * One pass over two coded columns. The only loop over respondents; what follows works on its sums.
 * Answers that have no place on an axis are summed outside, never dropped: variances of domains need them.
 */
export function tally(frame: TallyFrame, row: TallySide, column: TallySide): Tally {
  const { size, block, base: baseOf, weight: weightOf } = frame;
  if (row.values.length !== size || column.values.length !== size) {
    throw new RangeError(
      `tally: both columns need ${size} rows, got ${row.values.length} and ${column.values.length}`,
    );
  }
  const width = column.axis.size + 1;
  const stride = (row.axis.size + 1) * width;
  const length = frame.stratumOfBlock.length * stride;
  const count = new Float64Array(length);
  const base = new Float64Array(length);
  const weight = new Float64Array(length);
  const squaredWeight = new Float64Array(length);
  const rowValues = row.values;
  const columnValues = column.values;
  // multiplied out beforehand: the loop then only adds
  const rowStart = Int32Array.from(row.axis.placeOfCode, (place) => place * width);
  const columnPlace = column.axis.placeOfCode;
  for (let i = 0; i < size; i++) {
    const at =
      (block[i] as number) * stride +
      (rowStart[rowValues[i] as number] as number) +
      (columnPlace[columnValues[i] as number] as number);
    const w = weightOf[i] as number;
    count[at] = (count[at] as number) + 1;
    base[at] = (base[at] as number) + (baseOf[i] as number);
    weight[at] = (weight[at] as number) + w;
    squaredWeight[at] = (squaredWeight[at] as number) + w * w;
  }
  return {
    frame,
    rows: row.axis.size,
    columns: column.axis.size,
    stride,
    count,
    base,
    weight,
    squaredWeight,
    blockBase: blockSums(base, stride),
    blockWeight: blockSums(weight, stride),
    blockSquaredWeight: blockSums(squaredWeight, stride),
  };
}
