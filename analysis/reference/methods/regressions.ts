import { linearRegression } from '../../estimates/linear-regression.ts';
import { logisticRegression } from '../../estimates/logistic-regression.ts';
import { type ModelTerm, modelMatrix } from '../../estimates/model-matrix.ts';
import type { Regression } from '../../estimates/regression.ts';
import { coefficientTests } from '../../tests/coefficient-tests.ts';
import { waldTest } from '../../tests/wald-test.ts';
import { type Frame, levelsOf, numbersOf } from '../r/values.ts';
import type { Json, JsonObject, ReferenceRequest } from '../reference-case.ts';
import {
  columnOf,
  factorOf,
  indicator,
  levelOf,
  type RequestContext,
  requestDomain,
} from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';
import { namedMatrix } from './named-matrix.ts';

function termOf(request: ReferenceRequest, frame: Frame, described: JsonObject): ModelTerm {
  const variable = String(described.column);
  const named = factorOf(request, frame, variable);
  const column = columnOf(frame, named);
  if (described.type === 'number')
    return { kind: 'number', name: named, values: numbersOf(column, variable) };
  if (described.type !== 'code') throw new Unsupported(`a term of the type ${String(described.type)}`);
  const levels = levelsOf(column);
  const places = new Map(levels.map((level, place) => [level, place]));
  const made = `factor(${variable})`;
  return {
    kind: 'code',
    // the call names a coefficient by what stands in it
    name: request.rCall.includes(made) ? made : named,
    codes: Int32Array.from(column.values, (value) =>
      value === null ? -1 : (places.get(String(value)) ?? -1),
    ),
    levels,
    reference: described.reference == null ? (levels[0] as string) : String(described.reference),
  };
}

function regression({ request, survey }: RequestContext, estimate: typeof linearRegression): JsonObject {
  const { frame, design } = survey();
  const { options, expected } = request;
  const terms = ((options.terms ?? []) as readonly JsonObject[]).map((term) => termOf(request, frame, term));
  const outcome = String(options.outcome);
  const column = columnOf(frame, outcome);
  const missing = column.values.map((value) => value === null);
  const numbers =
    options.success == null
      ? numbersOf(column, outcome)
      : indicator(column, String(options.success)).map((value, row) => (missing[row] ? Number.NaN : value));
  const model = estimate(design, numbers, modelMatrix(terms, requestDomain(request, survey())));
  const rows = coefficientTests(model, levelOf(request)).map((test) => ({
    term: test.name,
    estimate: test.estimate,
    se: test.standardError,
    t: test.t,
    df: test.degreesOfFreedom,
    p: test.p,
    ciLower: test.lower,
    ciUpper: test.upper,
    oddsRatio: test.oddsRatio,
    orLower: test.oddsRatioLower,
    orUpper: test.oddsRatioUpper,
  }));
  return {
    n: model.respondents,
    rows,
    vcov: namedMatrix(model.names, model.covariance, expected.vcov),
    ...waldOf(model, terms, expected.wald),
  };
}

/** The test of the term that the expected object names; of the first code where it names none. */
function waldOf(model: Regression, terms: readonly ModelTerm[], wanted: Json | undefined): JsonObject {
  const term =
    (wanted as JsonObject | null | undefined)?.term ?? terms.find(({ kind }) => kind === 'code')?.name;
  const places = model.places.get(String(term));
  if (places === undefined || places.length === 0) return {};
  const test = waldTest(model.coefficients, model.covariance, places, model.degreesOfFreedom);
  return {
    wald: {
      term: String(term),
      F: test?.statistic ?? null,
      df1: test?.numeratorDf ?? null,
      df2: test?.denominatorDf ?? null,
      p: test?.p ?? null,
    },
  };
}

/** `linear`: a linear model. */
export const linear = (context: RequestContext): JsonObject => regression(context, linearRegression);

/** `logistic`: a logistic model. */
export const logistic = (context: RequestContext): JsonObject => regression(context, logisticRegression);
