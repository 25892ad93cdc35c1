import { type Frame, type Scalar, vector } from './r/values.ts';
import type { JsonObject } from './reference-case.ts';
import { Unsupported } from './unsupported.ts';

const MODULUS = 2147483648;
const LOW_BITS = MODULUS - 1;

/** Hash of row, stream and seed to 31 bits: whole numbers modulo 2^31, the same in every language. */
export function hash31(row: number, stream: number, seed: number): number {
  let x = (Math.imul(row, 2654435761) + Math.imul(stream, 40503) + Math.imul(seed, 97)) & LOW_BITS;
  x = Math.imul(x ^ (x >>> 16), 73244475) & LOW_BITS;
  x = Math.imul(x ^ (x >>> 16), 73244475) & LOW_BITS;
  return x ^ (x >>> 16);
}

/** The same hash as a number from 0 up to, not including, 1. */
export const uniform31 = (row: number, stream: number, seed: number) => hash31(row, stream, seed) / MODULUS;

/** One row of the made-up survey of 47 areas and 8 ages, by the rules in the comment of lib/portable.R. */
export function portableRow(row: number, seed: number) {
  const u = uniform31(row, 1, seed);
  const area = 1 + Math.floor(47 * (u * Math.sqrt(u)));
  const age = 1 + Math.floor(8 * uniform31(row, 2, seed));
  return { area, age, weight: 0.5 + 2 * uniform31(row, 3, seed) + area / 47 };
}

/** Code of question k (1–60) for that row, null where it was left empty. */
export function portableAnswer(row: number, question: number, seed: number): number | null {
  if (uniform31(row, 200 + question, seed) < 0.02) return null;
  const { area, age } = portableRow(row, seed);
  const codes = 2 + (question % 6);
  const v = (uniform31(row, 100 + question, seed) + (0.1 * ((area * question + age) % 7)) / 7) / 1.1;
  return Math.min(codes, 1 + Math.floor(codes * v));
}

/** The generated data of a case: areas, ages, weights and those questions whose columns requests can name. */
export function portableGenerator(options: JsonObject): Frame {
  const { rows, seed, generator } = options;
  if (generator !== 'lib/portable.R' || typeof rows !== 'number' || typeof seed !== 'number') {
    throw new Unsupported('a generator other than lib/portable.R');
  }
  const numbers = Array.from({ length: rows }, (_, index) => index + 1);
  const base = numbers.map((row) => portableRow(row, seed));
  const levels = (size: number) => Array.from({ length: size }, (_, index) => String(index + 1));
  const text = (value: number | null): Scalar => (value === null ? null : String(value));
  const questions = Array.from({ length: 60 }, (_, index) => index + 1).map(
    (question) =>
      [
        `q${question}`,
        vector(
          numbers.map((row) => text(portableAnswer(row, question, seed))),
          levels(2 + (question % 6)),
        ),
      ] as const,
  );
  return {
    kind: 'frame',
    size: rows,
    columns: new Map([
      [
        'area',
        vector(
          base.map(({ area }) => String(area)),
          levels(47),
        ),
      ],
      [
        'age',
        vector(
          base.map(({ age }) => String(age)),
          levels(8),
        ),
      ],
      ['w', vector(base.map(({ weight }) => weight))],
      ...questions,
    ]),
  };
}
