import { estimateQuantile, type QuantileRequest } from '../../estimates/estimate-quantile.ts';
import type { QuantileRule } from '../../estimates/quantile-rule.ts';
import { numbersOf } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import {
  answered,
  columnOf,
  groupsOf,
  levelOf,
  type RequestContext,
  requestDomain,
  texts,
  variablesOf,
} from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/** Name in the cases → our rule; types 1 and 2 of Hyndman and Fan have names of their own. */
const RULES: ReadonlyMap<string, QuantileRule> = new Map([
  ['math', 'math'],
  ['hf1', 'math'],
  ['school', 'school'],
  ['hf2', 'school'],
  ...(['hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9'] as const).map((rule) => [rule, rule] as const),
]);

const INTERVALS: ReadonlyMap<string, QuantileRequest['interval']> = new Map([
  ['woodruff-wald', 'wald'],
  ['woodruff-logit', 'logit'],
  ['woodruff-beta', 'beta'],
  ['woodruff-asin', 'asin'],
]);

/** `quantile`: quantiles of each variable by group, with Woodruff's intervals. */
export function quantiles({ request, survey }: RequestContext): JsonObject {
  const { options } = request;
  const rule = RULES.get(String(options.rule ?? 'math'));
  const interval = INTERVALS.get(String(options.interval ?? 'woodruff-wald'));
  if (rule === undefined) throw new Unsupported(`the quantile rule ${String(options.rule)}`);
  if (interval === undefined) throw new Unsupported(`the interval ${String(options.interval)} of a quantile`);
  const level = levelOf(request);
  const { frame, design } = survey();
  const rows = variablesOf(request).flatMap((variable) => {
    const column = columnOf(frame, variable);
    const values = numbersOf(column, variable);
    const domain = answered(requestDomain(request, survey()), [column]);
    return groupsOf(frame, texts(options.by), domain).flatMap((group) =>
      texts(options.probs).map((share): JsonObject => {
        const asked = { share: Number(share), rule, interval, level };
        const found = estimateQuantile(design, values, group.domain, asked);
        return {
          ...group.keys,
          variable,
          p: asked.share,
          estimate: found.estimate,
          ciLower: found.lower,
          ciUpper: found.upper,
          se: found.standardError,
          n: found.respondents,
          df: found.degreesOfFreedom,
        };
      }),
    );
  });
  return { rows };
}
