import { Unsupported } from '../unsupported.ts';
import type { Arguments } from './arguments.ts';
import { AGE_BANDS, AGE_THIRDS, AREAS } from './derived-columns.ts';
import { type Argument, type Expression, parse } from './expression.ts';
import { formulaTerms, hasIntercept } from './formula-terms.ts';
import { callFunction } from './functions.ts';
import { applyOperator } from './operators.ts';
import { surveyDesign } from './survey-objects.ts';
import { crossTabulate } from './tabulated.ts';
import {
  type Closure,
  type Formula,
  type Frame,
  isTrue,
  keepRows,
  recycle,
  type Scalar,
  type Survey,
  type Value,
  type Vector,
  vector,
} from './values.ts';

/** Names and their values; statements add to it. */
export type Environment = Map<string, Value>;

const CONSTANTS: ReadonlyMap<string, Vector> = new Map([
  ['TRUE', vector([1])],
  ['FALSE', vector([0])],
  ['NA', vector([null])],
  ['Inf', vector([Number.POSITIVE_INFINITY])],
  // named by the preparation of the made-up survey, beside derive()
  ['BANDS', vector(AGE_BANDS)],
  ['BAND3', vector(AGE_THIRDS)],
  ['AREAS', vector(AREAS)],
]);

function lookUp(name: string, environment: Environment, columns: Frame | null): Value {
  const value = columns?.columns.get(name) ?? CONSTANTS.get(name) ?? environment.get(name);
  if (value === undefined) throw new Unsupported(`preparation not understood: nothing is named ${name}`);
  return value;
}

function asVector(value: Value): Vector {
  if (value.kind !== 'vector')
    throw new Unsupported(`preparation not understood: a ${value.kind} where values are needed`);
  return value;
}

function named(list: readonly Argument[], name: string, place: number): Expression | null {
  const byName = list.find((argument) => argument.name === name);
  if (byName !== undefined) return byName.value;
  return list.filter((argument) => argument.name === null)[place]?.value ?? null;
}

function subset(list: readonly Argument[], environment: Environment): Value {
  const of = evaluate(required(named(list, 'x', 0), 'what to take a part of'), environment, null);
  const condition = named(list, 'subset', 1);
  if (condition === null) throw new Unsupported('preparation not understood: subset without a condition');
  if (of.kind === 'frame') {
    return keepRows(of, recycle(asVector(evaluate(condition, environment, of)), of.size).values.map(isTrue));
  }
  if (of.kind !== 'survey') throw new Unsupported(`preparation not understood: subset of a ${of.kind}`);
  return partOf(of, asVector(evaluate(condition, environment, of.frame)));
}

/** A part of a survey is a domain of it: its rows stay in the design. */
function partOf(of: Survey, condition: Vector): Survey {
  const keep = recycle(condition, of.frame.size).values;
  return {
    ...of,
    domain: of.domain.map((inside, row) => (inside === 1 && isTrue(keep[row] ?? null) ? 1 : 0)),
  };
}

function columnsOf(
  list: readonly Argument[],
  name: string,
  place: number,
  environment: Environment,
  data: Frame,
) {
  const side = named(list, name, place);
  if (side === null) return [];
  if (side.kind !== 'call' || side.name !== '~') throw new Unsupported(`svydesign: ${name} is not a formula`);
  return formulaTerms(required(side.arguments[0]?.value, 'a variable')).map((term) => ({
    name: term.kind === 'name' ? term.name : '',
    column: recycle(asVector(evaluate(term, environment, data)), data.size),
  }));
}

const DESIGN_ARGUMENTS = ['id', 'ids', 'strata', 'weights', 'fpc', 'nest', 'data'];

