import { estimateGroupMeans } from '../../estimates/group-means.ts';
import { linearCombination } from '../../estimates/linear-combination.ts';
import { estimateMeans } from '../../estimates/row-estimates.ts';
import { differencesFromRest } from '../../tests/difference-from-rest.ts';
import { pairwiseDifferences } from '../../tests/pairwise-differences.ts';
import { numbersOf, type Survey, type Vector } from '../r/values.ts';
import type { JsonObject, ReferenceRequest } from '../reference-case.ts';
import {
  answered,
  columnOf,
  factorOf,
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
import { namedMatrix } from './named-matrix.ts';
import { testRow } from './t-tests.ts';

/** The groups that a request compares, and the column it compares them in. */
interface Comparison {
  readonly by: string;
  readonly values: Float64Array;
  readonly groups: readonly Group[];
  readonly names: readonly string[];
}

/** Numbers of a variable; of one named with a code of success, 1 for that code and 0 for others. */
function numbersFor(request: ReferenceRequest, column: Vector, variable: string): Float64Array {
  const { success } = request.options;
  return success == null ? numbersOf(column, variable) : indicator(column, String(success));
}

function comparisonOf(request: ReferenceRequest, survey: Survey): Comparison {
  const { frame } = survey;
  const [variable, ...variables] = variablesOf(request);
  const [by, ...more] = texts(request.options.by);
  if (variable === undefined || by === undefined || variables.length + more.length > 0) {
    throw new Unsupported(`${request.method} of other than one variable by one column`);
  }
  const column = columnOf(frame, variable);
  const grouping = factorOf(request, frame, by);
  const domain = answered(requestDomain(request, survey), [column, columnOf(frame, grouping)]);
  // a code that nobody in the domain has is no group
  const groups = groupsOf(frame, [grouping], domain).filter((group) =>
    group.domain.some((inside, row) => inside === 1 && (survey.design.weights[row] as number) > 0),
  );
  return {
    by,
    values: numbersFor(request, column, variable),
    groups,
    names: groups.map(({ keys }) => String(keys[grouping])),
  };
}

/** `joint-means`: means by group with their joint covariance. */
export function jointMeans({ request, survey }: RequestContext): JsonObject {
  const { by, values, groups, names } = comparisonOf(request, survey());
  const domains = groups.map(({ domain }) => domain);
  const found = estimateGroupMeans(survey().design, values, domains);
  const rows = names.map((name, index) => ({
    [by]: name,
    estimate: found.values[index] as number,
    se: Math.sqrt(found.covariance[index]?.[index] as number),
    df: found.degreesOfFreedom,
  }));
  return { rows, vcov: namedMatrix(names, found.covariance, request.expected.vcov) };
}

/** `pairwise`: every pair of groups, both ways round: which is taken from which is for the reader to say. */
export function pairwise({ request, survey }: RequestContext): JsonObject {
  const { values, groups, names } = comparisonOf(request, survey());
  const domains = groups.map(({ domain }) => domain);
  const means = estimateGroupMeans(survey().design, values, domains);
  // p values are corrected together: one number of degrees of freedom holds for all pairs
  const df = names
    .flatMap((a) => names.map((b) => givenDf(request, { a, b }, means.degreesOfFreedom)))
    .reduce((found, own) => (found === means.degreesOfFreedom ? own : found), means.degreesOfFreedom);
  const turned = names.map((_, index) => names.length - 1 - index);
  const rows = [names.map((_, index) => index), turned].flatMap((order) => {
    const ordered = {
      values: order.map((place) => means.values[place] as number),
      covariance: order.map((a) => order.map((b) => means.covariance[a]?.[b] as number)),
      degreesOfFreedom: means.degreesOfFreedom,
    };
    const name = (place: number) => names[order[place] as number] as string;
    return pairwiseDifferences(ordered, levelOf(request), df).map((pair) => ({
      a: name(pair.first),
      b: name(pair.second),
      ...testRow(pair),
      pHolm: pair.pHolm,
      pBH: pair.pBenjaminiHochberg,
      pBonferroni: pair.pBonferroni,
    }));
  });
  return { rows };
}

/** `difference-from-rest`: each group against everybody else in the comparison. */
export function differenceFromRest({ request, survey }: RequestContext): JsonObject {
  const { by, values, groups, names } = comparisonOf(request, survey());
  const domains = groups.map(({ domain }) => domain);
  const level = levelOf(request);
  const all = differencesFromRest(survey().design, values, domains, level);
  const rows = names.map((name, index) => {
    const own = all[index]?.degreesOfFreedom as number;
    const df = givenDf(request, { [by]: name }, own);
    const test =
      df === own ? all[index] : differencesFromRest(survey().design, values, domains, level, df)[index];
    return { [by]: name, ...testRow(test as (typeof all)[number]) };
  });
  return { rows };
}

/** `contrast`: a sum of means with factors, of groups or of variables. */
export function contrast({ request, survey }: RequestContext): JsonObject {
  const coefficients = new Map(
    Object.entries((request.options.coefficients ?? {}) as JsonObject).map(
      ([name, value]) => [name, Number(value)] as const,
    ),
  );
  const { names, estimates } =
    request.options.by == null ? meansOf(request, survey()) : groupMeansOf(request, survey());
  const unknown = [...coefficients.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Unsupported(`a contrast of ${unknown}, which is not estimated`);
  const { estimate, standardError } = linearCombination(
    estimates,
    names.map((name) => coefficients.get(name) ?? 0),
  );
  return { estimate, se: standardError };
}

function groupMeansOf(request: ReferenceRequest, survey: Survey) {
  const { values, groups, names } = comparisonOf(request, survey);
  const domains = groups.map(({ domain }) => domain);
  return { names, estimates: estimateGroupMeans(survey.design, values, domains) };
}

function meansOf(request: ReferenceRequest, survey: Survey) {
  const names = variablesOf(request);
  const columns = names.map((name) => columnOf(survey.frame, name));
  const domain = answered(requestDomain(request, survey), columns);
  const values = columns.map((column, index) => numbersOf(column, names[index] as string));
  return { names, estimates: estimateMeans(survey.design, values, domain) };
}
