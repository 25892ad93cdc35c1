import { EstimationError } from './estimation-error.ts';

/** Throws EstimationError unless `holds`; the sentence is `<function> requires <what>, got <value>`. */
export function requireInput(holds: boolean, functionName: string, needed: string, got: unknown): void {
  if (!holds)
    throw new EstimationError('input-unusable', `${functionName} requires ${needed}, got ${String(got)}`);
}
