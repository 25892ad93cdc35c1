import type { SortKey } from './row-order.ts';
import type { TallyFrame } from './tally-frame.ts';

/**
 * Numbers people by their weights: in one block two people have the same number exactly where both d and w are the same.
 * After post-stratification or raking everybody of a block has number 0. Null where more than `most` numbers were needed.
 */
export function weightClasses(
  { size, block, base, weight, stratumOfBlock }: TallyFrame,
  most: number,
): SortKey | null {
  const values = new Uint32Array(size);
  const first = new Int32Array(stratumOfBlock.length).fill(-1);
  const others = new Map<number, Map<number, number>>();
  let codes = 1;
  for (let row = 0; row < size; row++) {
    const own = block[row] as number;
    if (first[own] === -1) first[own] = row;
    const model = first[own] as number;
    const d = base[row] as number;
    const w = weight[row] as number;
    if (d === base[model] && w === weight[model]) continue;
    const byWeight = others.get(d) ?? new Map<number, number>();
    others.set(d, byWeight);
    const known = byWeight.get(w) ?? codes;
    if (known === codes) {
      if (codes >= most) return null;
      byWeight.set(w, known);
      codes += 1;
    }
    values[row] = known;
  }
  return { values, codes };
}
