import { printedProportion } from '../disclosure/printed-figures.ts';
import type { DifferenceOfShares } from './difference-of-shares.ts';

/** A difference of shares (−1 to 1) in thousandths, rounded half up by size: as many digits as the shares beside it. */
export function printedDifference(difference: number): number {
  const size = printedProportion(Math.abs(difference));
  return difference < 0 && size > 0 ? -size : size;
}

/** A p value to four decimals: more digits would tell more of the shares than their own digits do. */
export function printedP(p: number): number {
  return Math.round(p * 1e4) / 1e4;
}

/** A difference with the digits that leave. */
export type PrintedDifference = Pick<DifferenceOfShares, 'difference' | 'standardError' | 'lower' | 'upper'>;

/** Null stays null: there was nothing to compare. */
export function printedDifferenceOf(difference: PrintedDifference | null): PrintedDifference | null {
  if (difference === null) return null;
  const { lower, upper } = difference;
  return {
    difference: printedDifference(difference.difference),
    standardError: printedDifference(difference.standardError),
    lower: lower === null ? null : printedDifference(lower),
    upper: upper === null ? null : printedDifference(upper),
  };
}
