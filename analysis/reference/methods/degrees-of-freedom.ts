import { degreesOfFreedom as clustersMinusStrata } from '../../estimates/sample-design.ts';
import { evaluate } from '../r/evaluate.ts';
import { parse } from '../r/expression.ts';
import type { JsonObject } from '../reference-case.ts';
import { type RequestContext, requestDomain } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/**
 * `df`: clusters minus strata of a design and of its domains. Several domains stand in the call alone, in the order
 * of the answers; without a call the one answer is for the domain of the request.
 */
export function degreesOfFreedom({ request, environment, survey }: RequestContext): JsonObject {
  const [call] = parse(request.rCall);
  const names = Object.keys(request.expected);
  if (call === undefined) {
    const [name, ...more] = names;
    if (name === undefined || more.length > 0) throw new Unsupported('several answers without a call');
    return { [name]: clustersMinusStrata(survey().design, requestDomain(request, survey())) };
  }
  const value = evaluate(call, new Map(environment), null);
  if (value.kind !== 'vector' || value.values.length !== names.length) {
    throw new Unsupported(`the call gives another number of values than the ${names.length} asked for`);
  }
  return Object.fromEntries(names.map((name, index) => [name, value.values[index] ?? null]));
}
