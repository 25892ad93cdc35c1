/**
 * Whether the last digit of a 全国地方公共団体コード is the check digit of the first five: 11 less the sum of
 * the digits times 6, 5, 4, 3, 2, modulo 11, of which the last digit counts.
 */
export function hasValidCheckDigit(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const digits = [...code].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, at) => total + digit * (6 - at), 0);
  return (11 - (sum % 11)) % 10 === digits[5];
}
