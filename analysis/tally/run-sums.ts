import type { PackedRuns } from './packed-dataset.ts';
import type { Tally } from './tally.ts';

/**
 * What a column has of each run at each place: position run · places + place, the last place being what fell outside.
 * Where people have weights of their own, four numbers stand at each position: n, Σw, Σw² and Σd; else n alone.
 */
export interface RunSums {
  readonly places: number;
  readonly sums: Float64Array;
}

/** Gives so many numbers, all 0. */
export type TakeSums = (length: number) => Float64Array;

export function emptyRunSums(runs: PackedRuns, places: number, take: TakeSums): RunSums {
  const width = runs.weights.kind === 'own' ? 4 : 1;
  return { places, sums: take(runs.size * places * width) };
}

/** Adds the sums of runs to those of their groups. */
export function addRunSums(
  tally: Tally,
  { places, sums }: RunSums,
  runs: PackedRuns,
  groupOfRun: Int32Array,
): void {
  const { count, base, weight, squaredWeight } = tally;
  const { kind, base: baseOfRun, weight: weightOfRun } = runs.weights;
  for (let run = 0; run < runs.size; run++) {
    const to = (groupOfRun[run] as number) * places;
    for (let place = 0; place < places; place++) {
      const at = to + place;
      const from = run * places + place;
      if (kind === 'own') {
        count[at] = (count[at] as number) + (sums[4 * from] as number);
        weight[at] = (weight[at] as number) + (sums[4 * from + 1] as number);
        squaredWeight[at] = (squaredWeight[at] as number) + (sums[4 * from + 2] as number);
        base[at] = (base[at] as number) + (sums[4 * from + 3] as number);
        continue;
      }
      const people = sums[from] as number;
      const w = weightOfRun[run] as number;
      count[at] = (count[at] as number) + people;
      weight[at] = (weight[at] as number) + people * w;
      squaredWeight[at] = (squaredWeight[at] as number) + people * w * w;
      base[at] = (base[at] as number) + people * (baseOfRun[run] as number);
    }
  }
}
