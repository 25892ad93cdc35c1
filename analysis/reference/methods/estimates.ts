import { designEffect } from '../../estimates/design-effect.ts';
import { estimateMeans, estimateRatio, estimateVariance } from '../../estimates/row-estimates.ts';
import { studentInterval } from '../../estimates/share-interval.ts';
import { levelsOf, numbersOf } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import {
  answered,
  columnOf,
  givenDf,
  groupsOf,
  indicator,
  isCategorical,
  levelOf,
  type RequestContext,
  requestDomain,
  texts,
  variablesOf,
} from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';
import { covarianceOf, estimateRows, type Statistic } from './estimate-rows.ts';

const STATISTICS: readonly string[] = ['mean', 'total', 'proportion'] satisfies Statistic[];

function isStatistic(name: unknown): name is Statistic {
  return typeof name === 'string' && STATISTICS.includes(name);
}

/** `mean`, `total`, `proportion`: rows, and the covariance matrix of all of them. */
export function estimates({ request, survey }: RequestContext): JsonObject {
  const statistic = request.method;
  if (!isStatistic(statistic)) throw new Unsupported(`the statistic ${statistic}`);
  const wantsMatrix = request.expected.values !== undefined;
  return {
    rows: estimateRows(request, survey(), statistic),
    ...(wantsMatrix ? covarianceOf(request, survey(), statistic) : {}),
  };
}

/** `domain`: a statistic over part of the rows, the design staying whole. */
export function domain({ request, survey }: RequestContext): JsonObject {
  const { statistic } = request.options;
  if (!isStatistic(statistic)) throw new Unsupported(`the statistic ${String(statistic)} in a domain`);
  return { rows: estimateRows(request, survey(), statistic) };
}

/** `ratio` of two totals, over groups. */
export function ratio({ request, survey }: RequestContext): JsonObject {
  const { frame, design } = survey();
  const [numerator, denominator] = [String(request.options.numerator), String(request.options.denominator)];
  const columns = [columnOf(frame, numerator), columnOf(frame, denominator)] as const;
  const answers = answered(requestDomain(request, survey()), columns);
  const [above, below] = [numbersOf(columns[0], numerator), numbersOf(columns[1], denominator)];
  const rows = groupsOf(frame, texts(request.options.by), answers).map((group): JsonObject => {
    const names = { ...group.keys, numerator, denominator };
    const found = estimateRatio(design, above, below, group.domain);
    const estimate = found.values[0] as number;
    if (found.respondents === 0) return { ...names, n: 0, estimate: null, se: null };
    const se = Math.sqrt(found.covariance[0]?.[0] as number);
    const df = givenDf(request, names, found.degreesOfFreedom);
    const interval = studentInterval(estimate, se, df, levelOf(request));
    return {
      ...names,
      n: found.respondents,
      estimate,
      se,
      cv: se / Math.abs(estimate),
      df,
      ciLower: interval?.lower ?? null,
      ciUpper: interval?.upper ?? null,
    };
  });
  return { rows };
}

/** `variance`: of a variable in the population. */
export function variance({ request, survey }: RequestContext): JsonObject {
  const { frame, design } = survey();
  const rows = variablesOf(request).flatMap((variable) => {
    const column = columnOf(frame, variable);
    const answers = answered(requestDomain(request, survey()), [column]);
    return groupsOf(frame, texts(request.options.by), answers).map((group): JsonObject => {
      const found = estimateVariance(design, numbersOf(column, variable), group.domain);
      const se = Math.sqrt(found.covariance[0]?.[0] as number);
      return { ...group.keys, variable, n: found.respondents, estimate: found.values[0] as number, se };
    });
  });
  return { rows };
}

/** `deff`: design effects of means, with and without replacement, and what they leave of the sample. */
export function deff({ request, survey }: RequestContext): JsonObject {
  const { frame, design } = survey();
  const rows = variablesOf(request).flatMap((variable) => {
    const column = columnOf(frame, variable);
    const answers = answered(requestDomain(request, survey()), [column]);
    const parts = isCategorical(column)
      ? levelsOf(column).map((level) => ({ level, values: indicator(column, level) }))
      : [{ level: null, values: numbersOf(column, variable) }];
    return parts.map(({ level, values }): JsonObject => {
      const found = estimateMeans(design, [values], answers);
      const spread = found.covariance[0]?.[0] as number;
      const n = found.respondents;
      const elementVariance = estimateVariance(design, values, answers).values[0] as number;
      const sample = { respondents: n, weightedCount: found.weightedCount, elementVariance };
      const effect = designEffect(spread, sample, false);
      return {
        variable,
        ...(level === null ? {} : { level }),
        n,
        estimate: found.values[0] as number,
        se: Math.sqrt(spread),
        deff: effect,
        nEff: n / effect,
        deffReplace: designEffect(spread, sample, true),
      };
    });
  });
  return { rows };
}
