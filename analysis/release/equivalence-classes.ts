/** Rows that look the same in some columns. */
export interface EquivalenceClasses {
  /** class of each row, numbered in the order in which they first occur */
  readonly ofRow: Int32Array;
  /** rows of each class */
  readonly sizes: readonly number[];
}

/**
 * Puts rows that have the same value in every one of the columns into one class. Values are compared as they are: a
 * reserved code is a value like any other. Without a column all rows are one class.
 */
export function equivalenceClasses(columns: readonly ArrayLike<number>[], size: number): EquivalenceClasses {
  let ofRow = new Int32Array(size);
  let classes = Math.min(1, size);
  for (const column of columns) {
    const values = column instanceof Uint8Array || column instanceof Int16Array ? column : numbered(column);
    const refined = refine(ofRow, values);
    ofRow = refined.ofRow;
    classes = refined.classes;
  }
  const sizes = new Array<number>(classes).fill(0);
  for (const index of ofRow) sizes[index] = (sizes[index] as number) + 1;
  return { ofRow, sizes };
}

/** Rows of the smallest class; Infinity where there is no row. */
export function smallestClass({ sizes }: EquivalenceClasses): number {
  return sizes.reduce((smallest, size) => Math.min(smallest, size), Infinity);
}

/** Numbers of any kind as whole numbers, equal ones alike. */
function numbered(column: ArrayLike<number>): Int32Array {
  const places = new Map<number, number>();
  return Int32Array.from(column, (value) => {
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, places.size);
    return places.size - 1;
  });
}

const EMPTY = -1;

/**
 * Cuts classes by one more column. A table of open addressing instead of a map: proposals look at hundreds of
 * combinations of 100,000 rows.
 */
function refine(before: Int32Array, values: ArrayLike<number>) {
  const size = before.length;
  const slots = 2 ** Math.ceil(Math.log2(2 * size + 2));
  const found = new Int32Array(slots).fill(EMPTY);
  const firstRow = new Int32Array(size);
  const ofRow = new Int32Array(size);
  let classes = 0;
  for (let row = 0; row < size; row++) {
    const own = before[row] as number;
    const value = values[row] as number;
    let slot = (Math.imul(own, 0x9e3779b1) ^ Math.imul(value + 1, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (slots - 1);
    for (;;) {
      const known = found[slot] as number;
      if (known === EMPTY) {
        found[slot] = classes;
        firstRow[classes] = row;
        ofRow[row] = classes++;
        break;
      }
      const first = firstRow[known] as number;
      if (before[first] === own && values[first] === value) {
        ofRow[row] = known;
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
  return { ofRow, classes };
}
