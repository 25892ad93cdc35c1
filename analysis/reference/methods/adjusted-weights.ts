import type { CalibrationColumn } from '../../weights/calibrate.ts';
import { populationOf as peopleOf } from '../../weights/margin.ts';
import { rake } from '../../weights/rake.ts';
import { trimWeights } from '../../weights/trim-weights.ts';
import {
  calibratedTo,
  distanceOf,
  marginOfSurvey,
  rakedTo,
  weightsInDomain,
  withFixedWeights,
} from '../r/adjusted-survey.ts';
import { type Environment, evaluate } from '../r/evaluate.ts';
import { type Expression, parse } from '../r/expression.ts';
import type { CellPopulation } from '../r/survey-objects.ts';
import { numbersOf, type Survey, type Vector } from '../r/values.ts';
import type { Json, JsonObject } from '../reference-case.ts';
import { columnOf, indicator, type RequestContext, texts } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';
import { populationOf, rowsInDomain, summaryOf, weightsOf } from './weights.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values that tell the rows of a survey apart: its column `id`, else the first column without a repeated value. */
function identityOf(survey: Survey): readonly Json[] {
  const rows = rowsInDomain(survey);
  const valuesOf = ({ values }: Vector) => rows.map((row) => values[row] ?? null);
  const named = survey.frame.columns.get('id');
  if (named !== undefined) return valuesOf(named);
  for (const column of survey.frame.columns.values()) {
    if (new Set(valuesOf(column)).size === rows.length) return valuesOf(column);
  }
  return [];
}

/** Mean weight of the rows of each combination of codes. */
function byCodes(survey: Survey, names: readonly string[]): readonly JsonObject[] {
  const columns = names.map((name) => columnOf(survey.frame, name));
  const groups = new Map<string, { keys: JsonObject; n: number; sum: number }>();
  for (const row of rowsInDomain(survey)) {
    const codes = columns.map(({ values }) => String(values[row]));
    const keys = Object.fromEntries(names.map((name, index) => [name, codes[index] as string]));
    const group = groups.get(JSON.stringify(codes)) ?? { keys, n: 0, sum: 0 };
    groups.set(JSON.stringify(codes), group);
    group.n += 1;
    group.sum += survey.design.weights[row] as number;
  }
  return [...groups.values()].map(({ keys, n, sum }) => ({ ...keys, n, weight: sum / n }));
}

/** Adjusted weights one by one, by the codes they were adjusted to, and in summary. */
function report(survey: Survey, codes: readonly string[], base?: Float64Array): JsonObject {
  const weights = rowsInDomain(survey).map((row) => survey.design.weights[row] as number);
  return {
    ...weightsOf(survey, base),
    id: identityOf(survey),
    negative: weights.filter((weight) => weight < 0).length,
    rows: byCodes(survey, codes),
  };
}

/** Counts of a request's margins, in the order it says where it names their columns. */
function countsOf({ options }: RequestContext['request']): readonly CellPopulation[] {
  const counts = ((options.margins ?? []) as readonly JsonObject[]).map(populationOf);
  const order = texts(options.order);
  const place = ({ columns }: CellPopulation) => order.indexOf(columns.join('+'));
  return counts.every((each) => place(each) >= 0) ? [...counts].sort((a, b) => place(a) - place(b)) : counts;
}

/** The one call of a request. */
function callOf(rCall: string): Extract<Expression, { kind: 'call' }> {
  const [call, ...others] = parse(rCall);
  if (call?.kind !== 'call' || others.length > 0) throw new Unsupported(`the call ${rCall}`);
  return call;
}

/** Vectors that a call `c(a, b)` puts together, under the names of the expected objects, in their order. */
function namedVectors({ request, environment }: RequestContext): JsonObject {
  const scope: Environment = new Map(environment);
  const { arguments: parts } = callOf(request.rCall);
  const wanted = Object.keys(request.expected);
  if (parts.length !== wanted.length) throw new Unsupported(`the call ${request.rCall}`);
  const entries = parts.map(({ value }, index) => {
    const found = value === null ? null : evaluate(value, scope, null);
    if (found?.kind !== 'vector' || found.names === undefined)
      throw new Unsupported(`the call ${request.rCall}`);
    const { names, values } = found;
    return [wanted[index] as string, Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]))];
  });
  return Object.fromEntries(entries);
}

