import type { PackedColumn, PackedRuns } from './packed-dataset.ts';
import { emptyRunSums, type RunSums, type TakeSums } from './run-sums.ts';
import { setBits } from './set-bits.ts';
import type { TallyAxis } from './tally.ts';

/** People of every run at every place of an axis, from the bitmaps of a column. */
export function sumBits(
  { codes, words: bits }: Extract<PackedColumn, { kind: 'bits' }>,
  axis: TallyAxis,
  runs: PackedRuns,
  take: TakeSums,
): RunSums {
  const { start, word } = runs;
  const places = axis.size + 1;
  const into = emptyRunSums(runs, places, take);
  const { sums } = into;
  const [first, ...others] = codes;
  if (first === undefined) return into;
  const placeOfFirst = axis.placeOfCode[first] as number;
  for (let run = 0; run < runs.size; run++) {
    sums[run * places + placeOfFirst] = (start[run + 1] as number) - (start[run] as number);
  }
  const words = word[runs.size] as number;
  others.forEach((code, map) => {
    const place = axis.placeOfCode[code] as number;
    if (place === placeOfFirst) return;
    const own = bits.subarray(map * words, (map + 1) * words);
    for (let run = 0; run < runs.size; run++) {
      const people = setBits(own, word[run] as number, word[run + 1] as number);
      const at = run * places;
      sums[at + place] = (sums[at + place] as number) + people;
      sums[at + placeOfFirst] = (sums[at + placeOfFirst] as number) - people;
    }
  });
  return into;
}