function svydesign(list: readonly Argument[], environment: Environment): Survey {
  const strange = list.find(({ name }) => name === null || !DESIGN_ARGUMENTS.includes(name));
  if (strange !== undefined)
    throw new Unsupported(`svydesign: the argument ${strange.name ?? 'without a name'}`);
  const data = evaluate(required(named(list, 'data', -1), 'data'), environment, null);
  if (data.kind !== 'frame') throw new Unsupported('svydesign: data is not a frame');
  const read = (name: string) => columnsOf(list, name, -1, environment, data);
  const nest = named(list, 'nest', -1);
  const strata = read('strata');
  if (strata.length > 1) throw new Unsupported('svydesign: strata at later stages');
  return surveyDesign({
    frame: data,
    ids: [...read('id'), ...read('ids')].map(({ column }) => column),
    strata: strata[0] ?? null,
    weights: read('weights')[0]?.column ?? null,
    fpc: read('fpc').map(({ column }) => column),
    nest: nest !== null && isTrue(asVector(evaluate(nest, environment, null)).values[0] ?? null),
  });
}

function xtabs(list: readonly Argument[], environment: Environment): Frame {
  const side = named(list, 'formula', 0);
  const data = evaluate(required(named(list, 'data', 1), 'data'), environment, null);
  if (side?.kind !== 'call' || side.arguments.length !== 2 || data.kind !== 'frame') {
    throw new Unsupported('preparation not understood: xtabs');
  }
  const [count, by] = side.arguments.map(({ value }) => value) as [Expression, Expression];
  const terms = formulaTerms(by).map((term, place) => ({
    name: term.kind === 'name' ? term.name : `term ${place + 1}`,
    column: recycle(asVector(evaluate(term, environment, data)), data.size),
  }));
  const columns = new Map([...data.columns, ...terms.map(({ name, column }) => [name, column] as const)]);
  const names = terms.map(({ name }) => name);
  return crossTabulate({ ...data, columns }, count.kind === 'name' ? count.name : '', names);
}

/** What gives TRUE and FALSE: values and rows chosen by anything else are chosen by their numbers. */
const CONDITIONS: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '&',
  '|',
  '!',
  '%in%',
  'is.na',
]);

/** The value at a place, from 1 on; missing beyond the end. */
function placed({ values }: Vector, place: number): Scalar {
  if (place < 1) throw new Unsupported('preparation not understood: a place below 1');
  return values[Math.trunc(place) - 1] ?? null;
}

function index(of: Value, list: readonly Argument[], environment: Environment): Value {
  const [rows] = list;
  if (rows?.value == null) throw new Unsupported('preparation not understood: [ ] without rows');
  const chosen = asVector(evaluate(rows.value, environment, null));
  const byCondition = rows.value.kind === 'call' && CONDITIONS.has(rows.value.name);
  if (of.kind === 'frame' || of.kind === 'survey') {
    if (list.length !== 2 || list[1]?.value !== null)
      throw new Unsupported('preparation not understood: column choice by [ ]');
    if (!byCondition) throw new Unsupported('preparation not understood: rows by number');
    if (of.kind === 'survey') return partOf(of, chosen);
    if (chosen.values.includes(null))
      throw new Unsupported('preparation not understood: rows by a condition that is missing for some');
    return keepRows(of, recycle(chosen, of.size).values.map(isTrue));
  }
  const column = asVector(of);
  if (column.names !== undefined) {
    const place = new Map(column.names.map((name, position) => [name, position]));
    return vector(chosen.values.map((name) => column.values[place.get(String(name)) as number] ?? null));
  }
  // as.integer gives numbers for certain; what else is not a condition could still be TRUE and FALSE
  if (rows.value.kind === 'call' && rows.value.name === 'as.integer') {
    return vector(chosen.values.map((place) => (place === null ? null : placed(column, Number(place)))));
  }
  if (!byCondition) throw new Unsupported('preparation not understood: values by number');
  return { ...column, values: column.values.filter((_, row) => isTrue(chosen.values[row] ?? null)) };
}

function formula(list: readonly Argument[]): Formula {
  const sides = list.map(({ value }) => value as Expression);
  const side = sides.at(-1) as Expression;
  return {
    kind: 'formula',
    response: sides.length === 2 ? (sides[0] as Expression) : null,
    terms: formulaTerms(side),
    intercept: hasIntercept(side),
  };
}

