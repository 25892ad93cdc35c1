import { prepareCase } from './prepared-case.ts';
import type { ReferenceCase } from './reference-case.ts';
import { type Outcome, runRequest } from './run-request.ts';

/** Every request of a case with its verdict. `texts` holds the text of each data file by the name the case gives it. */
export function runCase(reference: ReferenceCase, texts: ReadonlyMap<string, string>): readonly Outcome[] {
  const prepared = prepareCase(reference, texts);
  return reference.requests.map((request) => runRequest(reference, prepared, request));
}
