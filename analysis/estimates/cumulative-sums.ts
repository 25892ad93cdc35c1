/**
 * Sums of all numbers up to each one, rounded once each (Neumaier's compensated summation, 1974): whether a cumulative
 * share of weights is exactly one half must not depend on the order of the rows or on how weights are scaled.
 */
export function cumulativeSums(numbers: Float64Array): Float64Array {
  let sum = 0;
  let lost = 0;
  return numbers.map((number) => {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
    return sum + lost;
  });
}
