import { extremeShareInterval } from '../../estimates/extreme-share-interval.ts';
import { estimateMeans } from '../../estimates/row-estimates.ts';
import { shareInterval, studentInterval } from '../../estimates/share-interval.ts';
import { numbersOf } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import {
  answered,
  columnOf,
  givenDf,
  levelOf,
  type RequestContext,
  requestDomain,
  variablesOf,
} from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/** `ciprop-extreme`: what the methods say of a share of 0 or 1, and the interval we print instead. */
export function extremeShares({ request, survey }: RequestContext): JsonObject {
  const { frame, design } = survey();
  const [variable] = variablesOf(request);
  if (variable === undefined) throw new Unsupported('ciprop-extreme without a variable');
  const column = columnOf(frame, variable);
  const domain = answered(requestDomain(request, survey()), [column]);
  const found = estimateMeans(design, [numbersOf(column, variable)], domain);
  const proportion = found.values[0] as number;
  const variance = found.covariance[0]?.[0] as number;
  const se = Math.sqrt(variance);
  const level = levelOf(request);
  const rows = ['mean', 'xlogit', 'beta', 'asin', 'recommended'].map((method): JsonObject => {
    const df = givenDf(request, { method }, found.degreesOfFreedom);
    const share = { proportion, variance, respondents: found.respondents, degreesOfFreedom: df };
    const interval =
      method === 'mean'
        ? studentInterval(proportion, se, df, level)
        : method === 'recommended'
          ? extremeShareInterval(share, level)
          : shareInterval(method === 'xlogit' ? 'logit' : method === 'beta' ? 'beta' : 'asin', share, level);
    return {
      method,
      estimate: proportion,
      se,
      n: found.respondents,
      df,
      lower: interval?.lower ?? null,
      upper: interval?.upper ?? null,
    };
  });
  return { rows };
}
