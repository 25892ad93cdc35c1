import { type CodedColumn, RESERVED } from '../dataset/dataset.ts';
import type { Identifying } from './identifying.ts';
import { isSettled } from './is-settled.ts';

/** Who was asked an item. */
export interface AskedRoute extends Identifying {
  readonly item: string;
  /** 1 asked, 0 not asked */
  readonly values: Uint8Array;
}

/**
 * Who was asked the items of these columns, where the sources settle it (is-settled.ts). "Not asked" stays in a file whatever
 * becomes of the source, so that a source that is left out, folded or withheld could be read from it. Options of one item
 * that were offered to the same people stand once, under the first of them.
 */
export function askedOfSome(
  columns: readonly CodedColumn[],
  sources: readonly Uint8Array[],
): readonly AskedRoute[] {
  const found: AskedRoute[] = [];
  for (const { id, item, values } of columns) {
    const asked = values.map((code) => (code === RESERVED.notAsked ? 0 : 1));
    const isThere = found.some(
      (route) => route.item === item && route.values.every((one, row) => one === asked[row]),
    );
    if (!isThere && isSettled(asked, sources)) found.push({ id: `asked:${id}`, item, values: asked });
  }
  return found;
}
