import { Unsupported } from '../unsupported.ts';
import { recycle, type Scalar, type Vector, vector } from './values.ts';

type Present = number | string;

/** Operators on two values, neither missing. Logical results are 1 and 0. */
const BINARY: Readonly<Record<string, (a: Present, b: Present) => Present>> = {
  '==': (a, b) => Number(String(a) === String(b)),
  '!=': (a, b) => Number(String(a) !== String(b)),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '+': (a, b) => Number(a) + Number(b),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => Number(a) / Number(b),
  '^': (a, b) => Number(a) ** Number(b),
  '%/%': (a, b) => Math.floor(Number(a) / Number(b)),
  '%%': (a, b) => Number(a) - Number(b) * Math.floor(Number(a) / Number(b)),
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

/** Value of a binary operator, element by element; missing where either side is. Throws Unsupported for others. */
export function applyOperator(name: string, a: Vector, b: Vector): Vector {
  if (name === '&' || name === '&&') return combine(a, b, and);
  if (name === '|' || name === '||') return combine(a, b, or);
  if (name === '%in%') {
    const set = new Set(b.values.map(String));
    return vector(a.values.map((value) => Number(set.has(String(value)))));
  }
  if (name === ':') {
    const from = Number(a.values[0]);
    const length = Math.max(0, Number(b.values[0]) - from + 1);
    return vector(Array.from({ length }, (_, index) => from + index));
  }
  const operator = BINARY[name];
  if (operator === undefined) throw new Unsupported(`preparation not understood: operator ${name}`);
  return combine(a, b, (x, y) => (x === null || y === null ? null : operator(x, y)));
}
