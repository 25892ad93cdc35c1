/** Something that rows are put in order by: whole numbers from 0, below `codes`. */
export interface SortKey {
  readonly values: ArrayLike<number>;
  readonly codes: number;
}

/**
 * Rows in the order of keys, the first one deciding first; rows that agree in all of them keep their order. One counting
 * sort for each key, the last key first: the time is linear in rows.
 */
export function rowOrder(size: number, keys: readonly SortKey[]): Uint32Array {
  let order = new Uint32Array(size);
  for (let row = 0; row < size; row++) order[row] = row;
  let sorted = new Uint32Array(size);
  for (const { values, codes } of keys.toReversed()) {
    const next = new Uint32Array(codes + 1);
    for (let row = 0; row < size; row++) {
      const after = (values[row] as number) + 1;
      next[after] = (next[after] as number) + 1;
    }
    for (let code = 0; code < codes; code++) {
      next[code + 1] = (next[code + 1] as number) + (next[code] as number);
    }
    for (let place = 0; place < size; place++) {
      const row = order[place] as number;
      const code = values[row] as number;
      const at = next[code] as number;
      sorted[at] = row;
      next[code] = at + 1;
    }
    [order, sorted] = [sorted, order];
  }
  return order;
}
