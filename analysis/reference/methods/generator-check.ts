import { hash31 } from '../portable-generator.ts';
import type { Vector } from '../r/values.ts';
import type { Json, JsonObject } from '../reference-case.ts';
import type { RequestContext } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';
import { frameWith } from './named-frame.ts';

/** Rows that R's head(b, n) shows; 6 where the call names no number. */
function headOf(call: string): number {
  const [, rows] = /\bhead\(\s*\w+\s*(?:,\s*(?:n\s*=\s*)?(\d+)L?\s*)?\)/.exec(call) ?? [];
  return rows === undefined ? 6 : Number(rows);
}

const numberIn = ({ values }: Vector, row: number): Json => {
  const value = values[row] ?? null;
  return value === null ? null : Number(value);
};

/** `generator`: the first hashes and rows of the made-up survey, its sum of weights and its gaps. */
export function generator(context: RequestContext): JsonObject {
  const { request } = context;
  const { rows, seed } = request.options;
  if (typeof rows !== 'number' || typeof seed !== 'number')
    throw new Unsupported('generator without rows and seed');
  const { columns } = frameWith(context, ['area', 'age', 'w', 'q1']);
  const head = Array.from({ length: Math.min(rows, headOf(request.rCall)) }, (_, row) => row);
  const weights = columns.get('w')?.values ?? [];
  return {
    hash: head.map((row) => hash31(row + 1, 1, seed)),
    first: head.map((row) =>
      Object.fromEntries([...columns].map(([name, column]) => [name, numberIn(column, row)])),
    ),
    sumWeights: weights.reduce<number>((sum, weight) => sum + Number(weight), 0),
    missing: Object.fromEntries(
      [...columns].map(([name, { values }]) => [name, values.filter((value) => value === null).length]),
    ),
  };
}
