import { Unsupported } from '../unsupported.ts';
import { recycle, type Scalar, type Vector, vector } from './values.ts';

type Present = number | string;

function toNumber(value: Present): number {
  if (typeof value === 'number') return value;
  throw new Unsupported(`preparation not understood: arithmetic on the text "${value}"`);
}

/** R compares a text with a number as texts, by the order of its locale: not the same as ours. */
function ordered(a: Present, b: Present, holds: (x: number, y: number) => boolean): number {
  return Number(holds(toNumber(a), toNumber(b)));
}

/** Operators on two values, neither missing. Logical results are 1 and 0. */
const BINARY: Readonly<Record<string, (a: Present, b: Present) => Present>> = {
  '==': (a, b) => Number(String(a) === String(b)),
  '!=': (a, b) => Number(String(a) !== String(b)),
  '<': (a, b) => ordered(a, b, (x, y) => x < y),
  '>': (a, b) => ordered(a, b, (x, y) => x > y),
  '<=': (a, b) => ordered(a, b, (x, y) => x <= y),
  '>=': (a, b) => ordered(a, b, (x, y) => x >= y),
  '+': (a, b) => toNumber(a) + toNumber(b),
  '-': (a, b) => toNumber(a) - toNumber(b),
  '*': (a, b) => toNumber(a) * toNumber(b),
  '/': (a, b) => toNumber(a) / toNumber(b),
  '^': (a, b) => toNumber(a) ** toNumber(b),
  '%/%': (a, b) => Math.floor(toNumber(a) / toNumber(b)),
  '%%': (a, b) => toNumber(a) - toNumber(b) * Math.floor(toNumber(a) / toNumber(b)),
};

function and(a: Scalar, b: Scalar): Scalar {
  if (a === 0 || b === 0) return 0;
  return a === null || b === null ? null : 1;
}

function or(a: Scalar, b: Scalar): Scalar {
  if ((a !== null && a !== 0) || (b !== null && b !== 0)) return 1;
  return a === null || b === null ? null : 0;
}

function combine(a: Vector, b: Vector, join: (x: Scalar, y: Scalar) => Scalar): Vector {
  const size = Math.max(a.values.length, b.values.length);
  const left = recycle(a, size).values;
  const right = recycle(b, size).values;
  return vector(left.map((value, index) => join(value, right[index] as Scalar)));
}

/** Value of a binary operator, element by element; missing where either side is. Throws Unsupported for others,
 * and where R would refuse or compare in the order of its locale. */
export function applyOperator(name: string, a: Vector, b: Vector): Vector {
  if (name === '&' || name === '&&') return combine(a, b, and);
  if (name === '|' || name === '||') return combine(a, b, or);
  if (name === '%in%') {
    const set = new Set(b.values.map(String));
    return vector(a.values.map((value) => Number(set.has(String(value)))));
  }
  if (name === ':') {
    const [from, to] = [Number(a.values[0]), Number(b.values[0])];
    const step = from <= to ? 1 : -1;
    const length = Math.floor(Math.abs(to - from)) + 1;
    return vector(Array.from({ length }, (_, index) => from + step * index));
  }
  const operator = BINARY[name];
  if (operator === undefined) throw new Unsupported(`preparation not understood: operator ${name}`);
  return combine(a, b, (x, y) => (x === null || y === null ? null : operator(x, y)));
}
