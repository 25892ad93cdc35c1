import { eachFilling } from './column-fillings.ts';

/** Chances of all ways to fill the last two columns, ready to be asked how many of them are rare enough. */
export interface LastColumns {
  /** sum over the ways of 1/Π n! with −Σ log n! up to `log`, as a part of e^scale */
  readonly upTo: (log: number) => number;
  /** ways there are */
  readonly ways: number;
}

/** The ways to take `people` for one of two columns from rows that have `left`; the rest is the other column. */
export function lastColumns(
  left: readonly number[],
  people: number,
  logs: Float64Array,
  scale: number,
): LastColumns {
  const found: number[] = [];
  eachFilling(left, people, (taken) => {
    let log = 0;
    for (let row = 0; row < left.length; row++) {
      const n = taken[row] as number;
      log -= (logs[n] as number) + (logs[(left[row] as number) - n] as number);
    }
    found.push(log);
  });
  const rising = Float64Array.from(found).sort();
  const sums = new Float64Array(rising.length + 1);
  for (let k = 0; k < rising.length; k++) {
    sums[k + 1] = (sums[k] as number) + Math.exp((rising[k] as number) - scale);
  }
  return {
    ways: rising.length,
    upTo: (log) => {
      let [low, high] = [0, rising.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((rising[middle] as number) <= log) low = middle + 1;
        else high = middle;
      }
      return sums[low] as number;
    },
  };
}
