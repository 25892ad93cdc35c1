/**
 * How does an office print this share? One decimal, rounded half up (小数第2位を四捨五入) from the value to
 * 12 significant digits, so that 0.3265 is "32.7" although the binary number lies a hair below the tie
 * (DESIGN decision 11). The server prints the shares themselves; this prints the ends of their intervals by the
 * same rule: a browser may not take it from analysis/estimates/percent.ts, so a test holds the two together.
 *
 * @param proportion 0–1
 * @throws RangeError where the number is not a share
 */
export function percentTextOfProportion(proportion: number): string {
  if (!(proportion >= 0 && proportion <= 1)) {
    throw new RangeError(`percentTextOfProportion requires a proportion from 0 to 1, got ${proportion}`);
  }
  const [mantissa, exponent] = proportion.toExponential(11).split('e');
  // the decimal point is moved in the text: a multiplication would bring the binary noise back
  const tenths = Math.floor(Number(`${mantissa}e${Number(exponent) + 3}`) + 0.5);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
