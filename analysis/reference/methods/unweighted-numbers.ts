import { type BinomialIntervalMethod, binomialInterval } from '../../estimates/binomial-interval.ts';
import { cronbachAlpha } from '../../estimates/cronbach-alpha.ts';
import { adjustPValues } from '../../tests/adjust-p-values.ts';
import { correlations } from '../../tests/correlation.ts';
import { numbersOf } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import { columnOf, levelOf, type RequestContext, requestDomain, texts } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';
import { frameWith } from './named-frame.ts';

const INTERVALS: readonly BinomialIntervalMethod[] = [
  'wilson',
  'wilson-continuity',
  'clopper-pearson',
  'agresti-coull',
  'wald',
  'jeffreys',
];

/** `binomial-ci`: intervals of an unweighted share, by every method. */
export function binomialIntervals({ request }: RequestContext): JsonObject {
  const { x, n } = request.options;
  if (typeof x !== 'number' || typeof n !== 'number') throw new Unsupported('binomial-ci without x and n');
  const confLevel = levelOf(request);
  const rows = INTERVALS.map((method): JsonObject => {
    const { lower, upper } = binomialInterval(method, x, n, confLevel);
    return { x, n, confLevel, estimate: x / n, method, lower, upper };
  });
  return { rows };
}

/** `p-adjust`: p values corrected in every way. */
export function pAdjust({ request }: RequestContext): JsonObject {
  const p = request.options.p;
  if (!Array.isArray(p)) throw new Unsupported('p-adjust without a list p');
  const given = p as readonly (number | null)[];
  return {
    p: given,
    holm: adjustPValues(given, 'holm'),
    BH: adjustPValues(given, 'benjamini-hochberg'),
    bonferroni: adjustPValues(given, 'bonferroni'),
    hochberg: adjustPValues(given, 'hochberg'),
    BY: adjustPValues(given, 'benjamini-yekutieli'),
  };
}

/** `correlation` of two columns. */
export function correlation(context: RequestContext): JsonObject {
  const { request } = context;
  const names = [...texts(request.options.x), ...texts(request.options.y)];
  const frame = frameWith(context, names);
  const [x, y] = names.map((name) => numbersOf(columnOf(frame, name), name)) as [Float64Array, Float64Array];
  const { respondents, pearson, pearsonInterval, spearman, kendallTauB } = correlations(
    x,
    y,
    levelOf(request),
  );
  return {
    n: respondents,
    rho: spearman.correlation,
    t: spearman.t,
    df: spearman.degreesOfFreedom,
    p: spearman.p,
    pearson: pearson.correlation,
    pearsonT: pearson.t,
    pearsonP: pearson.p,
    pearsonCiLower: pearsonInterval?.lower ?? null,
    pearsonCiUpper: pearsonInterval?.upper ?? null,
    kendallTauB,
  };
}

/** `alpha`: Cronbach's alpha, with the weights of the design where the request names one. */
export function alpha(context: RequestContext): JsonObject {
  const { request, survey } = context;
  const names = texts(request.options.items);
  const weighted = request.design === null ? null : survey();
  const frame = weighted?.frame ?? frameWith(context, names);
  const domain = weighted === null ? null : requestDomain(request, weighted);
  const weights =
    weighted?.design.weights.map((weight, row) => (domain?.[row] === 1 ? weight : 0)) ??
    new Float64Array(frame.size).fill(1);
  const items = names.map((name) => numbersOf(columnOf(frame, name), name));
  const found = cronbachAlpha(items, weights);
  return {
    n: found.respondents,
    k: items.length,
    alpha: found.alpha,
    standardizedAlpha: found.standardizedAlpha,
    meanInterItemCorrelation: found.meanInterItemCorrelation,
    totalVariance: found.totalVariance,
    items: found.items.map(
      (item, index): JsonObject => ({
        item: names[index] as string,
        mean: item.mean,
        sd: item.standardDeviation,
        itemRestCorrelation: item.itemRestCorrelation,
        alphaIfDropped: item.alphaIfDropped,
      }),
    ),
  };
}
