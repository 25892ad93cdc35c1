import { EstimationError } from './estimation-error.ts';

/** Throws EstimationError unless `holds`; the sentence is `<function> requires <what>, got <value>`. */
export function requireInput(holds: boolean, functionName: string, needed: string, got: unknown): void {
  if (!holds)
    throw new EstimationError('input-unusable', `${functionName} requires ${needed}, got ${String(got)}`);
}

/** Throws EstimationError, naming the function, unless a confidence level lies between 0 and 1. */
export function requireLevel(functionName: string, level: number): void {
  requireInput(level > 0 && level < 1, functionName, '0 < level < 1', level);
}
