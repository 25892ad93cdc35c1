/**
 * How does an office print this share? One decimal, rounded half up (小数第2位を四捨五入) from the value to
 * 12 significant digits, so that 0.3265 is "32.7" although the binary number lies a hair below the tie
 * (DESIGN decision 11). The server prints the shares themselves; this prints the ends of their intervals.
 *
 * @param proportion 0–1
 * @throws RangeError where the number is not a share
 */
export function percentText(proportion: number): string {
  if (!(proportion >= 0 && proportion <= 1)) {
    throw new RangeError(`percentText requires a proportion from 0 to 1, got ${proportion}`);
  }
  const tenths = Math.floor(Number((proportion * 1000).toPrecision(12)) + 0.5);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
