/**
 * Shares a whole number out in proportion to whole-number weights so that the parts are whole and add up
 * to it exactly: the largest-remainder method (Hamilton/Hare quota). Equal remainders go to the earlier part.
 * Computed in exact integers.
 *
 * @throws RangeError when a number is negative or not whole, or when there is something to share and no weight
 */
export function shareByLargestRemainder(total: number, weights: readonly number[]): readonly number[] {
  if (![total, ...weights].every((value) => Number.isSafeInteger(value) && value >= 0)) {
    throw new RangeError('Only whole numbers from 0 can be shared out by largest remainder.');
  }
  const sum = weights.reduce((before, weight) => before + weight, 0);
  if (sum === 0) {
    if (total === 0) return Object.freeze(weights.map(() => 0));
    throw new RangeError(`${total} cannot be shared out: every weight is 0.`);
  }
  const parts = weights.map((weight, index) => {
    const product = total * weight;
    if (!Number.isSafeInteger(product))
      throw new RangeError(`${total} × ${weight} is too large to be exact.`);
    return { index, whole: (product - (product % sum)) / sum, remainder: product % sum };
  });
  const left = total - parts.reduce((before, part) => before + part.whole, 0);
  const shares = parts.map((part) => part.whole);
  for (const { index, whole } of parts
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)) {
    shares[index] = whole + 1;
  }
  return Object.freeze(shares);
}
