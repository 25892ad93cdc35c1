import { Unsupported } from '../unsupported.ts';
import { type Arguments, need } from './arguments.ts';
import { type Frame, frame, type Value, type Vector, vector } from './values.ts';

/** Names of one argument of `c`: its own, or those of its values. */
function partNames(name: string | null, { names, values }: Vector): readonly string[] {
  if (name === null) return names ?? values.map(() => '');
  if (values.length === 1) return [name];
  return values.map((_, index) => `${name}${names === undefined ? index + 1 : `.${names[index]}`}`);
}

/** `c(a, b = 1)`: values in a row, with their names where any has one. */
export function combined({ inOrder }: Arguments): Vector {
  const parts = inOrder.map(({ name, value }) => ({ name, part: need(value, 'vector', 'c') }));
  const names = parts.flatMap(({ name, part }) => partNames(name, part));
  return vector(
    parts.flatMap(({ part }) => part.values),
    undefined,
    names.some((name) => name !== '') ? names : undefined,
  );
}

/** `names(x)` */
export function namesOf({ places }: Arguments): Vector {
  const { names } = need(places[0], 'vector', 'names');
  if (names === undefined) throw new Unsupported('preparation not understood: names of values without names');
  return vector(names);
}

/** `unname(x)` */
export function unnamed({ places }: Arguments): Vector {
  const { values, levels } = need(places[0], 'vector', 'unname');
  return vector(values, levels);
}

/** `paste0(a, b)` of single texts. */
export function pasted({ places }: Arguments): Vector {
  const parts = places.map((place) => need(place, 'vector', 'paste0').values);
  if (parts.some(({ length }) => length !== 1))
    throw new Unsupported('preparation not understood: paste0 of other than single values');
  return vector([parts.map(([part]) => String(part)).join('')]);
}

/** A table as a frame: a column for each dimension, the first one running fastest, and the counts as Freq. */
function table(counts: Vector, dimensions: readonly (readonly [string, Vector])[]): Frame {
  const size = dimensions.reduce((product, [, { values }]) => product * values.length, 1);
  if (size !== counts.values.length)
    throw new Unsupported(`preparation not understood: ${counts.values.length} counts in a table of ${size}`);
  let step = 1;
  const columns = dimensions.map(([name, { values }]) => {
    const run = step;
    step *= values.length;
    const column = counts.values.map((_, place) => values[Math.floor(place / run) % values.length] ?? null);
    return [name, vector(column)] as const;
  });
  return frame([...columns, ['Freq', vector(counts.values)]]);
}

/** `structure(x, names = )`, or with `dim` and `dimnames` a table. */
export function structured({ places, names }: Arguments): Value {
  const of = need(places[0], 'vector', 'structure');
  const dimensions = names.get('dimnames');
  if (dimensions === undefined) {
    const given = names.get('names');
    if (given === undefined || names.has('dim'))
      throw new Unsupported('preparation not understood: structure without names');
    return vector(of.values, of.levels, need(given, 'vector', 'structure').values.map(String));
  }
  const list = need(dimensions, 'list', 'structure');
  return table(
    of,
    list.items.map(
      (item, index) => [list.names[index] as string, need(item, 'vector', 'structure')] as const,
    ),
  );
}

/** `as.table(x)` of what structure() made. */
export function asTable({ places }: Arguments): Frame {
  return need(places[0], 'frame', 'as.table');
}
