import type { LonelyClusterRule } from '../../estimates/lonely-cluster.ts';
import { estimateMeans, estimateTotals } from '../../estimates/row-estimates.ts';
import { degreesOfFreedom } from '../../estimates/sample-design.ts';
import { surveyDesign } from '../r/survey-objects.ts';
import { numbersOf } from '../r/values.ts';
import type { Json, JsonObject } from '../reference-case.ts';
import { answered, columnOf, type RequestContext, texts } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

const RULES: readonly LonelyClusterRule[] = ['fail', 'remove', 'certainty', 'adjust', 'average'];

function rulesOf(rule: Json | undefined): readonly LonelyClusterRule[] {
  if (rule == null) return RULES.filter((known) => known !== 'fail');
  const known = RULES.find((name) => name === rule);
  if (known === undefined) throw new Unsupported(`the rule ${String(rule)} for a stratum with one cluster`);
  return [known];
}

/** `lonely-psu`: an estimate with a stratum of one cluster, by the rule asked for or by every one that gives a number. */
export function lonelyCluster({ request, environment }: RequestContext): JsonObject {
  const { data, ids, strata, weights, fpc, rule, statistic, variable } = request.options;
  const frame = environment.get(String(data));
  if (frame?.kind !== 'frame') throw new Unsupported(`there is no data named ${String(data)}`);
  const column = columnOf(frame, String(variable));
  const survey = surveyDesign({
    frame,
    ids: texts(ids).map((name) => columnOf(frame, name)),
    strata: { name: String(strata), column: columnOf(frame, String(strata)) },
    weights: weights == null ? null : columnOf(frame, String(weights)),
    fpc: texts(fpc).map((name) => columnOf(frame, name)),
    nest: request.options.nest === true,
  });
  if (statistic !== 'mean' && statistic !== 'total') {
    throw new Unsupported(`the statistic ${String(statistic)} with a stratum of one cluster`);
  }
  const estimate = statistic === 'total' ? estimateTotals : estimateMeans;
  const domain = answered(survey.domain, [column]);
  const values = [numbersOf(column, String(variable))];
  const rows = rulesOf(rule).map((lonelyClusters): JsonObject => {
    const found = estimate({ ...survey.design, lonelyClusters }, values, domain);
    return {
      rule: lonelyClusters,
      estimate: found.values[0] as number,
      se: Math.sqrt(found.covariance[0]?.[0] as number),
      df: degreesOfFreedom(survey.design, null),
    };
  });
  return { ...(rows.length === 1 ? rows[0] : {}), rows };
}
