const groups = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 0 });

/** A whole number with its thousands apart: 1,500. The same in both languages. */
export function countText(count: number): string {
  return groups.format(count);
}

/** A figure of a test, to at most this many decimals: 2.31; 7,652.1. */
export function decimalText(value: number, decimals: number): string {
  return new Intl.NumberFormat('ja-JP', { maximumFractionDigits: decimals }).format(value);
}

/** A probability as reports print it: p=0.012, and p＜0.001 below what three decimals can show. */
export function probabilityText(p: number): string {
  return p < 0.001 ? 'p＜0.001' : `p＝${p.toFixed(3)}`;
}
