/** Rows of a block; a column of a million rows is sixteen of them. */
const BLOCK = 2 ** 16;

type Values = Uint8Array | Int32Array | Float64Array;

/** A column of unknown length: grows without ever holding what it has twice. */
export interface GrowingColumn<T extends Values> {
  readonly push: (value: number) => void;
  /** the whole column; nothing can be added afterwards */
  readonly joined: () => T;
}

export function growingColumn<T extends Values>(make: (length: number) => T): GrowingColumn<T> {
  const full: T[] = [];
  let block = make(BLOCK);
  let at = 0;
  return {
    push: (value) => {
      if (at === BLOCK) {
        full.push(block);
        block = make(BLOCK);
        at = 0;
      }
      block[at] = value;
      at += 1;
    },
    joined: () => {
      const all = make(full.length * BLOCK + at);
      full.forEach((part, place) => {
        all.set(part, place * BLOCK);
      });
      all.set(block.subarray(0, at), full.length * BLOCK);
      full.length = 0;
      block = make(0);
      return all;
    },
  };
}

export const growingBytes = () => growingColumn((length) => new Uint8Array(length));
