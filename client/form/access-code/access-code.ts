/** Why a typed code cannot be one of a letter. */
export type CodeFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'symbol'; readonly symbol: string }
  | { readonly kind: 'length'; readonly expected: number; readonly typed: number }
  | { readonly kind: 'check' };

/** Capitals and digits without those that print alike (0 O, 1 I L). */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 12;
const GROUPS = /.{1,4}/gu;

/** The symbols of a typed code: full width narrowed, upper case, without spaces and hyphens of any kind. */
const symbolsOf = (typed: string): readonly string[] => [
  ...typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{White_Space}\p{Pd}\p{Cf}_−ー・.]/gu, ''),
];

/**
 * What is wrong with a typed access code, or null. The server alone decides (server/ballot-box/access-code.ts,
 * whose rule a test compares with this one); asking here spares people from learning of a misprint after the
 * last question.
 */
export function codeFault(typed: string): CodeFault | null {
  const symbols = symbolsOf(typed);
  if (symbols.length === 0) return { kind: 'empty' };
  const foreign = symbols.find((symbol) => !ALPHABET.includes(symbol));
  if (foreign !== undefined) return { kind: 'symbol', symbol: foreign };
  if (symbols.length !== LENGTH) return { kind: 'length', expected: LENGTH, typed: symbols.length };
  const sum = symbols.reduce((total, symbol, place) => total + (place + 1) * ALPHABET.indexOf(symbol), 0);
  return sum % ALPHABET.length === 0 ? null : { kind: 'check' };
}

/** The one form of a code however it was typed: what keys are derived from. */
export const canonicalCode = (typed: string): string => symbolsOf(typed).join('');

/** The code as the letter prints it, in groups of four; whatever else was typed stays visible. */
export const formatAccessCode = (typed: string): string =>
  symbolsOf(typed).join('').match(GROUPS)?.join('-') ?? '';
