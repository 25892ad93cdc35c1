import { estimateMeans } from '../../estimates/row-estimates.ts';
import {
  adjustedEffectiveRespondents,
  effectiveRespondents,
  hasNoVariance,
  type ShareIntervalMethod,
  shareInterval,
} from '../../estimates/share-interval.ts';
import { numbersOf, type Vector } from '../r/values.ts';
import type { JsonObject, ReferenceRequest } from '../reference-case.ts';
import {
  answered,
  columnOf,
  type Group,
  givenDf,
  groupsOf,
  indicator,
  levelOf,
  type RequestContext,
  requestDomain,
  texts,
  variablesOf,
} from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';
import { rowsHeld } from './rows-held.ts';

/** Name in the cases → our method. The last two are R's own approximations of methods we solve exactly. */
const METHODS: readonly (readonly [string, ShareIntervalMethod])[] = [
  ['wald', 'wald'],
  ['logit', 'logit'],
  ['beta', 'beta'],
  ['asin', 'asin'],
  ['wilson', 'wilson'],
  ['likelihood', 'likelihood'],
  ['likelihood-r', 'likelihood'],
  ['logit-glm', 'logit'],
];

/** 1 for the code the request calls success, else 0; a column of 0 and 1 is that already. */
function successes(request: ReferenceRequest, column: Vector, variable: string): Float64Array {
  const { success } = request.options;
  if (success != null) return indicator(column, String(success));
  const values = numbersOf(column, variable);
  if (values.every((value) => value === 0 || value === 1 || Number.isNaN(value))) return values;
  throw new Unsupported(`a share of ${variable}, which is not 0 and 1`);
}

/** `ciprop`: intervals of a share, by every method. */
export function shareIntervals({ request, survey }: RequestContext): JsonObject {
  const { frame, design } = survey();
  const [variable] = variablesOf(request);
  if (variable === undefined) throw new Unsupported('ciprop without a variable');
  const column = columnOf(frame, variable);
  const values = successes(request, column, variable);
  const confLevel = levelOf(request);
  const answers = answered(requestDomain(request, survey()), [column]);
  const groups = groupsOf(frame, texts(request.options.by), answers);
  const shareIn = (group: Group) => {
    const found = estimateMeans(design, [values], group.domain);
    return {
      proportion: found.values[0] as number,
      variance: found.covariance[0]?.[0] as number,
      respondents: found.respondents,
      degreesOfFreedom: found.degreesOfFreedom,
    };
  };
  const rows = groups.flatMap((group) => {
    const share = shareIn(group);
    return METHODS.map(([method, ours]): JsonObject => {
      const names = { ...group.keys, method };
      const df = givenDf(request, names, share.degreesOfFreedom);
      const n = ours === 'beta' ? rowsHeld(survey(), group.domain).rows : share.respondents;
      const interval = shareInterval(ours, { ...share, respondents: n, degreesOfFreedom: df }, confLevel);
      return {
        ...names,
        confLevel,
        estimate: share.proportion,
        se: Math.sqrt(share.variance),
        n: share.respondents,
        df,
        lower: interval?.lower ?? null,
        upper: interval?.upper ?? null,
      };
    });
  });
  if (groups.length > 1) return { rows };
  const share = shareIn(groups[0] as Group);
  const known = hasNoVariance(share.proportion, share.variance);
  return {
    nEff: known ? null : effectiveRespondents(share),
    nEffBeta: known ? null : adjustedEffectiveRespondents(share, confLevel),
    rows,
  };
}
