/** What stands somewhere in a document is not what belongs there. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** What becomes of properties that the type does not name: from outside they are refused, of our own values left out. */
export type Stray = 'refuse' | 'leave-out';

/** Takes a value as a `T`, built anew and frozen: nothing of the original is kept. Throws ShapeError. */
export type Shape<T> = (value: unknown, where: string, stray: Stray) => T;

const QUOTED = 60;

function misfit(where: string, needed: string, got: unknown): ShapeError {
  const shown = shownValue(got);
  const cut = shown.length > QUOTED ? `${shown.slice(0, QUOTED)}…` : shown;
  return new ShapeError(`${where} must be ${needed}, and is ${cut}`);
}

/** Lists and objects are named only: written out, one within the other a hundred thousand times, they end the program. */
function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value) ?? String(value);
}

export const text: Shape<string> = (value, where) => {
  if (typeof value !== 'string') throw misfit(where, 'a text', value);
  return value;
};

export const flag: Shape<boolean> = (value, where) => {
  if (typeof value !== 'boolean') throw misfit(where, 'true or false', value);
  return value;
};

export const finite: Shape<number> = (value, where) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw misfit(where, 'a number', value);
  return value;
};

export function whole(from: number, to: number): Shape<number> {
  return (value, where) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to)
      throw misfit(where, `a whole number from ${from} to ${to}`, value);
    return value;
  };
}

export function oneOf<T extends string | boolean>(...known: readonly T[]): Shape<T> {
  return (value, where) => {
    const found = known.find((one) => one === value);
    if (found === undefined) throw misfit(where, `one of ${known.join(', ')}`, value);
    return found;
  };
}

export function matching(pattern: RegExp, needed: string): Shape<string> {
  return (value, where) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw misfit(where, needed, value);
    return value;
  };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, where, stray) => (value === null ? null : shape(value, where, stray));
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, where, stray) => {
    if (!Array.isArray(value)) throw misfit(where, 'a list', value);
    return Object.freeze(value.map((part: unknown, at) => shape(part, `${where}[${at}]`, stray)));
  };
}

export function pair<A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> {
  return (value, where, stray) => {
    if (!Array.isArray(value) || value.length !== 2) throw misfit(where, 'a list of two', value);
    return Object.freeze([
      first(value[0], `${where}[0]`, stray),
      second(value[1], `${where}[1]`, stray),
    ] as const);
  };
}

type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** A shape for every property of `T`: a property added to the type and not here does not compile. */
type Shapes<T> = { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> };

/** These properties; those named in `optional` may be absent. */
export function record<T extends object>(
  shapes: Shapes<T>,
  optional: readonly OptionalKeys<T>[] = [],
): Shape<Readonly<T>> {
  const entries = Object.entries(shapes) as [string, Shape<unknown>][];
  const known = new Set(entries.map(([key]) => key));
  const absent = new Set<PropertyKey>(optional);
  return (value, where, stray) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw misfit(where, 'an object', value);
    const own = value as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(own).find((key) => !known.has(key));
    if (unknown !== undefined && stray === 'refuse')
      throw new ShapeError(`${where} has ${unknown.slice(0, QUOTED)}, which is not known`);
    const read: [string, unknown][] = [];
    for (const [key, shape] of entries) {
      const part = Object.hasOwn(own, key) ? own[key] : undefined;
      if (part === undefined && absent.has(key)) continue;
      read.push([key, shape(part, `${where}.${key}`, stray)]);
    }
    return Object.freeze(Object.fromEntries(read)) as Readonly<T>;
  };
}

/** Any names, values of one kind. `__proto__` is refused: code that assigns by name would lose it. */
export function dictionary<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, where, stray) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw misfit(where, 'an object', value);
    if (Object.hasOwn(value, '__proto__')) throw new ShapeError(`${where} has __proto__, which is no name`);
    const entries = Object.entries(value).map(
      ([key, part]) => [key, shape(part, `${where}.${key}`, stray)] as const,
    );
    return Object.freeze(Object.fromEntries(entries));
  };
}
