/** Columns made orthonormal: Σ base · vector_j · vector_k is 1 for j = k and 0 otherwise. */
export interface CalibrationBasis {
  /** one for each independent column, in their order */
  readonly vectors: readonly Float64Array[];
  /** place of each vector's column among those given */
  readonly independent: readonly number[];
  /** for every column given, its coordinates: column = Σ coordinates[k] · vectors[k] */
  readonly coordinates: readonly Float64Array[];
}

/** A column that the others explain up to this part of its length is a combination of them. */
const DEPENDENT = 1e-10;

function product(base: Float64Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < base.length; row++) {
    sum += (base[row] as number) * (a[row] as number) * (b[row] as number);
  }
  return sum;
}

/** Takes from `column`, in place, its part along each vector; adds the coordinates found to `into`. */
function takeAway(
  base: Float64Array,
  vectors: readonly Float64Array[],
  column: Float64Array,
  into: Float64Array,
): void {
  vectors.forEach((vector, k) => {
    const length = product(base, vector, column);
    into[k] = (into[k] as number) + length;
    for (let row = 0; row < column.length; row++) {
      column[row] = (column[row] as number) - length * (vector[row] as number);
    }
  });
}

/**
 * Orthonormal basis of columns by base weights, by modified Gram–Schmidt, each column gone through twice (Björck 1967;
 * "twice is enough": Giraud, Langou, Rozložník 2005). Columns that are combinations of earlier ones bring no vector, so
 * margins may be given with all their cells. Base weights must be 0 or more.
 */
export function calibrationBasis(base: Float64Array, columns: readonly Float64Array[]): CalibrationBasis {
  const vectors: Float64Array[] = [];
  const independent: number[] = [];
  const coordinates = columns.map((column, place) => {
    const rest = Float64Array.from(column);
    const own = new Float64Array(columns.length);
    takeAway(base, vectors, rest, own);
    takeAway(base, vectors, rest, own);
    const whole = Math.sqrt(product(base, column, column));
    const left = Math.sqrt(product(base, rest, rest));
    if (left > DEPENDENT * whole) {
      own[vectors.length] = left;
      vectors.push(rest.map((value) => value / left));
      independent.push(place);
    }
    return own;
  });
  return Object.freeze({
    vectors: Object.freeze(vectors),
    independent: Object.freeze(independent),
    coordinates: Object.freeze(coordinates.map((own) => own.subarray(0, vectors.length))),
  });
}

/** What is left of a column's values after their regression on the basis, with base weights. */
export function residualsOn(basis: CalibrationBasis, base: Float64Array, values: Float64Array): Float64Array {
  const rest = Float64Array.from(values);
  takeAway(base, basis.vectors, rest, new Float64Array(basis.vectors.length));
  return rest;
}

/** What the regression of a column on the basis, with base weights, makes of it. */
export function fittedOn(basis: CalibrationBasis, base: Float64Array, values: Float64Array): Float64Array {
  const rest = residualsOn(basis, base, values);
  return values.map((value, row) => value - (rest[row] as number));
}

/** Solves Σ_k coordinates[j][k] · x_k = values[j] over the independent columns (C x = v, C lower triangular). */
export function solveForward({ coordinates, independent }: CalibrationBasis, values: ArrayLike<number>) {
  const x = new Float64Array(independent.length);
  independent.forEach((place, j) => {
    const row = coordinates[place] as Float64Array;
    let rest = values[place] as number;
    for (let k = 0; k < j; k++) rest -= (row[k] as number) * (x[k] as number);
    x[j] = rest / (row[j] as number);
  });
  return x;
}

/** Solves Cᵀ x = v over the independent columns; x has a place for every column given, 0 for the dependent ones. */
export function solveBackward({ coordinates, independent }: CalibrationBasis, values: Float64Array) {
  const x = new Float64Array(coordinates.length);
  for (let j = independent.length - 1; j >= 0; j--) {
    let rest = values[j] as number;
    for (let i = j + 1; i < independent.length; i++) {
      const place = independent[i] as number;
      rest -= ((coordinates[place] as Float64Array)[j] as number) * (x[place] as number);
    }
    const place = independent[j] as number;
    x[place] = rest / ((coordinates[place] as Float64Array)[j] as number);
  }
  return x;
}
