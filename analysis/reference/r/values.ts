import type { SampleDesign } from '../../estimates/sample-design.ts';
import { Unsupported } from '../unsupported.ts';
import type { Expression } from './expression.ts';

/** A number, a text (also a logical as 0 or 1), or null for a missing value. */
export type Scalar = number | string | null;

/** A column or any other sequence of values. */
export interface Vector {
  readonly kind: 'vector';
  readonly values: readonly Scalar[];
  /** order of the codes, where the values are codes */
  readonly levels?: readonly string[];
  /** names of the values, where they were counted by a group */
  readonly names?: readonly string[];
  /** cells of the table that the values were taken from, for reports: nothing is chosen by them */
  readonly cells?: readonly string[];
}

export interface Frame {
  readonly kind: 'frame';
  readonly size: number;
  readonly columns: ReadonlyMap<string, Vector>;
}

/** Names of the columns, or expressions over them, that a design or a group is made of. */
export interface Formula {
  readonly kind: 'formula';
  readonly response: Expression | null;
  readonly terms: readonly Expression[];
  /** false: ~ 0 + a, or ~ a - 1 */
  readonly intercept: boolean;
}

/** Values of any kind, one after the other. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  /** '' where an item has no name */
  readonly names: readonly string[];
}

/** A function that the preparation defines. */
export interface Closure {
  readonly kind: 'closure';
  readonly parameters: readonly string[];
  readonly body: Expression;
}

/** A design with the data it was drawn in. Leaving rows out makes a domain; the rows stay. */
export interface Survey {
  readonly kind: 'survey';
  readonly frame: Frame;
  readonly design: SampleDesign;
  /** 1: in the domain */
  readonly domain: Uint8Array;
  /** column of the strata, where there is one */
  readonly strata: string | null;
}

export type Value = Vector | Frame | Formula | Survey | List | Closure;

export function vector(
  values: readonly Scalar[],
  levels?: readonly string[],
  names?: readonly string[],
): Vector {
  return {
    kind: 'vector',
    values,
    ...(levels === undefined ? {} : { levels }),
    ...(names === undefined ? {} : { names }),
  };
}

export function frame(columns: Iterable<readonly [string, Vector]>): Frame {
  const map = new Map(columns);
  const size = Math.max(0, ...[...map.values()].map(({ values }) => values.length));
  const even = [...map].map(([name, column]) => [name, recycle(column, size)] as const);
  return { kind: 'frame', size, columns: new Map(even) };
}

/** Repeats a single value to the given length, as R does. */
export function recycle(column: Vector, size: number): Vector {
  if (column.values.length === size) return column;
  if (column.values.length !== 1) {
    throw new Unsupported(`preparation not understood: ${column.values.length} values for ${size} rows`);
  }
  return { ...column, values: Array.from({ length: size }, () => column.values[0] as Scalar) };
}

/** The rows of a frame that are marked. */
export function keepRows(from: Frame, keep: readonly boolean[]): Frame {
  return {
    kind: 'frame',
    size: keep.filter(Boolean).length,
    columns: new Map(
      [...from.columns].map(([name, column]) => [
        name,
        { ...column, values: column.values.filter((_, row) => keep[row]) },
      ]),
    ),
  };
}

export function isTrue(value: Scalar): boolean {
  return value !== null && value !== 0;
}

/** Categories of a column in order: declared levels, else what occurs (numbers by size, texts by code unit). */
export function levelsOf(column: Vector): readonly string[] {
  if (column.levels !== undefined) return column.levels;
  const found = [...new Set(column.values.filter((value) => value !== null))];
  const numbers = found.every((value) => typeof value === 'number');
  return (
    numbers ? (found as number[]).sort((a, b) => a - b) : (found as string[]).sort((a, b) => (a < b ? -1 : 1))
  ).map(String);
}

/** Numbers of a column, NaN where missing. Throws Unsupported for texts. */
export function numbersOf(column: Vector, name: string): Float64Array {
  return Float64Array.from(column.values, (value) => {
    if (typeof value === 'string')
      throw new Unsupported(`column ${name} holds texts where numbers are needed`);
    return value ?? Number.NaN;
  });
}
