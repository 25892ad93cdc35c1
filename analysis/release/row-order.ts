import { sha256 } from '../dataset/sha-256.ts';

/**
 * Rows sorted by all of their values: the same rows give the same order, whatever order they came in. What is done with
 * rows in this order can tell nothing of where they stood in the dataset.
 */
export function contentOrder(columns: readonly ArrayLike<number>[], size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, row) => row).sort((a, b) => {
    for (const column of columns) {
      const difference = (column[a] as number) - (column[b] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** The values of the rows in that order. */
export function taken<T extends Uint8Array | Int16Array | Float64Array>(values: T, order: Uint32Array): T {
  const result = values.slice() as T;
  for (let row = 0; row < order.length; row++) result[row] = values[order[row] as number] as number;
  return result;
}

/** Row numbers in an order that only the seed decides: Fisher and Yates, without bias. */
export function shuffled(size: number, seed: string): Uint32Array {
  const next = seededNumbers(seed);
  const result = Uint32Array.from({ length: size }, (_, row) => row);
  for (let last = result.length - 1; last > 0; last--) {
    const other = below(last + 1, next);
    [result[last], result[other]] = [result[other] as number, result[last] as number];
  }
  return result;
}

/** 32-bit numbers by xoshiro128** (Blackman and Vigna 2018), its state the first half of the seed's SHA-256. */
function seededNumbers(seed: string): () => number {
  const hash = sha256();
  hash.update(new TextEncoder().encode(seed));
  const hex = hash.hex();
  let [a, b, c, d] = [0, 8, 16, 24].map((at) => Number.parseInt(hex.slice(at, at + 8), 16) | 0) as [
    number,
    number,
    number,
    number,
  ];
  const rotate = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits));
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

/** A whole number under the limit; draws that would favour small ones are thrown away. */
function below(limit: number, next: () => number): number {
  const fair = Math.floor(2 ** 32 / limit) * limit;
  let drawn = next();
  while (drawn >= fair) drawn = next();
  return drawn % limit;
}
