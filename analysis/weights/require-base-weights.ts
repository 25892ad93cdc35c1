import type { Finding } from '../../instruments/definition/finding.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/** Greatest number of people that a weight, a cell or a stratum can stand for: beyond it doubles do not count one by one. */
export const MOST_PEOPLE = Number.MAX_SAFE_INTEGER;
/** A weight other than 0 under this is none: what it would be multiplied by to stand for anybody is no number. */
const LEAST_WEIGHT = 1e-12;

/** Whether a number can be a count of people. */
export function isPopulation(value: number): boolean {
  return value >= 0 && value <= MOST_PEOPLE;
}

/** Whether a number can be a weight, of either sign: linear calibration can leave one below 0. */
export function isWeight(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= LEAST_WEIGHT && size <= MOST_PEOPLE);
}

/**
 * Throws WeightingError, naming the function, where base weights are not as many as the rows, are negative, not
 * numbers, or beyond what people can be counted in, or are all 0. A weight of 0 is allowed: its row stands for nobody
 * and keeps 0.
 */
export function requireBaseWeights(asker: string, base: Float64Array, rows: number): void {
  if (base.length !== rows) {
    throw new WeightingError([
      weightingFinding(
        'base-weights-of-other-rows',
        '',
        `抽出ウェイトの数（${base.length}）が回答の数（${rows}）と違います。`,
        `${asker} needs a base weight for each of ${rows} rows, got ${base.length}.`,
      ),
    ]);
  }
  const unsound = Array.from(base.keys()).filter((row) => {
    const weight = base[row] as number;
    return weight < 0 || !isWeight(weight);
  });
  const [first] = unsound;
  if (first !== undefined) {
    throw new WeightingError([
      weightingFinding(
        'base-weight-unusable',
        '',
        `抽出ウェイトは0以上の数にしてください。${first + 1}件目の回答では${base[first]}です（該当${unsound.length}件）。`,
        `${asker} needs base weights of 0 or more, got ${base[first]} in row ${first + 1} (${unsound.length} such rows).`,
      ),
    ]);
  }
  if (base.every((weight) => weight === 0)) {
    throw new WeightingError([
      weightingFinding(
        'base-weights-all-zero',
        '',
        `抽出ウェイトがすべて0です（回答${rows}件）。`,
        `${asker} needs base weights above 0, got none in ${rows} rows.`,
      ),
    ]);
  }
}

/** What is wrong with the limits of an iteration: findings that name the function. */
export function unusableIteration(
  asker: string,
  limit: 'maximumRounds' | 'maximumSteps',
  most: number,
  tolerance: number,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (!(Number.isSafeInteger(most) && most >= 1))
    findings.push(
      weightingFinding(
        'iterations-unusable',
        '',
        `繰返しの上限は1以上の整数にしてください（${most}になっています）。`,
        `${asker} needs a whole ${limit} of 1 or more, got ${most}.`,
      ),
    );
  if (!(tolerance >= 0 && tolerance < 1))
    findings.push(
      weightingFinding(
        'tolerance-unusable',
        '',
        `許容誤差（tolerance）は0以上1未満にしてください（${tolerance}になっています）。`,
        `${asker} needs a tolerance from 0 and below 1, got ${tolerance}.`,
      ),
    );
  return findings;
}
