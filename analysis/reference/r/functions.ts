import { degreesOfFreedom } from '../../estimates/sample-design.ts';
import { Unsupported } from '../unsupported.ts';
import { calibrated, raked, trimmed } from './adjusted-survey.ts';
import { type Arguments, need } from './arguments.ts';
import { codeOrder } from './code-order.ts';
import { derive, usableRows } from './derived-columns.ts';
import { asTable, combined, namesOf, pasted, structured, unnamed } from './named-values.ts';
import { postStratified } from './survey-objects.ts';
import { countsOf, surveyTable, tabulated } from './tabulated.ts';
import {
  type Formula,
  type Frame,
  frame,
  keepRows,
  levelsOf,
  recycle,
  type Scalar,
  type Survey,
  type Value,
  type Vector,
  vector,
} from './values.ts';

const first = (given: Arguments, of: string): Vector => need(given.places[0], 'vector', of);

/**
 * Numbers of a column; those of codes are their places. Texts that are numbers are these, and others are codes: Unsupported
 * where their order is not known.
 */
function toNumbers(column: Vector): readonly (number | null)[] {
  const plain = column.values.every(
    (value) => value === null || (value !== '' && !Number.isNaN(Number(value))),
  );
  const levels = column.levels ?? (plain ? undefined : codeOrder(column));
  return column.values.map((value) => {
    if (value === null) return null;
    if (levels !== undefined) return levels.indexOf(String(value)) + 1;
    return Number(value);
  });
}

function factor(given: Arguments): Vector {
  const column = first(given, 'factor');
  const levels = given.names.get('levels') ?? given.places[1];
  const order =
    levels === undefined
      ? levelsOf(vector(column.values))
      : need(levels, 'vector', 'factor').values.map(String);
  const known = new Set(order);
  return vector(
    column.values.map((value) => (value !== null && known.has(String(value)) ? String(value) : null)),
    order,
  );
}

function dropLevels(column: Vector): Vector {
  if (column.levels === undefined) return column;
  const used = new Set(column.values);
  return { ...column, levels: column.levels.filter((level) => used.has(level)) };
}

function interaction(given: Arguments): Vector {
  const separator = given.names.get('sep');
  const sign = separator === undefined ? '.' : String(need(separator, 'vector', 'interaction').values[0]);
  const parts = given.places.map((place) => need(place, 'vector', 'interaction'));
  const [a, b] = parts as [Vector, Vector];
  if (parts.length !== 2)
    throw new Unsupported('preparation not understood: interaction of other than two columns');
  const levels = levelsOf(b).flatMap((y) => levelsOf(a).map((x) => `${x}${sign}${y}`));
  const values = a.values.map((x, row) => {
    const y = b.values[row] ?? null;
    return x === null || y === null ? null : `${x}${sign}${y}`;
  });
  return vector(values, levels);
}

function ifElse(given: Arguments): Vector {
  const [test, yes, no] = given.places.map((place) => need(place, 'vector', 'ifelse')) as [
    Vector,
    Vector,
    Vector,
  ];
  const size = test.values.length;
  const texts = (column: Vector) => recycle(column, size).values;
  const a = texts(yes);
  const b = texts(no);
  return vector(
    test.values.map((value, row) => (value === null ? null : ((value !== 0 ? a[row] : b[row]) as Scalar))),
  );
}

function counted(column: Vector): Vector {
  const levels = levelsOf(column);
  return vector(
    levels.map((level) => column.values.filter((value) => value !== null && String(value) === level).length),
    undefined,
    levels,
  );
}

/** Missing where one of the values is. */
function sum(values: readonly Scalar[]): number | null {
  return values.reduce<number | null>(
    (total, value) => (total === null || value === null ? null : total + Number(value)),
    0,
  );
}

/** `tapply(x, group, sum)`: sums by group. The function itself is not looked at beyond its name, checked on evaluation. */
function sumsByGroup(given: Arguments): Vector {
  const [values, group] = given.places.map((place) => need(place, 'vector', 'tapply')) as [Vector, Vector];
  const levels = levelsOf(group);
  return vector(
    levels.map((level) => sum(values.values.filter((_, row) => String(group.values[row]) === level))),
    undefined,
    levels,
  );
}

function update(given: Arguments): Value {
  const survey = need(given.places[0], 'survey', 'update');
  const columns = [...given.names].map(
    ([name, value]) => [name, recycle(need(value, 'vector', 'update'), survey.frame.size)] as const,
  );
  const updated: Frame = { ...survey.frame, columns: new Map([...survey.frame.columns, ...columns]) };
  return { ...survey, frame: updated } satisfies Survey;
}

