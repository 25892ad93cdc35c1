/**
 * A figure in plain decimals (no exponent), half rounded away from zero from its first 12 significant digits, as
 * Japanese offices round: −0.25 with one decimal is −0.3. Never a negative zero.
 * Throws RangeError unless the value is finite and `decimals` a whole number from 0 to 10.
 */
export function decimalText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`decimalText requires a finite number, got ${value}`);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 10) {
    throw new RangeError(`decimalText requires 0 to 10 decimals, got ${decimals}`);
  }
  const [mantissa, exponent] = Math.abs(value).toExponential(11).split('e') as [string, string];
  const digits = BigInt(mantissa.replace('.', ''));
  // |value| = digits · 10^(exponent − 11); in units of the last decimal that is digits · 10^shift
  const shift = Number(exponent) - 11 + decimals;
  const unit = 10n ** BigInt(Math.max(0, -shift));
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : (2n * digits + unit) / (2n * unit);
  const text = String(units).padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const sign = value < 0 && units > 0n ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-decimals)}`;
}
