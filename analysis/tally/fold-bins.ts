/**
 * Takes the bins of combined digits apart: for each digit the sums of its codes, over all codes of the others. `bins` has
 * `width` numbers for each bin, the first digit counting ones, and is used up; `into` gets as many for each code, the codes
 * of the first digit first. From the last digit on, the bins of its codes are added onto those of the first.
 */
export function foldBins(
  bins: Float64Array,
  digits: readonly number[],
  width: number,
  into: Float64Array,
): void {
  into.fill(0);
  let lower = digits.reduce((product, codes) => product * codes, width);
  let end = digits.reduce((sum, codes) => sum + codes, 0) * width;
  for (const codes of digits.toReversed()) {
    lower /= codes;
    end -= codes * width;
    for (let code = 0; code < codes; code++) {
      const from = code * lower;
      const to = end + code * width;
      for (let at = 0; at < lower; at += width) {
        for (let k = 0; k < width; k++) {
          const value = bins[from + at + k] as number;
          into[to + k] = (into[to + k] as number) + value;
          if (code > 0) bins[at + k] = (bins[at + k] as number) + value;
        }
      }
    }
  }
}
