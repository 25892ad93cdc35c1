/** The whole number that was typed, in digits of any width (３４ is 34); null where it is none. */
export function wholeNumberOf(typed: string): number | null {
  const digits = typed.normalize('NFKC').replaceAll(/\s/g, '').replace('−', '-');
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : null;
}

/** What was typed as a number, whole or not; null where it is none. */
export function typedNumberOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '').replace('−', '-').replace(',', '.');
  return /^-?\d*\.?\d+$/.test(plain) ? Number(plain) : null;
}
