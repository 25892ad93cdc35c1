import { percentTextOfProportion } from '../estimates/percent.ts';

/**
 * Figures leave with the digits an office prints, not with all that a computer has. A weighted share in full
 * precision is a sum of known weights and tells which respondents stand behind it, and a total in full
 * precision can be taken apart into whole numbers of hidden cells; one decimal of a percentage cannot.
 */

/** Half a unit of the last printed digit of a proportion: 0.05 %. */
export const PRINTED_HALF_UNIT = 0.0005;

/** A proportion (0–1) in thousandths, rounded half up like the percentage that is printed from it. */
export function printedProportion(proportion: number): number {
  return Number(`${percentTextOfProportion(proportion)}e-2`);
}

/** A weighted number of people to three significant digits: 6 382 144 is 6 380 000. */
export function printedWeightedBase(weightedCount: number): number {
  return Number(weightedCount.toPrecision(3));
}
