import type { Matrix } from '../../estimates/linearised-covariance.ts';
import type { Json, JsonObject } from '../reference-case.ts';
import { texts } from '../request-context.ts';

/** A covariance matrix with its names, which are keys like those of rows: put in the order of `wanted`, if they are the same. */
export function namedMatrix(names: readonly string[], values: Matrix, wanted: Json | undefined): JsonObject {
  const asked = texts((wanted as JsonObject | null | undefined)?.names);
  const same = asked.length === names.length && asked.every((name) => names.includes(name));
  const order = same ? asked.map((name) => names.indexOf(name)) : names.map((_, index) => index);
  return {
    names: order.map((place) => names[place] as string),
    values: order.map((a) => order.map((b) => values[a]?.[b] as number)),
  };
}
