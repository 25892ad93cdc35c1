import type { Frame } from '../r/values.ts';
import type { RequestContext } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/** The data with all of the columns; where there are several, the one that the call of the request names. */
export function frameWith({ request, environment }: RequestContext, names: readonly string[]): Frame {
  const frames = [...environment].flatMap(([name, value]) =>
    value.kind === 'frame' && names.every((column) => value.columns.has(column)) ? [{ name, value }] : [],
  );
  const called = new Set(request.rCall.split(/[^A-Za-z0-9._]+/));
  const frame = frames.find(({ name }) => called.has(name)) ?? frames[0];
  if (frame === undefined) throw new Unsupported(`data with the columns ${names.join(', ')}`);
  return frame.value;
}
