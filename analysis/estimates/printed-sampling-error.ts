import { requireInput } from './require-input.ts';

/** What a printed table of sampling errors (標本誤差 早見表) is worked out from. */
export interface SampledShare {
  /** 0–1 */
  readonly proportion: number;
  /** respondents; where answers are weighted, the effective number (Σw)²/Σw² */
  readonly respondents: number;
  /** people the sample was drawn from; Infinity leaves the finite population out */
  readonly population: number;
}

/** (N − n)/(N − 1) · p(1 − p)/n */
function elementVariance(
  { proportion, respondents, population }: SampledShare,
  functionName: string,
): number {
  requireInput(proportion >= 0 && proportion <= 1, functionName, '0 ≤ proportion ≤ 1', proportion);
  requireInput(
    respondents > 0 && respondents <= population,
    functionName,
    '0 < respondents ≤ population',
    `${respondents} of ${population}`,
  );
  const finite =
    population === Number.POSITIVE_INFINITY || population === 1
      ? Number(population !== 1)
      : (population - respondents) / (population - 1);
  return (finite * proportion * (1 - proportion)) / respondents;
}

/**
 * How far may a share be from the true one? Half width (0–1) of the 95 % interval that Japanese reports print for a
 * simple random sample: ±1.96 · √((N − n)/(N − 1) · p(1 − p)/n). Who did not answer is not in n.
 * A printed convention: the interval for the sample really drawn is that of shareInterval.
 * Throws EstimationError for a proportion outside 0–1 or more respondents than people.
 */
export function simpleRandomSamplingError(share: SampledShare): number {
  return 1.96 * Math.sqrt(elementVariance(share, 'simpleRandomSamplingError'));
}

/**
 * The same for 層化二段無作為抽出, as reports print it: ±2 · √(2 · (N − n)/(N − 1) · p(1 − p)/n), which takes the
 * design effect of two stages to be 2 and the quantile to be 2. Throws as simpleRandomSamplingError does.
 */
export function stratifiedTwoStageSamplingError(share: SampledShare): number {
  return 2 * Math.sqrt(2 * elementVariance(share, 'stratifiedTwoStageSamplingError'));
}
