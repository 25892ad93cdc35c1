import { studentInterval } from '../../estimates/share-interval.ts';
import { standardisedRates } from '../../estimates/standardised-rates.ts';
import { evaluate } from '../r/evaluate.ts';
import { type Expression, parse } from '../r/expression.ts';
import { levelsOf, numbersOf, type Vector } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import {
  answered,
  columnOf,
  givenDf,
  groupsOf,
  levelOf,
  type RequestContext,
  requestDomain,
  texts,
  variablesOf,
} from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/** The first call of that name inside an expression. */
function findCall(expression: Expression | null, name: string): Extract<Expression, { kind: 'call' }> | null {
  if (expression?.kind !== 'call') return null;
  if (expression.name === name) return expression;
  return expression.arguments.reduce<ReturnType<typeof findCall>>(
    (found, { value }) => found ?? findCall(value, name),
    null,
  );
}

function vectorOf(expression: Expression, environment: RequestContext['environment']): Vector {
  const value = evaluate(expression, new Map(environment), null);
  if (value.kind !== 'vector') throw new Unsupported(`a ${value.kind} as standard population`);
  return value;
}

/** The shares of a standard population that the call divides by its own sum. */
function standardPopulation({ request, environment }: RequestContext): JsonObject {
  const [call] = parse(request.rCall);
  const counts = call?.kind === 'call' && call.name === '/' ? call.arguments[0]?.value : null;
  if (call === undefined || counts == null) throw new Unsupported('a standard population without its sum');
  const population = vectorOf(counts, environment);
  const shares = vectorOf(call, environment).values;
  if (population.cells === undefined)
    throw new Unsupported('a standard population without names of its cells');
  const rows = population.cells.map((cell, index) => ({
    cell,
    population: population.values[index] ?? null,
    share: shares[index] ?? null,
  }));
  return { rows };
}

/** `standardize`: rates by group, directly standardised; without a design the standard population itself. */
export function standardise(context: RequestContext): JsonObject {
  const { request, environment, survey } = context;
  if (request.design === null) return standardPopulation(context);
  const { options } = request;
  const { frame, design } = survey();
  const [variable] = variablesOf(request);
  const [call] = parse(request.rCall);
  const standardised = findCall(call ?? null, 'svystandardize');
  const argument = (name: string) =>
    standardised?.arguments.find((given) => given.name === name)?.value ?? null;
  const given = argument('population');
  if (variable === undefined || given === null)
    throw new Unsupported('standardize without a standard population');
  const population = vectorOf(given, environment).values.map(Number);
  const over = texts(options.over);
  const cells = columnOf(frame, String(options.by));
  const levels = levelsOf(cells);
  if (population.length !== levels.length) {
    throw new Unsupported(`a standard population of ${population.length} numbers for ${levels.length} cells`);
  }
  const place = new Map(levels.map((level, index) => [level, index]));
  const cell = Int32Array.from(cells.values, (value) =>
    value === null ? -1 : (place.get(String(value)) ?? -1),
  );
  const column = columnOf(frame, variable);
  const all = requestDomain(request, survey());
  const domain = answered(all, [column]);
  if (argument('excluding.missing') === null && domain.some((inside, row) => inside !== all[row])) {
    throw new Unsupported('standardize with missing values in the standardised weights');
  }
  const groups = groupsOf(frame, over, domain);
  const rates = standardisedRates(
    design,
    numbersOf(column, variable),
    groups.map((group) => group.domain),
    cell,
    population,
  );
  const rows = groups.map(({ keys }, index): JsonObject => {
    const rate = rates[index] as (typeof rates)[number];
    const df = givenDf(request, keys, rate.degreesOfFreedom);
    const interval = studentInterval(rate.standardised, rate.standardError, df, levelOf(request));
    return {
      ...keys,
      n: rate.respondents,
      crude: rate.crude,
      crudeSe: rate.crudeStandardError,
      standardised: rate.standardised,
      se: rate.standardError,
      df,
      ciLower: interval?.lower ?? null,
      ciUpper: interval?.upper ?? null,
    };
  });
  return { rows };
}
