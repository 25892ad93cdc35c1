import { percentTextOfProportion } from '../../../analysis/estimates/percent.ts';

/** A difference of shares in points, with its sign. */
export function points(difference: number): string {
  const text = percentTextOfProportion(Math.abs(difference));
  return Number(text) === 0 ? text : `${difference < 0 ? '−' : '+'}${text}`;
}
