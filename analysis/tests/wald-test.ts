import { fTails } from '../distributions/f-distribution.ts';
import type { Matrix } from '../estimates/linearised-covariance.ts';
import { requireInput } from '../estimates/require-input.ts';
import { solve } from './dense-matrix.ts';

/** Several figures held against 0 together. */
export interface WaldTest {
  readonly statistic: number;
  readonly numeratorDf: number;
  readonly denominatorDf: number;
  readonly p: number;
}

/**
 * Are several figures all 0 (every coefficient of a term, say: does area matter at all)? F = bᵀV⁻¹b/k on k and
 * `denominatorDf` degrees of freedom (Wald 1943), as regTermTest of R's survey package has it for a term of a model.
 * `places` are those of the figures among `values`. Null without a degree of freedom or where their covariance is
 * singular. Throws EstimationError where no place is given, one that does not exist or stands twice, or the covariance has
 * another size.
 */
export function waldTest(
  values: readonly number[],
  covariance: Matrix,
  places: readonly number[],
  denominatorDf: number,
): WaldTest | null {
  requireInput(
    places.length > 0 && places.every((place) => values[place] !== undefined),
    'waldTest',
    `places among ${values.length} figures`,
    places.length === 0 ? 'none' : places.join(', '),
  );
  requireInput(new Set(places).size === places.length, 'waldTest', 'every place once', places.join(', '));
  requireInput(
    covariance.length === values.length && covariance.every((row) => row.length === values.length),
    'waldTest',
    `a covariance of ${values.length} × ${values.length}`,
    `rows of lengths ${covariance.map((row) => row.length).join(', ') || 'none'}`,
  );
  if (!(denominatorDf >= 1)) return null;
  const part = places.map((a) => places.map((b) => covariance[a]?.[b] as number));
  const solved = solve(
    part,
    places.map((place) => [values[place] as number]),
  );
  if (solved === null) return null;
  const square = places.reduce(
    (sum, place, index) => sum + (values[place] as number) * (solved[index]?.[0] as number),
    0,
  );
  const statistic = square / places.length;
  if (!(statistic >= 0)) return null;
  const p = fTails(statistic, places.length, denominatorDf).upper;
  return Object.freeze({ statistic, numeratorDf: places.length, denominatorDf, p });
}
