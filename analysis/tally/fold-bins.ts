/**
 * Takes the bins of combined digits apart: for each digit the sums of its codes, over all codes of the others. `bins` has
 * a number for each bin, the first digit counting ones, and is left at 0; `into` gets one for each code, the codes of the
 * first digit first. From the last digit on, the bins of its codes are added onto those of its first code.
 */
export function foldCounts(bins: Float64Array, digits: readonly number[], into: Float64Array): void {
  let length = bins.length;
  let at = into.length;
  for (let digit = digits.length - 1; digit >= 0; digit--) {
    const codes = digits[digit] as number;
    length /= codes;
    at -= codes;
    for (let code = 0; code < codes; code++) {
      let sum = 0;
      for (let to = 0; to < length; to++) {
        const value = bins[code * length + to] as number;
        sum += value;
        if (code > 0) bins[to] = (bins[to] as number) + value;
      }
      into[at + code] = sum;
    }
  }
  bins.fill(0);
}

/** The same with four numbers for each bin and each code. */
export function foldSums(bins: Float64Array, digits: readonly number[], into: Float64Array): void {
  let length = bins.length;
  let at = into.length;
  for (let digit = digits.length - 1; digit >= 0; digit--) {
    const codes = digits[digit] as number;
    length /= codes;
    at -= 4 * codes;
    for (let code = 0; code < codes; code++) foldCode(bins, code, length, into, at + 4 * code);
  }
  bins.fill(0);
}

/** Four sums at once: a loop over the four inside the loop over bins takes more than twice as long. */
function foldCode(bins: Float64Array, code: number, length: number, into: Float64Array, at: number): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const distance = code * length;
  for (let to = 0; to < length; to += 4) {
    const from = distance + to;
    const p = bins[from] as number;
    const q = bins[from + 1] as number;
    const r = bins[from + 2] as number;
    const s = bins[from + 3] as number;
    a += p;
    b += q;
    c += r;
    d += s;
    if (code === 0) continue;
    bins[to] = (bins[to] as number) + p;
    bins[to + 1] = (bins[to + 1] as number) + q;
    bins[to + 2] = (bins[to + 2] as number) + r;
    bins[to + 3] = (bins[to + 3] as number) + s;
  }
  into[at] = a;
  into[at + 1] = b;
  into[at + 2] = c;
  into[at + 3] = d;
}
