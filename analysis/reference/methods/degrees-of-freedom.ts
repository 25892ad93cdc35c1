import { evaluate } from '../r/evaluate.ts';
import { parse } from '../r/expression.ts';
import type { JsonObject } from '../reference-case.ts';
import type { RequestContext } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/** `df`: clusters minus strata of a design and of its domains. The domains stand in the call alone, in the order of the answers. */
export function degreesOfFreedom({ request, environment }: RequestContext): JsonObject {
  const [call] = parse(request.rCall);
  const names = Object.keys(request.expected);
  if (call === undefined) throw new Unsupported('a request without a call');
  const value = evaluate(call, new Map(environment), null);
  if (value.kind !== 'vector' || value.values.length !== names.length) {
    throw new Unsupported(`the call gives another number of values than the ${names.length} asked for`);
  }
  return Object.fromEntries(names.map((name, index) => [name, value.values[index] ?? null]));
}
