/** An argument outside the domain of a distribution: names the function, what it needs and what it got. */
export class DistributionError extends Error {
  override readonly name = 'DistributionError';
}

/** Throws unless `holds`; the sentence is `<function> requires <what>, got <value>`. */
export function requireArgument(holds: boolean, functionName: string, needed: string, got: number): void {
  if (!holds) throw new DistributionError(`${functionName} requires ${needed}, got ${got}`);
}
