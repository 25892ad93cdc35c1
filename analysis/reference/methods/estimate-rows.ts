import { designEffect } from '../../estimates/design-effect.ts';
import {
  type Estimates,
  estimateMeans,
  estimateTotals,
  estimateVariance,
} from '../../estimates/row-estimates.ts';
import { shareInterval, studentInterval } from '../../estimates/share-interval.ts';
import { levelsOf, numbersOf, type Survey, type Vector } from '../r/values.ts';
import type { JsonObject, ReferenceRequest } from '../reference-case.ts';
import {
  answered,
  columnOf,
  countRows,
  factorOf,
  type Group,
  givenDf,
  groupsOf,
  indicator,
  isCategorical,
  levelOf,
  requestDomain,
  texts,
  variablesOf,
} from '../request-context.ts';

export type Statistic = 'mean' | 'total' | 'proportion';

/** A column of numbers to be estimated: a variable itself, or one level of it as 0 and 1. */
interface Estimand {
  readonly variable: string;
  readonly level: string | null;
  readonly column: Float64Array;
}

/** Levels that shares are taken of: 0 and 1 for a column of these, else what occurs or is declared. */
function shareLevels(column: Vector): readonly string[] {
  const binary = column.values.every((value) => value === null || value === 0 || value === 1);
  return binary ? ['0', '1'] : levelsOf(column);
}

function estimandsOf(variable: string, column: Vector, statistic: Statistic): readonly Estimand[] {
  if (statistic !== 'proportion' && !isCategorical(column)) {
    return [
      {
        variable,
        level: null,
        column: numbersOf(column, variable).map((value) => (Number.isNaN(value) ? 0 : value)),
      },
    ];
  }
  return shareLevels(column).map((level) => ({ variable, level, column: indicator(column, level) }));
}

function rowOf(
  request: ReferenceRequest,
  survey: Survey,
  group: Group,
  estimand: Estimand,
  estimates: Estimates,
  index: number,
  statistic: Statistic,
): JsonObject {
  const names = {
    ...group.keys,
    variable: estimand.variable,
    ...(estimand.level === null ? {} : { level: estimand.level }),
  };
  const n = estimates.respondents;
  const estimate = estimates.values[index] as number;
  const variance = estimates.covariance[index]?.[index] as number;
  // a group without answers has no estimate: not 0, which nobody observed
  if (n === 0) return { ...names, n, count: 0, estimate: null, se: null };
  const se = Math.sqrt(variance);
  const df = givenDf(request, names, estimates.degreesOfFreedom);
  const level = levelOf(request);
  const interval = studentInterval(estimate, se, df, level);
  const share = { proportion: estimate, variance, respondents: n, degreesOfFreedom: df };
  // a column of numbers may have any mean; only one from 0 to 1 can be a share
  const logit =
    statistic === 'total' || !(estimate >= 0 && estimate <= 1) ? null : shareInterval('logit', share, level);
  return {
    ...names,
    n,
    count: countRows(survey, group.domain, (row) => estimand.column[row] === 1),
    estimate,
    se,
    cv: se / Math.abs(estimate),
    df,
    ciLower: interval?.lower ?? null,
    ciUpper: interval?.upper ?? null,
    logitLower: logit?.lower ?? null,
    logitUpper: logit?.upper ?? null,
    // worked out where it is looked at: for many groups of many rows it takes longer than all the rest
    get deff() {
      const { weightedCount } = estimates;
      const element = estimateVariance(survey.design, estimand.column, group.domain).values[0] as number;
      const scale = statistic === 'total' ? weightedCount ** 2 : 1;
      const sample = { respondents: n, weightedCount, elementVariance: element * scale };
      return designEffect(variance, sample, request.options.deff === 'srs with replacement');
    },
  };
}

/** Rows of means, totals or shares of the named variables, over the groups and the domain of the request. */
export function estimateRows(
  request: ReferenceRequest,
  survey: Survey,
  statistic: Statistic,
  variables: readonly string[] = variablesOf(request),
): readonly JsonObject[] {
  const columns = variables.map((name) => columnOf(survey.frame, factorOf(request, survey.frame, name)));
  const domain = answered(requestDomain(request, survey), columns);
  const estimands = variables.flatMap((name, index) =>
    estimandsOf(name, columns[index] as Vector, statistic),
  );
  const estimate = statistic === 'total' ? estimateTotals : estimateMeans;
  return groupsOf(survey.frame, texts(request.options.by), domain).flatMap((group) => {
    const estimates = estimate(
      survey.design,
      estimands.map(({ column }) => column),
      group.domain,
    );
    return estimands.map((estimand, index) =>
      rowOf(request, survey, group, estimand, estimates, index, statistic),
    );
  });
}

/** The joint covariance matrix of the means or totals of all rows. */
export function covarianceOf(request: ReferenceRequest, survey: Survey, statistic: Statistic): JsonObject {
  const variables = variablesOf(request);
  const columns = variables.map((name) => columnOf(survey.frame, factorOf(request, survey.frame, name)));
  const domain = answered(requestDomain(request, survey), columns);
  const estimands = variables.flatMap((name, index) =>
    estimandsOf(name, columns[index] as Vector, statistic),
  );
  const estimate = statistic === 'total' ? estimateTotals : estimateMeans;
  const { covariance } = estimate(
    survey.design,
    estimands.map(({ column }) => column),
    domain,
  );
  return { names: estimands.map(({ variable, level }) => `${variable}${level ?? ''}`), values: covariance };
}
