import type { Matrix } from '../estimates/linearised-covariance.ts';

/** a · b */
export function multiply(a: Matrix, b: Matrix): number[][] {
  const columns = b[0]?.length ?? 0;
  return a.map((row) => {
    const out = new Array<number>(columns).fill(0);
    row.forEach((value, k) => {
      if (value === 0) return;
      const other = b[k] as readonly number[];
      for (let j = 0; j < columns; j++) out[j] = (out[j] as number) + value * (other[j] as number);
    });
    return out;
  });
}

/** aᵀ */
export function transpose(a: Matrix): number[][] {
  return (a[0] ?? []).map((_, column) => a.map((row) => row[column] as number));
}

/**
 * Solves a · x = b for a square a by elimination with row exchange. Null where a is singular for doubles.
 */
export function solve(a: Matrix, b: Matrix): number[][] | null {
  const n = a.length;
  const left = a.map((row) => [...row]);
  const right = b.map((row) => [...row]);
  const scale = Math.max(...left.map((row) => Math.max(...row.map(Math.abs))));
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(left[row]?.[column] as number) > Math.abs(left[pivot]?.[column] as number)) pivot = row;
    }
    if (!(Math.abs(left[pivot]?.[column] as number) > scale * n * Number.EPSILON)) return null;
    [left[column], left[pivot]] = [left[pivot] as number[], left[column] as number[]];
    [right[column], right[pivot]] = [right[pivot] as number[], right[column] as number[]];
    const leftPivot = left[column] as number[];
    const rightPivot = right[column] as number[];
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const target = left[row] as number[];
      const factor = (target[column] as number) / (leftPivot[column] as number);
      if (factor === 0) continue;
      for (let k = column; k < n; k++) target[k] = (target[k] as number) - factor * (leftPivot[k] as number);
      const out = right[row] as number[];
      for (let k = 0; k < out.length; k++) out[k] = (out[k] as number) - factor * (rightPivot[k] as number);
    }
  }
  return right.map((row, index) => row.map((value) => value / (left[index]?.[index] as number)));
}
