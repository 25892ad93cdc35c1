/**
 * Percentages as an office prints them (decision 11): one decimal, rounded half up. Half up is a rule about
 * decimal digits, so no step here goes through a binary fraction.
 */

function tenthsText(tenths: bigint): string {
  return `${tenths / 10n}.${tenths % 10n}`;
}

/**
 * Percentage of whole numbers, exact: 1017 of 2000 is "50.9", 1306 of 4000 is "32.7" (32.65).
 * Throws RangeError unless both are whole numbers, numerator ≥ 0 and denominator > 0.
 */
export function percentText(numerator: number, denominator: number): string {
  if (!Number.isSafeInteger(numerator) || numerator < 0) {
    throw new RangeError(`percentText requires a whole numerator of 0 or more, got ${numerator}`);
  }
  if (!Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new RangeError(`percentText requires a whole denominator above 0, got ${denominator}`);
  }
  const twice = 2n * BigInt(denominator);
  return tenthsText((BigInt(numerator) * 2000n + BigInt(denominator)) / twice);
}

/**
 * Percentage of a weighted proportion (0–1), rounded from its first 12 significant digits: what lies behind
 * them is noise of the arithmetic. 0.3265 and 0.32649999999999996 are both "32.7".
 * Throws RangeError unless the proportion is a number of 0 or more.
 */
export function percentTextOfProportion(proportion: number): string {
  if (!Number.isFinite(proportion) || proportion < 0) {
    throw new RangeError(`percentTextOfProportion requires a number of 0 or more, got ${proportion}`);
  }
  const [mantissa, exponent] = proportion.toExponential(11).split('e') as [string, string];
  const digits = BigInt(mantissa.replace('.', ''));
  // proportion = digits · 10^(exponent − 11), so tenths of a percent are digits · 10^(exponent − 8)
  const shift = Number(exponent) - 8;
  if (shift >= 0) return tenthsText(digits * 10n ** BigInt(shift));
  const unit = 10n ** BigInt(-shift);
  return tenthsText((2n * digits + unit) / (2n * unit));
}
