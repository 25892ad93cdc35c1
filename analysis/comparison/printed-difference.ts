import { printedProportion } from '../disclosure/printed-figures.ts';

/** A difference of shares (−1 to 1) in thousandths, rounded half up by size: as many digits as the shares beside it. */
export function printedDifference(difference: number): number {
  const size = printedProportion(Math.abs(difference));
  return difference < 0 && size > 0 ? -size : size;
}

/** A p value to four decimals: more digits would tell more of the shares than their own digits do. */
export function printedP(p: number): number {
  return Math.round(p * 1e4) / 1e4;
}
