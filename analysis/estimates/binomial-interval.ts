import { betaQuantile } from '../distributions/beta.ts';
import { normalQuantile } from '../distributions/normal.ts';
import { requireInput } from './require-input.ts';
import { type Interval, wilsonInterval } from './share-interval.ts';

export type BinomialIntervalMethod =
  | 'wilson'
  | 'wilson-continuity'
  | 'clopper-pearson'
  | 'agresti-coull'
  | 'wald'
  | 'jeffreys';

type Method = (successes: number, respondents: number, level: number) => Interval;

const quantileOf = (level: number) => normalQuantile((1 + level) / 2);

function around(centre: number, n: number, z: number): Interval {
  const half = z * Math.sqrt((centre * (1 - centre)) / n);
  return { lower: centre - half, upper: centre + half };
}

const METHODS: Readonly<Record<BinomialIntervalMethod, Method>> = {
  wilson: (x, n, level) => wilsonInterval(x / n, n, quantileOf(level)),
  'wilson-continuity': (x, n, level) => {
    // R's prop.test takes no more than the distance from a share of ½, which it tests: nothing at ½ itself
    const correction = Math.min(0.5, Math.abs(x - n / 2)) / n;
    const z = quantileOf(level);
    const low = x / n - correction;
    const high = x / n + correction;
    return {
      lower: low <= 0 ? 0 : wilsonInterval(low, n, z).lower,
      upper: high >= 1 ? 1 : wilsonInterval(high, n, z).upper,
    };
  },
  'clopper-pearson': (x, n, level) => exactInterval(x, n, level, 0, 1),
  'agresti-coull': (x, n, level) => {
    const z = quantileOf(level);
    const size = n + z * z;
    return around((x + (z * z) / 2) / size, size, z);
  },
  wald: (x, n, level) => around(x / n, n, quantileOf(level)),
  jeffreys: (x, n, level) => exactInterval(x, n, level, 0.5, 0.5),
};

/** Beta quantiles of both ends; `left` and `right` are what is added to the smaller parameter of each. */
function exactInterval(x: number, n: number, level: number, left: number, right: number): Interval {
  const tail = (1 - level) / 2;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x + left, n - x + right),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + right, n - x + left),
  };
}

/**
 * Between which shares (0–1) may the true one lie, if `successes` of `respondents` gave an answer? Intervals of an
 * unweighted share at `level`, for censuses and simple samples only; who did not answer is in neither count.
 * Wilson (1927), with continuity correction as in R's prop.test; Clopper and Pearson (1934); Agresti and Coull
 * (1998) and Wald, whose ends may lie outside 0–1; Jeffreys, with 0 and 1 as ends where nobody or everybody did
 * (Brown, Cai and DasGupta 2001).
 * Throws EstimationError unless counts are whole, 0 ≤ successes ≤ respondents, respondents ≥ 1 and 0 < level < 1.
 */
export function binomialInterval(
  method: BinomialIntervalMethod,
  successes: number,
  respondents: number,
  level: number,
): Interval {
  const whole = Number.isSafeInteger(successes) && Number.isSafeInteger(respondents);
  requireInput(
    whole && successes >= 0 && successes <= respondents && respondents >= 1,
    'binomialInterval',
    'whole counts with 0 ≤ successes ≤ respondents and respondents ≥ 1',
    `${successes} of ${respondents}`,
  );
  requireInput(level > 0 && level < 1, 'binomialInterval', '0 < level < 1', level);
  return METHODS[method](successes, respondents, level);
}
