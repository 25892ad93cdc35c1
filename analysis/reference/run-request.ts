import { EstimationError } from '../estimates/estimation-error.ts';
import { WeightingError } from '../weights/weighting-error.ts';
import { type Mismatch, mismatches } from './compare.ts';
import { calibration, raking, rakingFailure, trimming } from './methods/adjusted-weights.ts';
import { contrast, differenceFromRest, jointMeans, pairwise } from './methods/comparisons.ts';
import { degreesOfFreedom } from './methods/degrees-of-freedom.ts';
import { deff, domain, estimates, ratio, variance } from './methods/estimates.ts';
import { extremeShares } from './methods/extreme-shares.ts';
import { generator } from './methods/generator-check.ts';
import { lonelyCluster } from './methods/lonely-cluster.ts';
import { quantiles } from './methods/quantiles.ts';
import { linear, logistic } from './methods/regressions.ts';
import { responseRate, weightsOfSample } from './methods/response-rates.ts';
import { shareIntervals } from './methods/share-intervals.ts';
import { standardise } from './methods/standardise.ts';
import { tTest } from './methods/t-tests.ts';
import { chisq, crosstab } from './methods/tables.ts';
import { alpha, binomialIntervals, correlation, pAdjust } from './methods/unweighted-numbers.ts';
import { chisqUnweighted, columnZ, fisher } from './methods/unweighted-tables.ts';
import { estimatesAfterWeighting, kish, poststratify, weightsOfDesign } from './methods/weights.ts';
import { DesignDiffers, type PreparedCase } from './prepared-case.ts';
import type { JsonObject, ReferenceCase, ReferenceRequest } from './reference-case.ts';
import { type RequestContext, rowKeysOf } from './request-context.ts';
import { Unsupported } from './unsupported.ts';

/** What became of one request. */
export type Outcome =
  | { readonly id: string; readonly title: string; readonly verdict: 'passed' }
  | {
      readonly id: string;
      readonly title: string;
      readonly verdict: 'failed';
      readonly mismatches: readonly Mismatch[];
    }
  | { readonly id: string; readonly title: string; readonly verdict: 'unsupported'; readonly reason: string };

const METHODS: Readonly<Record<string, (context: RequestContext) => JsonObject>> = {
  mean: estimates,
  total: estimates,
  proportion: estimates,
  domain,
  ratio,
  variance,
  df: degreesOfFreedom,
  ciprop: shareIntervals,
  chisq,
  crosstab,
  'chisq-unweighted': chisqUnweighted,
  fisher,
  'column-z': columnZ,
  'binomial-ci': binomialIntervals,
  correlation,
  'p-adjust': pAdjust,
  generator,
  'response-rate': responseRate,
  weights: (context) =>
    context.request.design === null ? weightsOfSample(context) : weightsOfDesign(context),
  poststratify,
  rake: raking,
  'rake-failure': rakingFailure,
  calibrate: calibration,
  trim: trimming,
  'estimates-after-weighting': estimatesAfterWeighting,
  deff,
  kish,
  alpha,
  'lonely-psu': lonelyCluster,
  'ciprop-extreme': extremeShares,
  quantile: quantiles,
  ttest: tTest,
  'joint-means': jointMeans,
  pairwise,
  contrast,
  'difference-from-rest': differenceFromRest,
  standardize: standardise,
  linear,
  logistic,
};

/** A mistake listed so that it can be recognised is computed rightly, with the only design of its case. */
function designOf(reference: ReferenceCase, request: ReferenceRequest): string {
  const names = Object.keys(reference.designs);
  const name =
    request.design ?? (request.options.wrong === true && names.length === 1 ? names[0] : undefined);
  if (name === undefined) throw new Unsupported(`${request.method} without a design`);
  return name;
}

function verdictOf(request: ReferenceRequest, got: JsonObject): readonly Mismatch[] | Unsupported {
  if (Object.keys(request.expected).length === 0) return new Unsupported('a request that expects nothing');
  const missing = Object.keys(request.expected).filter(
    (name) => got[name] === undefined && request.expected[name] !== null,
  );
  if (missing.length > 0) return new Unsupported(`${request.method} with ${missing.join(', ')}`);
  const found = mismatches(request.expected, got, request.tolerance, rowKeysOf(request));
  if (request.options.wrong !== true) return found;
  return found.length > 0
    ? []
    : [{ place: 'rows', expected: 'another answer than the known mistake', got: 'the mistake' }];
}

/**
 * Computes one request of a case and compares it with what is expected, at the request's tolerance. Expected rows
 * are read for their keys and for `df`, which the format defines as an input, and for nothing else.
 * What the engine does not do is `unsupported`, with the reason; an error is right only where one is expected.
 */
export function runRequest(
  reference: ReferenceCase,
  prepared: PreparedCase,
  request: ReferenceRequest,
): Outcome {
  const { id, title } = request;
  const run = Object.hasOwn(METHODS, request.method) ? METHODS[request.method] : undefined;
  if (run === undefined) return { id, title, verdict: 'unsupported', reason: `the method ${request.method}` };
  const expectsError = request.expected.error === true;
  try {
    const got = run({
      request,
      environment: prepared.environment,
      survey: () => prepared.surveyOf(designOf(reference, request)),
      surveyNamed: prepared.surveyOf,
    });
    if (expectsError) {
      return {
        id,
        title,
        verdict: 'failed',
        mismatches: [{ place: 'error', expected: 'an error', got: 'an answer' }],
      };
    }
    const verdict = verdictOf(request, got);
    if (verdict instanceof Unsupported) return { id, title, verdict: 'unsupported', reason: verdict.message };
    return verdict.length === 0
      ? { id, title, verdict: 'passed' }
      : { id, title, verdict: 'failed', mismatches: verdict };
  } catch (error) {
    if (error instanceof Unsupported) return { id, title, verdict: 'unsupported', reason: error.message };
    if (error instanceof DesignDiffers) return { id, title, verdict: 'failed', mismatches: error.mismatches };
    const refused = error instanceof EstimationError || error instanceof WeightingError;
    if (expectsError && refused) return { id, title, verdict: 'passed' };
    // also a fault of ours is a failed request: the others must still be run and counted
    const got = refused ? error.message : `a fault of the engine: ${String(error)}`;
    return { id, title, verdict: 'failed', mismatches: [{ place: 'error', expected: 'an answer', got }] };
  }
}
