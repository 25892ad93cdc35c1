import { weightSpread } from '../estimates/design-effect.ts';
import { isWeight } from './require-base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

export interface TrimLimits {
  /** least weight; null: none */
  readonly lower: number | null;
  /** greatest weight; null: none */
  readonly upper: number | null;
  /** true: again until every weight is inside; false: once, after which some may lie outside again */
  readonly strict: boolean;
}

/** Trimmed weights with what the trimming did. */
export interface TrimmedWeights {
  readonly weights: Float64Array;
  readonly rounds: number;
  /** weights that were raised to the lower limit, and cut to the upper one */
  readonly raised: number;
  readonly cut: number;
  /** weights outside the limits at the end: those that took what was cut off, where it was done once */
  readonly outside: number;
  /** Σ|change|/2 over Σw: part of the weight that moved from one person to another */
  readonly movedShare: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Kish's effect before and after */
  readonly kishEffectBefore: number;
  readonly kishEffect: number;
}

/** Distance from a limit that is rounding, relative to it. */
const ROUNDING = 1e-12;

/**
 * Cuts weights to limits and spreads what was cut off, in equal amounts, over the weights that were never cut, so that
 * the sum stays (Potter 1990). Limits are in people per respondent. The result holds as base weights only: margins and
 * totals that the weights met before they were trimmed are no longer met (marginFits shows by how much), and variances
 * take the trimmed weights as fixed.
 * Throws WeightingError where limits are in the wrong order, a weight is no number, weights do not add to anything, or no weight is left that could
 * take what was cut off.
 */
export function trimWeights(weights: Float64Array, { lower, upper, strict }: TrimLimits): TrimmedWeights {
  const least = lower ?? Number.NEGATIVE_INFINITY;
  const most = upper ?? Number.POSITIVE_INFINITY;
  if (!(least <= most)) {
    throw new WeightingError([
      weightingFinding(
        'limits-unusable',
        '',
        `ウェイトの下限は上限より小さくしてください（下限${lower}、上限${upper}）。`,
        `trimWeights needs a lower limit below the upper, got ${lower} and ${upper}.`,
      ),
    ]);
  }
  const unsound = weights.findIndex((weight) => !isWeight(weight));
  if (unsound >= 0) {
    throw new WeightingError([
      weightingFinding(
        'weight-unusable',
        '',
        `${unsound + 1}件目のウェイトが数ではありません（${weights[unsound]}）。`,
        `trimWeights needs numbers, got ${weights[unsound]} in row ${unsound + 1}.`,
      ),
    ]);
  }
  const people = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(people > 0)) {
    throw new WeightingError([
      weightingFinding(
        'weights-add-to-nothing',
        '',
        `ウェイトの合計が0より大きくありません（${weights.length}件で${people}）。`,
        `trimWeights needs weights that add to more than 0, got ${people} in ${weights.length} rows.`,
      ),
    ]);
  }
  const isOutside = (weight: number) =>
    weight < least - ROUNDING * Math.abs(least) || weight > most + ROUNDING * Math.abs(most);
  const done = new Uint8Array(weights.length);
  let current = weights.slice();
  let rounds = 0;
  let raised = 0;
  let cut = 0;
  while (current.some(isOutside) && (strict || rounds === 0)) {
    let rest = 0;
    const inside = current.map((weight, row) => {
      if (!isOutside(weight)) return weight;
      const limit = weight < least ? least : most;
      if (weight < least) raised += 1;
      else cut += 1;
      rest += weight - limit;
      done[row] = 1;
      return limit;
    });
    const takers = done.reduce((count, flag) => count + 1 - flag, 0);
    if (takers === 0 && Math.abs(rest) > 0) {
      throw new WeightingError([
        weightingFinding(
          'limits-too-narrow',
          '',
          `ウェイトがすべて限度（${lower}～${upper}）の外にあり、差を配る相手がいません（${weights.length}件）。限度を広げてください。`,
          `trimWeights has no weight left to take the rest: all ${weights.length} lie outside ${lower} to ${upper}.`,
        ),
      ]);
    }
    current = inside.map((weight, row) => (done[row] === 1 ? weight : weight + rest / takers));
    rounds += 1;
  }
  const before = weightSpread(weights);
  const after = weightSpread(current);
  const moved = current.reduce((sum, weight, row) => sum + Math.abs(weight - (weights[row] as number)), 0);
  return Object.freeze({
    weights: current,
    rounds,
    raised,
    cut,
    outside: current.filter(isOutside).length,
    movedShare: moved / 2 / before.sum,
    minimum: after.minimum,
    maximum: after.maximum,
    kishEffectBefore: before.designEffect,
    kishEffect: after.designEffect,
  });
}
