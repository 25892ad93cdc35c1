/** Sums of linearised values over groups of people, an entry for each group; everybody in no entry has the value 0. */
export interface ScoreSums {
  /** entries in use: the arrays may be longer */
  size: number;
  /** block that the people of the entry belong to; a block may have several entries */
  readonly block: Int32Array;
  /** Σd·z, Σw·z, Σw²·z and Σw²·z², with z for the linearised value z_i/w_i */
  readonly base: Float64Array;
  readonly weight: Float64Array;
  readonly square: Float64Array;
  readonly squareOfScore: Float64Array;
}

/** Room for the sums of so many entries. */
export function scoreSums(entries: number): ScoreSums {
  const sums = () => new Float64Array(entries);
  return {
    size: 0,
    block: new Int32Array(entries),
    base: sums(),
    weight: sums(),
    square: sums(),
    squareOfScore: sums(),
  };
}