/** `rake`: to the margins that the request gives; else the weights, or the targets, that its call names. */
export function raking(context: RequestContext): JsonObject {
  const { request, survey } = context;
  if (request.options.margins !== undefined) {
    const counts = countsOf(request);
    const margins = counts.map((each) => marginOfSurvey(survey(), each));
    const codes = counts.flatMap(({ columns }) => columns);
    return report(rakedTo(survey(), margins), [...new Set(codes)]);
  }
  const call = callOf(request.rCall);
  if (call.name === 'c') return namedVectors(context);
  const of = call.arguments[0]?.value;
  if (call.name !== 'weights' || of?.kind !== 'name') throw new Unsupported(`the call ${request.rCall}`);
  return report(context.surveyNamed(of.name), []);
}

/** The survey that a request is about: its design, or the one that its call names. */
function surveyOf({ request, environment, survey }: RequestContext): Survey {
  if (request.design !== null) return survey();
  const of = callOf(request.rCall).arguments[0]?.value;
  const named = of?.kind === 'name' ? environment.get(of.name) : undefined;
  if (named?.kind !== 'survey') throw new Unsupported(`${request.method} without a design`);
  return named;
}

/** `rake-failure`: where raking ends that cannot reach its margins. */
export function rakingFailure(context: RequestContext): JsonObject {
  const { maxRounds } = context.request.options;
  const survey = surveyOf(context);
  const counts = countsOf(context.request);
  const margins = counts.map((each) => marginOfSurvey(survey, each));
  const found = rake(weightsInDomain(survey), margins, {
    contradictions: 'report',
    ...(typeof maxRounds === 'number' ? { maximumRounds: maxRounds } : {}),
  });
  const tables = counts.map(({ columns, cells }, index) => {
    const fits = found.fits.filter(({ margin }) => margin === margins[index]?.name);
    const rows = fits.map(({ target, reached, relativeMisfit }, cell): JsonObject => {
      const codes = columns.map((name, place) => [name, cells[cell]?.key[place] as string]);
      return { ...Object.fromEntries(codes), target, reached, relativeMisfit };
    });
    return [columns.join('+'), rows] as const;
  });
  return {
    converged: found.converged,
    totals: margins.map(peopleOf),
    sumWeights: found.weights.reduce((sum, weight) => sum + weight, 0),
    weights: Array.from(found.weights),
    ...Object.fromEntries(tables),
  };
}

/** Columns with known totals: `intercept`, numbers by name, or codes of a column by name. */
function columnsOf({ frame }: Survey, totals: JsonObject): readonly CalibrationColumn[] {
  return Object.entries(totals).flatMap(([name, total]): readonly CalibrationColumn[] => {
    if (name === 'intercept' && !frame.columns.has(name)) {
      return [{ name, values: new Float64Array(frame.size).fill(1), total: Number(total) }];
    }
    const column = columnOf(frame, name);
    if (!isObject(total)) return [{ name, values: numbersOf(column, name), total: Number(total) }];
    return Object.entries(total).map(([code, people]) => ({
      name: `${name} ${code}`,
      values: indicator(column, code),
      total: Number(people),
    }));
  });
}

/** `calibrate`: weights that meet totals, by a distance and within bounds. */
export function calibration({ request, survey }: RequestContext): JsonObject {
  const { distance, bounds, totals } = request.options;
  if (!isObject(totals)) throw new Unsupported('a calibration without totals');
  const limits = isObject(bounds)
    ? {
        lower: Number(bounds.lower ?? Number.NEGATIVE_INFINITY),
        upper: Number(bounds.upper ?? Number.POSITIVE_INFINITY),
      }
    : null;
  const codes = Object.keys(totals).filter((name) => isObject(totals[name]));
  const columns = columnsOf(survey(), totals);
  return report(calibratedTo(survey(), columns, distanceOf(String(distance), limits)), codes);
}

/** `trim`: weights cut to limits, what was cut off spread over the others. */
export function trimming({ request, survey }: RequestContext): JsonObject {
  const { lower, upper, strict } = request.options;
  const limit = (value: Json | undefined) => (typeof value === 'number' ? value : null);
  const rows = rowsInDomain(survey());
  const found = trimWeights(
    Float64Array.from(rows, (row) => survey().design.weights[row] as number),
    { lower: limit(lower), upper: limit(upper), strict: strict === true },
  );
  const weights = new Float64Array(survey().design.size);
  rows.forEach((row, index) => {
    weights[row] = found.weights[index] as number;
  });
  const base = survey().design.calibration?.base ?? survey().design.weights;
  return {
    ...report(withFixedWeights(survey(), weights), [], base),
    rounds: found.rounds,
    summary: summaryOf(found.weights),
  };
}
