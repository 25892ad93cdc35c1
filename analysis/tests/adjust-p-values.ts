import { requireInput } from '../estimates/require-input.ts';

/**
 * How p values of several comparisons are corrected for their number. The first three hold the chance of even one
 * false difference at the level; the last two hold the expected part of false ones among the differences shown.
 */
export type PAdjustment = 'bonferroni' | 'holm' | 'hochberg' | 'benjamini-hochberg' | 'benjamini-yekutieli';

/** Factor of the p value with the given rank (1: smallest) among `count`. */
const FACTORS: Readonly<Record<PAdjustment, (rank: number, count: number) => number>> = {
  bonferroni: (_, count) => count,
  holm: (rank, count) => count - rank + 1,
  hochberg: (rank, count) => count - rank + 1,
  'benjamini-hochberg': (rank, count) => count / rank,
  'benjamini-yekutieli': (rank, count) => (count / rank) * harmonic(count),
};

function harmonic(count: number): number {
  let sum = 0;
  for (let k = count; k >= 1; k--) sum += 1 / k;
  return sum;
}

/**
 * p values (0–1) of comparisons made together, corrected for their number, in the order given: which of the areas
 * that were compared may be called different? A null or NaN (no test was possible) stays null and is not counted.
 * Each is multiplied by its factor and made monotone: from the smallest up for Holm (1979), from the largest down
 * for Hochberg (1988), Benjamini and Hochberg (1995), Benjamini and Yekutieli (2001), never above 1.
 * Same as R's p.adjust. Throws EstimationError for a p value outside 0–1.
 */
export function adjustPValues(
  pValues: readonly (number | null)[],
  method: PAdjustment,
): readonly (number | null)[] {
  const given = pValues.flatMap((p, place) => (p === null || Number.isNaN(p) ? [] : [{ p, place }]));
  for (const { p } of given) requireInput(p >= 0 && p <= 1, 'adjustPValues', 'p values from 0 to 1', p);
  const ranked = given.toSorted((a, b) => a.p - b.p);
  const raised = ranked.map(({ p }, index) => FACTORS[method](index + 1, ranked.length) * p);
  const adjusted = method === 'holm' ? risingFromSmallest(raised) : lowestFromLargest(raised);
  const out = new Array<number | null>(pValues.length).fill(null);
  ranked.forEach(({ place }, index) => {
    out[place] = Math.min(1, adjusted[index] as number);
  });
  return Object.freeze(out);
}

function risingFromSmallest(values: readonly number[]): readonly number[] {
  let highest = 0;
  return values.map((value) => {
    highest = Math.max(highest, value);
    return highest;
  });
}

/** Bonferroni's values rise already, so that nothing is held back there. */
function lowestFromLargest(values: readonly number[]): readonly number[] {
  let lowest = Number.POSITIVE_INFINITY;
  return values
    .toReversed()
    .map((value) => {
      lowest = Math.min(lowest, value);
      return lowest;
    })
    .toReversed();
}