/** Calls a function that the preparation defined; what it assigns stays inside. */
function callOwn(
  name: string,
  { parameters, body }: Closure,
  list: readonly Argument[],
  environment: Environment,
  columns: Frame | null,
): Value {
  if (list.length !== parameters.length || list.some((argument) => argument.name !== null))
    throw new Unsupported(`preparation not understood: the arguments of ${name}`);
  const inside: Environment = new Map(environment);
  list.forEach(({ value }, index) => {
    inside.set(parameters[index] as string, evaluate(required(value, 'an argument'), environment, columns));
  });
  return evaluate(body, inside, null);
}

function call(
  name: string,
  list: readonly Argument[],
  environment: Environment,
  columns: Frame | null,
): Value {
  if (name === '~') return formula(list);
  if (name === 'as.formula') {
    const text = asVector(evaluate(required(list[0]?.value, 'a text'), environment, columns)).values[0];
    return evaluate(required(parse(String(text))[0], 'a formula'), environment, columns);
  }
  const own = environment.get(name);
  if (own?.kind === 'closure') return callOwn(name, own, list, environment, columns);
  if (name === 'subset') return subset(list, environment);
  if (name === 'svydesign') return svydesign(list, environment);
  if (name === 'xtabs') return xtabs(list, environment);
  const operands = name === 'tapply' ? sumOnly(list) : list;
  // what `update` adds is computed from the survey's own columns
  const survey =
    name === 'update' ? evaluate(required(list[0]?.value, 'the first argument'), environment, columns) : null;
  const scope = survey?.kind === 'survey' ? survey.frame : columns;
  const inOrder = operands.map((argument) => ({
    name: argument.name,
    value: evaluate(required(argument.value, 'an argument'), environment, scope),
  }));
  const given: Arguments = {
    places: inOrder.filter((argument) => argument.name === null).map(({ value }) => value),
    names: new Map(inOrder.flatMap(({ name: own, value }) => (own === null ? [] : [[own, value] as const]))),
    inOrder,
  };
  const known = callFunction(name, given);
  if (known !== null) return known;
  const [a, b] = given.places;
  if (a === undefined || b === undefined)
    throw new Unsupported(`preparation not understood: function ${name}`);
  return applyOperator(name, asVector(a), asVector(b));
}

function sumOnly(list: readonly Argument[]): readonly Argument[] {
  const last = list[2]?.value;
  if (last?.kind !== 'name' || last.name !== 'sum')
    throw new Unsupported('preparation not understood: tapply of other than sum');
  return list.slice(0, 2);
}

function assign(target: Expression, value: Value, environment: Environment): void {
  if (target.kind === 'name') {
    environment.set(target.name, value);
    return;
  }
  if (target.kind !== 'member' || target.of.kind !== 'name')
    throw new Unsupported('preparation not understood: assignment');
  const of = environment.get(target.of.name);
  if (of?.kind !== 'frame')
    throw new Unsupported(`preparation not understood: ${target.of.name} is not a frame`);
  const column = recycle(asVector(value), of.size);
  environment.set(target.of.name, { ...of, columns: new Map([...of.columns, [target.name, column]]) });
}

/** An argument that must be there. */
function required(expression: Expression | null | undefined, what: string): Expression {
  if (expression == null) throw new Unsupported(`preparation not understood: ${what} is missing`);
  return expression;
}

/** Value of an expression; names stand for columns of `columns` first. Throws Unsupported at what is not known. */
export function evaluate(expression: Expression, environment: Environment, columns: Frame | null): Value {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return vector([expression.value]);
    case 'name':
      return lookUp(expression.name, environment, columns);
    case 'member': {
      const of = evaluate(expression.of, environment, columns);
      const column = of.kind === 'frame' ? of.columns.get(expression.name) : undefined;
      if (column === undefined)
        throw new Unsupported(`preparation not understood: no column ${expression.name}`);
      return column;
    }
    case 'index':
      return index(evaluate(expression.of, environment, columns), expression.arguments, environment);
    case 'call':
      return call(expression.name, expression.arguments, environment, columns);
    case 'function':
      return { kind: 'closure', parameters: expression.parameters, body: expression.body };
    case 'block':
      return expression.statements.reduce<Value>(
        (_, inside) => evaluate(inside, environment, columns),
        vector([]),
      );
    case 'assign': {
      const value = evaluate(expression.value, environment, columns);
      assign(expression.target, value, environment);
      return value;
    }
  }
}
