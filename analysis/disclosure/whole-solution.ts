import { copyOfProgramme, costOf, narrowUnknown, type PricedProgramme } from './priced-programme.ts';
import { solveProgramme } from './solve-programme.ts';

/** How far from a whole number an unknown may stand and still be taken for it. */
const NOISE = 1e-6;
/** A solution that costs at most this much more than any could is good enough: dearer ones only hide a little more. */
const GOOD_ENOUGH = 1.02;
/** Steps of the solver for each branch of a search; together they end one that would go on for minutes. */
const STEPS_OF_A_BRANCH = 40;

interface Cut {
  readonly unknown: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Values of whole unknowns at the least cost, given the solved programme (which stays as it is): by branch and bound, the
 * nearer whole number first, in at most `largestSearch` branches. Where the search is cut short, the best that was found;
 * null: none was.
 */
export function wholeSolution(solved: PricedProgramme, largestSearch: number): PricedProgramme | null {
  const least = costOf(solved);
  const open: (readonly Cut[])[] = [[]];
  const budget = { left: largestSearch * STEPS_OF_A_BRANCH };
  let best: PricedProgramme | null = null;
  let costOfBest = Number.POSITIVE_INFINITY;
  for (let branch = 0; branch < largestSearch; branch++) {
    const cuts = open.pop();
    if (cuts === undefined) break;
    const programme = cuts.length === 0 ? solved : withCuts(solved, cuts);
    if (cuts.length > 0 && !solveProgramme(programme, budget)) continue;
    const cost = costOf(programme);
    if (cost >= costOfBest) continue;
    const unknown = mostFractional(programme);
    if (unknown === null) {
      best = programme;
      costOfBest = cost;
      if (cost <= least * GOOD_ENOUGH) break;
      continue;
    }
    const value = programme.values[unknown] as number;
    const below = [...cuts, { unknown, lower: Number.NEGATIVE_INFINITY, upper: Math.floor(value) }];
    const above = [...cuts, { unknown, lower: Math.ceil(value), upper: Number.POSITIVE_INFINITY }];
    open.push(...(value - Math.floor(value) < 0.5 ? [above, below] : [below, above]));
  }
  return best;
}

function withCuts(solved: PricedProgramme, cuts: readonly Cut[]): PricedProgramme {
  const programme = copyOfProgramme(solved);
  for (const { unknown, lower, upper } of cuts) narrowUnknown(programme, unknown, lower, upper);
  return programme;
}

function mostFractional({ unknowns, values }: PricedProgramme): number | null {
  let most: number | null = null;
  let furthest = NOISE;
  for (let unknown = 0; unknown < unknowns; unknown++) {
    const value = values[unknown] as number;
    const distance = Math.abs(value - Math.round(value));
    if (distance <= furthest) continue;
    furthest = distance;
    most = unknown;
  }
  return most;
}
