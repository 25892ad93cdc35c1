/** Σw·e and Σw²·e² of residuals e by stratum, of those strata that anything was added to. */
export interface StratumSums {
  readonly sum: Float64Array;
  readonly square: Float64Array;
  add(stratum: number, sum: number, square: number): void;
  /** Calls back for each stratum that was added to, and leaves it at 0. */
  takeEach(take: (stratum: number, sum: number, square: number) => void): void;
}

/** Sums that are all 0. A table has thousands of cells, each of few strata: only these are gone through. */
export function stratumSums(strata: number): StratumSums {
  const sum = new Float64Array(strata);
  const square = new Float64Array(strata);
  const isTouched = new Uint8Array(strata);
  const touched = new Int32Array(strata);
  let size = 0;
  return {
    sum,
    square,
    add(stratum, addend, squareAddend) {
      if (isTouched[stratum] === 0) {
        isTouched[stratum] = 1;
        touched[size] = stratum;
        size += 1;
      }
      sum[stratum] = (sum[stratum] as number) + addend;
      square[stratum] = (square[stratum] as number) + squareAddend;
    },
    takeEach(take) {
      for (let index = 0; index < size; index++) {
        const stratum = touched[index] as number;
        take(stratum, sum[stratum] as number, square[stratum] as number);
        isTouched[stratum] = 0;
        sum[stratum] = 0;
        square[stratum] = 0;
      }
      size = 0;
    },
  };
}
