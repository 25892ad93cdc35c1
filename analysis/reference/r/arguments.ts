import { Unsupported } from '../unsupported.ts';
import type { Value } from './values.ts';

/** Arguments of a call: by place, and by name. */
export interface Arguments {
  readonly places: readonly Value[];
  readonly names: ReadonlyMap<string, Value>;
  /** every argument in the order given, with its name where it has one */
  readonly inOrder: readonly { readonly name: string | null; readonly value: Value }[];
}

/** An argument that must be of a kind; throws Unsupported, naming the function, where it is not. */
export function need<K extends Value['kind']>(
  value: Value | undefined,
  kind: K,
  of: string,
): Extract<Value, { kind: K }> {
  if (value?.kind !== kind) throw new Unsupported(`preparation not understood: ${of} needs a ${kind}`);
  return value as Extract<Value, { kind: K }>;
}
