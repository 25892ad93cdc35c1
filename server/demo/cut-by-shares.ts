/**
 * Codes from 1 for values in ascending order, so that the given shares of the total weight fall on each code:
 * the lowest values get code 1. With it an ordered answer follows its latent value and still has the
 * distribution that was asked for.
 *
 * @param shares in proportion; published percentages need not add up to 100
 * @throws RangeError when there is not one weight for each value
 */
export function cutByShares(
  values: readonly number[],
  weights: readonly number[],
  shares: readonly number[],
): readonly number[] {
  if (values.length !== weights.length)
    throw new RangeError(`${values.length} values, but ${weights.length} weights.`);
  const sum = (numbers: readonly number[]) => numbers.reduce((before, number) => before + number, 0);
  const [people, whole] = [sum(weights), sum(shares)];
  const ends = shares.map((_, index) => (people * sum(shares.slice(0, index + 1))) / whole);
  const codes = new Array<number>(values.length).fill(shares.length);
  let before = 0;
  const order = values
    .map((value, index) => ({ value, index }))
    .sort((a, b) => a.value - b.value || a.index - b.index);
  for (const { index } of order) {
    const weight = weights[index] ?? 0;
    // a person stands where the middle of their weight lies
    const code = ends.findIndex((end) => before + weight / 2 < end);
    codes[index] = code === -1 ? shares.length : code + 1;
    before += weight;
  }
  return Object.freeze(codes);
}
