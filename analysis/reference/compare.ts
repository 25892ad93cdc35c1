import type { Json, JsonObject } from './reference-case.ts';

/** One number that is not what it should be. */
export interface Mismatch {
  /** where in the expected object, e.g. `rows[area=中央, level=1].se` */
  readonly place: string;
  readonly expected: string;
  readonly got: string;
}

interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

/** Columns that say where a number comes from, or that are given for information only (README, "How to compare"). */
const NOT_COMPARED = new Set(['source', 'rCall', 'reference', 'seRakeObject', 'seCalibrated', 'message']);
/** R's own approximations, given for information. */
const LOOSE: Tolerance = { rel: 1e-3, abs: 1e-3 };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRow = (value: Json): value is JsonObject => isObject(value);

/** How the rows of a table are told apart. */
export interface RowKeys {
  /** key columns even where their values are numbers; other columns are keys where they hold texts */
  readonly columns: ReadonlySet<string>;
  /** level meant by rows of a 0/1 column that name none */
  readonly success: string;
}

const isKey = (name: string, value: Json, { columns }: RowKeys) =>
  columns.has(name) || (typeof value === 'string' && !NOT_COMPARED.has(name));

/** Key columns of a row as texts; one without a value tells nothing apart. */
function keysOf(row: JsonObject, keys: RowKeys): readonly (readonly [string, string])[] {
  return Object.entries(row)
    .filter(([name, value]) => value !== null && isKey(name, value, keys))
    .map(([name, value]) => [name, String(value)]);
}

/** The row of `rows` that carries the keys of `wanted`; a row without a level means the level of success. */
export function findRow(
  rows: readonly JsonObject[],
  wanted: JsonObject,
  keys: RowKeys,
): JsonObject | undefined {
  const own = keysOf(wanted, keys);
  const found = rows.filter((row) => own.every(([name, value]) => String(row[name]) === value));
  return found.length > 1 ? found.find((row) => row.level === keys.success) : found[0];
}

/** A value as it stands in a report: long tables and lists shortened. */
function shown(value: Json | undefined): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

function compareNumber(
  expected: number,
  got: Json | undefined,
  place: string,
  tolerance: Tolerance,
): Mismatch[] {
  const close =
    typeof got === 'number' && Math.abs(got - expected) <= tolerance.abs + tolerance.rel * Math.abs(expected);
  return close ? [] : [{ place, expected: String(expected), got: shown(got) }];
}

function compareArray(
  expected: readonly Json[],
  got: Json | undefined,
  place: string,
  tolerance: Tolerance,
  keys: RowKeys,
): Mismatch[] {
  if (!Array.isArray(got)) return [{ place, expected: 'a list', got: shown(got) }];
  if (expected.length > 0 && expected.every(isRow)) {
    const rows = (got as readonly Json[]).filter(isRow);
    return expected.flatMap((row, index) => {
      const name = keysOf(row, keys).map(([key, value]) => `${key}=${value}`);
      const at = `${place}[${name.length === 0 ? index : name.join(', ')}]`;
      // rows that nothing tells apart are a list, in which the place is all there is
      const match = findRow(rows, row, keys) ?? (name.length === 0 ? rows[index] : undefined);
      if (match === undefined) return [{ place: at, expected: 'a row', got: 'none, or more than one' }];
      const figures = Object.entries(row).filter(([key, value]) => !isKey(key, value, keys));
      const loose = row.reference === false;
      return compareObject(Object.fromEntries(figures), match, at, loose ? LOOSE : tolerance, keys);
    });
  }
  if (expected.length !== got.length) {
    return [{ place, expected: `${expected.length} values`, got: `${got.length}` }];
  }
  return expected.flatMap((value, index) =>
    compareJson(value, got[index], `${place}[${index}]`, tolerance, keys),
  );
}

function compareObject(
  expected: JsonObject,
  got: JsonObject,
  place: string,
  tolerance: Tolerance,
  keys: RowKeys,
): Mismatch[] {
  return Object.entries(expected)
    .filter(([name]) => !NOT_COMPARED.has(name))
    .flatMap(([name, value]) =>
      compareJson(value, got[name], place === '' ? name : `${place}.${name}`, tolerance, keys),
    );
}

function compareJson(
  expected: Json,
  got: Json | undefined,
  place: string,
  tolerance: Tolerance,
  keys: RowKeys,
): Mismatch[] {
  if (typeof expected === 'number') return compareNumber(expected, got, place, tolerance);
  if (Array.isArray(expected)) return compareArray(expected, got, place, tolerance, keys);
  if (isObject(expected)) {
    return isObject(got)
      ? compareObject(expected, got, place, tolerance, keys)
      : [{ place, expected: 'an object', got: shown(got) }];
  }
  // "R gives no number" and a key that does not apply are the same here
  const same = expected === null ? got == null || Number.isNaN(got) : String(expected) === String(got);
  return same ? [] : [{ place, expected: String(expected), got: shown(got) }];
}

/**
 * Everything in which `got` differs from `expected`: |x − e| ≤ abs + rel·|e| for numbers, rows found by their keys
 * and not by their place, null for "no number".
 */
export function mismatches(
  expected: JsonObject,
  got: JsonObject,
  tolerance: Tolerance,
  keys: RowKeys,
): readonly Mismatch[] {
  return compareObject(expected, got, '', tolerance, keys);
}
