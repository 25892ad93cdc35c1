import { type RandomSource, randomBelow } from './random-source.ts';

/** Capitals and digits without those that are mistaken for one another (0 O, 1 I L): 31, a prime number. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const SIZE = CODE_ALPHABET.length;
/** 11 random symbols are 54.5 bits; the twelfth is computed from them. */
const RANDOM_SYMBOLS = 11;
const SYMBOLS = RANDOM_SYMBOLS + 1;

const symbolValues = new Map([...CODE_ALPHABET].map((symbol, value) => [symbol, value]));

/** A new access code for one letter, without hyphens. */
export function drawAccessCode(random: RandomSource): string {
  const values = Array.from({ length: RANDOM_SYMBOLS }, () => randomBelow(random, SIZE));
  return [...values, checkValue(values)].map((value) => CODE_ALPHABET[value]).join('');
}

/** As it is printed: XXXX-XXXX-XXXX. */
export function formatAccessCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * The code that somebody typed, without hyphens; null when it cannot be one. Takes lower case, full-width
 * letters, spaces and every kind of hyphen and dash. One wrong symbol, or two swapped ones, is always noticed:
 * the weights 1 to 12 are different and none is 0 modulo the prime 31.
 */
export function parseAccessCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{White_Space}\p{Pd}\p{Cf}_−ー・.]/gu, '');
  if (code.length !== SYMBOLS) return null;
  let sum = 0;
  for (let place = 0; place < SYMBOLS; place += 1) {
    const value = symbolValues.get(code[place] as string);
    if (value === undefined) return null;
    sum += (place + 1) * value;
  }
  return sum % SIZE === 0 ? code : null;
}

/** The value whose twelvefold makes the weighted sum a multiple of 31. */
function checkValue(values: readonly number[]): number {
  const sum = values.reduce((total, value, place) => total + (place + 1) * value, 0);
  for (let value = 0; ; value += 1) if ((sum + SYMBOLS * value) % SIZE === 0) return value;
}
