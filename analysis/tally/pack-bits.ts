import type { Allocate, PackedColumn, PackedRuns } from './packed-dataset.ts';

/** A bitmap for each of a column's codes but the first, every run beginning a word of its own. */
export function packBits(
  { values, codes }: { readonly values: Uint8Array; readonly codes: Uint8Array },
  order: Uint32Array,
  runs: PackedRuns,
  allocate: Allocate,
): PackedColumn {
  const words = runs.word[runs.size] as number;
  const bits = new Int32Array(allocate(4 * Math.max(0, codes.length - 1) * words));
  const mapOfCode = new Int32Array(256).fill(-1);
  codes.subarray(1).forEach((code, map) => {
    mapOfCode[code] = map;
  });
  for (let run = 0; run < runs.size; run++) {
    const first = runs.start[run] as number;
    const end = runs.start[run + 1] as number;
    const word = runs.word[run] as number;
    for (let place = first; place < end; place++) {
      const map = mapOfCode[values[order[place] as number] as number] as number;
      if (map < 0) continue;
      const at = map * words + word + ((place - first) >>> 5);
      bits[at] = (bits[at] as number) | (1 << ((place - first) & 31));
    }
  }
  return { kind: 'bits', codes, words: bits };
}
