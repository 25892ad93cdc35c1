import { estimateMeans, estimateTotals } from '../../estimates/row-estimates.ts';
import { surveyDesign } from '../r/survey-objects.ts';
import { type Frame, numbersOf } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import { columnOf, type RequestContext, texts } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/**
 * `lonely-psu`: a stratum with one cluster. The engine knows one answer, the rule `fail`: an error that names the
 * stratum. Folding it with a neighbour is a rule above the engine (weights/fold-strata.ts).
 */
export function lonelyCluster({ request, environment }: RequestContext): JsonObject {
  const { data, strata, weights, fpc, rule, statistic, variable } = request.options;
  if (rule !== 'fail') throw new Unsupported('rules other than "fail" for a stratum with one cluster');
  const frame = environment.get(String(data)) as Frame;
  const survey = surveyDesign({
    frame,
    ids: [],
    strata: { name: String(strata), column: columnOf(frame, String(strata)) },
    weights: columnOf(frame, String(weights)),
    fpc: texts(fpc).map((name) => columnOf(frame, name)),
    nest: false,
  });
  const estimate = statistic === 'total' ? estimateTotals : estimateMeans;
  const found = estimate(
    survey.design,
    [numbersOf(columnOf(frame, String(variable)), String(variable))],
    survey.domain,
  );
  return { estimate: found.values[0] as number, se: Math.sqrt(found.covariance[0]?.[0] as number) };
}
