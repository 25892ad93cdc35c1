import { requireInput } from '../estimates/require-input.ts';

/** Pairs among `sizes` groups of the same value. */
const pairsIn = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);

/** Lengths of the runs of rows that `same` calls equal, in sorted order. */
function runs(count: number, same: (place: number) => boolean): readonly number[] {
  const lengths: number[] = [];
  for (let place = 0; place < count; place++) {
    if (place > 0 && same(place)) lengths[lengths.length - 1] = (lengths.at(-1) as number) + 1;
    else lengths.push(1);
  }
  return lengths;
}

/** Sorts the values (in place) by merging, and counts the exchanges of neighbours that this is worth. */
function exchangesOfSorting(values: Float64Array): number {
  if (values.length < 2) return 0;
  const middle = values.length >> 1;
  const [left, right] = [values.slice(0, middle), values.slice(middle)];
  let exchanges = exchangesOfSorting(left) + exchangesOfSorting(right);
  let [l, r] = [0, 0];
  for (let place = 0; place < values.length; place++) {
    if (r === right.length || (l < left.length && (left[l] as number) <= (right[r] as number))) {
      values[place] = left[l++] as number;
    } else {
      exchanges += left.length - l;
      values[place] = right[r++] as number;
    }
  }
  return exchanges;
}

/**
 * Kendall's tau-b of paired numbers, with ties: concordant minus discordant pairs over the geometric mean of the
 * pairs not tied in x and not tied in y (Kendall 1945), in n log n steps (Knight, Journal of the American Statistical
 * Association 61, 1966). NaN where one of the two is the same in all pairs.
 * Throws EstimationError unless x and y have one length and hold numbers.
 */
export function kendallTauB(x: readonly number[], y: readonly number[]): number {
  requireInput(x.length === y.length, 'kendallTauB', `${x.length} values of y`, y.length);
  const odd = [...x, ...y].find((value) => !Number.isFinite(value));
  requireInput(odd === undefined, 'kendallTauB', 'numbers', odd);
  const order = Array.from(x.keys()).sort(
    (a, b) => (x[a] as number) - (x[b] as number) || (y[a] as number) - (y[b] as number),
  );
  const sortedX = order.map((row) => x[row] as number);
  const alongX = Float64Array.from(order, (row) => y[row] as number);
  const tied = (values: ArrayLike<number>) =>
    pairsIn(runs(values.length, (place) => values[place] === values[place - 1]));
  const tiedX = tied(sortedX);
  const tiedBoth = pairsIn(
    runs(x.length, (place) => sortedX[place] === sortedX[place - 1] && alongX[place] === alongX[place - 1]),
  );
  const discordant = exchangesOfSorting(alongX);
  const tiedY = tied(alongX);
  const all = pairsIn([x.length]);
  const concordant = all - tiedX - tiedY + tiedBoth - discordant;
  const score = concordant - discordant;
  return score / Math.sqrt(all - tiedX) / Math.sqrt(all - tiedY);
}
