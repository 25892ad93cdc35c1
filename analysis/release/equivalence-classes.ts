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
  let ofRow: Int32Array = new Int32Array(size);
  let classes = size === 0 ? 0 : 1;
  for (const column of columns) {
    const places: Map<number, number>[] = Array.from({ length: classes }, () => new Map());
    const next = new Int32Array(size);
    classes = 0;
    for (let row = 0; row < size; row++) {
      const place = places[ofRow[row] as number] as Map<number, number>;
      const value = column[row] as number;
      const known = place.get(value);
      if (known === undefined) place.set(value, classes);
      next[row] = known ?? classes++;
    }
    ofRow = next;
  }
  const sizes = new Array<number>(classes).fill(0);
  for (const index of ofRow) sizes[index] = (sizes[index] as number) + 1;
  return { ofRow, sizes };
}

/** Rows of the smallest class; Infinity where there is no row. */
export function smallestClass({ sizes }: EquivalenceClasses): number {
  return sizes.reduce((smallest, size) => Math.min(smallest, size), Infinity);
}
