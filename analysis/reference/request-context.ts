import { findRow, type RowKeys } from './compare.ts';
import { type Frame, levelsOf, type Scalar, type Survey, type Value, type Vector } from './r/values.ts';
import type { Json, JsonObject, ReferenceRequest } from './reference-case.ts';
import { Unsupported } from './unsupported.ts';

/** What a method works on: the request, the data by name, and its design where it names one. */
export interface RequestContext {
  readonly request: ReferenceRequest;
  readonly environment: ReadonlyMap<string, Value>;
  readonly survey: () => Survey;
  /** a design of the case by its name, where the call of a request speaks of another than its own */
  readonly surveyNamed: (design: string) => Survey;
}

export function texts(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** Variables a request names, under whichever option it names them. */
export function variablesOf({ options }: ReferenceRequest): readonly string[] {
  return [...texts(options.variables), ...texts(options.variable)];
}

/** Confidence level, 0–1. */
export function levelOf({ options }: ReferenceRequest): number {
  const { level = 0.95 } = options;
  if (typeof level === 'number' && level > 0 && level < 1) return level;
  throw new Unsupported(`a confidence level of ${String(level)}`);
}

/** Columns by which rows are found besides those that a request groups by (README, "How to compare"). */
const KEY_COLUMNS = ['variable', 'level', 'method', 'a', 'b'];

/** How the rows of a request are told apart; without a level the share of a 0/1 column is that of `success`. */
export function rowKeysOf({ options, method }: ReferenceRequest): RowKeys {
  const { by, over, row, column, success } = options;
  return {
    success: String(success ?? 1),
    columns: new Set([
      ...KEY_COLUMNS,
      ...texts(by),
      ...texts(over),
      ...texts(row),
      ...texts(column),
      // the share of a quantile; elsewhere p is a result
      ...(method === 'quantile' ? ['p'] : []),
    ]),
  };
}

/** Degrees of freedom that the expected row gives as an input (README, "How to compare"); else those of the domain. */
export function givenDf(request: ReferenceRequest, row: JsonObject, own: number): number {
  const rows = request.expected.rows;
  if (!Array.isArray(rows)) return own;
  // the row given is the one that would be found by its keys
  const match = (rows as readonly JsonObject[]).find(
    (candidate) => findRow([row], candidate, rowKeysOf(request)) === row,
  );
  return typeof match?.df === 'number' ? match.df : own;
}

export function columnOf(frame: Frame, name: string): Vector {
  const column = frame.columns.get(name);
  if (column === undefined) throw new Unsupported(`the data has no column ${name}`);
  return column;
}

/**
 * The column a request means by a name: the call may use the factor that the preparation made of it (q → qf), which
 * declares codes that nobody chose.
 */
export function factorOf(request: ReferenceRequest, frame: Frame, name: string): string {
  const factor = `${name}f`;
  const called = request.rCall.split(/[^A-Za-z0-9._]+/).includes(factor);
  return called && frame.columns.get(factor)?.levels !== undefined ? factor : name;
}

const COMPARISONS: ReadonlyMap<string, (value: Exclude<Scalar, null>, given: Json) => boolean> = new Map([
  ['==', (value, given) => String(value) === String(given)],
  ['!=', (value, given) => String(value) !== String(given)],
  ['>', (value, given) => Number(value) > Number(given)],
  ['>=', (value, given) => Number(value) >= Number(given)],
  ['<', (value, given) => Number(value) < Number(given)],
  ['<=', (value, given) => Number(value) <= Number(given)],
  ['in', (value, given) => texts(given).includes(String(value))],
]);

/** Rows of the survey's domain that meet every condition of the request's `domain`. */
export function requestDomain(request: ReferenceRequest, survey: Survey): Uint8Array {
  const { domain: conditions = [] } = request.options;
  if (!Array.isArray(conditions)) throw new Unsupported('a domain that is not a list of conditions');
  return (conditions as readonly JsonObject[]).reduce((domain, condition) => {
    const values = columnOf(survey.frame, String(condition.column)).values;
    const holds = COMPARISONS.get(String(condition.op));
    if (holds === undefined) throw new Unsupported(`a condition with ${condition.op}`);
    return domain.map((inside, row) => {
      const value = values[row] ?? null;
      return inside === 1 && value !== null && holds(value, condition.value as Json) ? 1 : 0;
    });
  }, survey.domain);
}

/** The domain without the rows that have no value in one of the columns. */
export function answered(domain: Uint8Array, columns: readonly Vector[]): Uint8Array {
  return domain.map((inside, row) =>
    inside === 1 && columns.every(({ values }) => values[row] != null) ? 1 : 0,
  );
}

/** One group of a request: its keys and its part of the domain. */
export interface Group {
  readonly keys: JsonObject;
  readonly domain: Uint8Array;
}

/** Every combination of the levels of the group columns; one group of everybody where there are none. */
export function groupsOf(frame: Frame, by: readonly string[], domain: Uint8Array): readonly Group[] {
  return by.reduce<readonly Group[]>(
    (groups, name) => {
      const column = columnOf(frame, name);
      return groups.flatMap((group) =>
        levelsOf(column).map((level) => ({
          keys: { ...group.keys, [name]: level },
          domain: group.domain.map((inside, row) =>
            inside === 1 && String(column.values[row]) === level ? 1 : 0,
          ),
        })),
      );
    },
    [{ keys: {}, domain }],
  );
}

/** 1 where the column has the level, else 0. */
export function indicator(column: Vector, level: string): Float64Array {
  return Float64Array.from(column.values, (value) => (value !== null && String(value) === level ? 1 : 0));
}

/** Whether a column holds codes (declared, or texts) and not numbers: a mean of it is the shares of its codes. */
export function isCategorical(column: Vector): boolean {
  return column.levels !== undefined || column.values.some((value) => typeof value === 'string');
}

/** Unweighted rows of a domain that have weight and meet a condition. */
export function countRows(survey: Survey, domain: Uint8Array, holds: (row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < domain.length; row++) {
    if (domain[row] === 1 && survey.design.weights[row] !== 0 && holds(row)) count += 1;
  }
  return count;
}
