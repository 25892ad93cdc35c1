import { normalQuantile, normalTails } from '../distributions/normal.ts';
import { requireInput } from '../estimates/require-input.ts';
import type { Interval } from '../estimates/share-interval.ts';

/** One column of a table, seen for one row: how many of its respondents gave that answer. */
export interface ColumnCount {
  readonly successes: number;
  readonly respondents: number;
}

/** Two columns compared, by their places. Proportions 0–1; null where no test or share is possible. */
export interface ColumnComparison {
  readonly a: number;
  readonly b: number;
  readonly proportionA: number | null;
  readonly proportionB: number | null;
  readonly difference: number | null;
  readonly z: number | null;
  /** two-sided, not corrected for the number of pairs: see adjustPValues */
  readonly p: number | null;
  readonly interval: Interval | null;
}

/**
 * In which columns is an answer more frequent than in which others? Every pair of columns of an unweighted table,
 * for one row: z test with the pooled share, and interval of the difference with the shares apart (Wald), at `level`.
 * For censuses and simple samples only. Who did not answer is in no column. z² is R's prop.test(correct = FALSE).
 * Throws EstimationError unless counts are whole, 0 ≤ successes ≤ respondents, and 0 < level < 1.
 */
export function columnProportionTests(
  columns: readonly ColumnCount[],
  level: number,
): readonly ColumnComparison[] {
  for (const { successes, respondents } of columns) {
    const whole = Number.isSafeInteger(successes) && Number.isSafeInteger(respondents);
    requireInput(
      whole && successes >= 0 && successes <= respondents,
      'columnProportionTests',
      'whole counts with 0 ≤ successes ≤ respondents',
      `${successes} of ${respondents}`,
    );
  }
  requireInput(level > 0 && level < 1, 'columnProportionTests', '0 < level < 1', level);
  const quantile = normalQuantile((1 + level) / 2);
  return columns.flatMap((first, a) =>
    columns
      .slice(a + 1)
      .map((second, after) => ({ a, b: a + 1 + after, ...compare(first, second, quantile) })),
  );
}

function compare(
  first: ColumnCount,
  second: ColumnCount,
  quantile: number,
): Omit<ColumnComparison, 'a' | 'b'> {
  const proportionA = first.respondents === 0 ? null : first.successes / first.respondents;
  const proportionB = second.respondents === 0 ? null : second.successes / second.respondents;
  if (proportionA === null || proportionB === null) {
    return { proportionA, proportionB, difference: null, z: null, p: null, interval: null };
  }
  const [nA, nB] = [first.respondents, second.respondents];
  const difference = proportionA - proportionB;
  const pooled = (first.successes + second.successes) / (nA + nB);
  const pooledError = Math.sqrt(pooled * (1 - pooled) * (1 / nA + 1 / nB));
  const error = Math.sqrt((proportionA * (1 - proportionA)) / nA + (proportionB * (1 - proportionB)) / nB);
  const z = pooledError > 0 ? difference / pooledError : null;
  return {
    proportionA,
    proportionB,
    difference,
    z,
    p: z === null ? null : 2 * normalTails(-Math.abs(z)).lower,
    interval: { lower: difference - quantile * error, upper: difference + quantile * error },
  };
}