function postStratify(given: Arguments): Value {
  const survey = need(given.places[0], 'survey', 'postStratify');
  const by: Formula = need(given.places[1], 'formula', 'postStratify');
  const names = by.terms.map((term) => (term.kind === 'name' ? term.name : ''));
  const population = need(given.places[2], 'frame', 'postStratify');
  return postStratified(survey, tabulated(population, names));
}

/** How many arguments each function takes by place, and which by name: others would change what it does. */
const TAKES: Readonly<
  Record<string, { readonly places: number; readonly names?: readonly string[] | 'any' }>
> = {
  c: { places: Number.POSITIVE_INFINITY, names: 'any' },
  list: { places: Number.POSITIVE_INFINITY, names: 'any' },
  paste0: { places: Number.POSITIVE_INFINITY },
  structure: { places: 1, names: ['names', 'dim', 'dimnames'] },
  svytable: { places: 2 },
  calibrate: {
    places: 3,
    names: ['formula', 'population', 'calfun', 'bounds', 'bounds.const', 'epsilon', 'maxit'],
  },
  rake: { places: 3, names: ['sample.margins', 'population.margins', 'control'] },
  trimWeights: { places: 3, names: ['lower', 'upper', 'strict'] },
  ifelse: { places: 3 },
  factor: { places: 2, names: ['levels'] },
  interaction: { places: 2, names: ['sep'] },
  tapply: { places: 2 },
  'data.frame': { places: 0, names: 'any' },
  update: { places: 1, names: 'any' },
  postStratify: { places: 3 },
};

/** Calls a function of R that the preparation of the cases uses; null where it is not one of them. */
export function callFunction(name: string, given: Arguments): Value | null {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) return null;
  const { places, names = [] } = TAKES[name] ?? { places: 1 };
  const strange = [...given.names.keys()].find((argument) => names !== 'any' && !names.includes(argument));
  if (strange !== undefined)
    throw new Unsupported(`preparation not understood: the argument ${strange} of ${name}`);
  if (given.places.length > places)
    throw new Unsupported(`preparation not understood: ${given.places.length} arguments of ${name}`);
  return known(given);
}

const FUNCTIONS: Readonly<Record<string, (given: Arguments) => Value>> = {
  c: combined,
  list: ({ inOrder }) => ({
    kind: 'list',
    items: inOrder.map(({ value }) => value),
    names: inOrder.map(({ name }) => name ?? ''),
  }),
  names: namesOf,
  unname: unnamed,
  structure: structured,
  'as.table': asTable,
  paste0: pasted,
  svytable: (given) =>
    surveyTable(need(given.places[1], 'survey', 'svytable'), need(given.places[0], 'formula', 'svytable')),
  weights: (given) => vector(Array.from(need(given.places[0], 'survey', 'weights').design.weights)),
  calibrate: calibrated,
  rake: raked,
  trimWeights: trimmed,
  I: (given) => first(given, 'I'),
  negative: (given) =>
    vector(first(given, '-').values.map((value) => (value === null ? null : -Number(value)))),
  '!': (given) =>
    vector(first(given, '!').values.map((value) => (value === null ? null : Number(value === 0)))),
  'as.integer': (given) =>
    vector(toNumbers(first(given, 'as.integer')).map((value) => (value === null ? null : Math.trunc(value)))),
  'as.numeric': (given) => vector(toNumbers(first(given, 'as.numeric'))),
  'as.vector': (given) =>
    given.places[0]?.kind === 'frame' ? countsOf(given.places[0]) : vector(first(given, 'as.vector').values),
  'as.character': (given) =>
    vector(first(given, 'as.character').values.map((value) => (value === null ? null : String(value)))),
  'is.na': (given) => vector(first(given, 'is.na').values.map((value) => Number(value === null))),
  sum: (given) => vector([sum(first(given, 'sum').values)]),
  ifelse: ifElse,
  factor,
  interaction,
  table: (given) => counted(first(given, 'table')),
  tapply: sumsByGroup,
  derive: (given) => derive(need(given.places[0], 'frame', 'derive')),
  usable_rows: (given) => {
    const rows = need(given.places[0], 'frame', 'usable_rows');
    return keepRows(rows, usableRows(rows));
  },
  droplevels: (given) => {
    const value = given.places[0];
    if (value?.kind === 'vector') return dropLevels(value);
    const rows = need(value, 'frame', 'droplevels');
    return {
      ...rows,
      columns: new Map([...rows.columns].map(([name, column]) => [name, dropLevels(column)])),
    };
  },
  'data.frame': (given) =>
    frame([...given.names].map(([name, value]) => [name, need(value, 'vector', 'data.frame')])),
  update,
  postStratify,
  degf: (given) => {
    const survey = need(given.places[0], 'survey', 'degf');
    return vector([degreesOfFreedom(survey.design, survey.domain)]);
  },
};
