import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { residualsOfCells, residualsOnMargins } from './calibration-residuals.ts';
import { EstimationError } from './estimation-error.ts';
import type { ScoreSums } from './score-sums.ts';
import { stratumSums } from './stratum-sums.ts';

/** (1 − n_h/N_h) · n_h/(n_h − 1) for every stratum; throws where one respondent is not the whole stratum. */
export function stratumFactors({ strata }: TallyBlocks): Float64Array {
  return Float64Array.from(strata, ({ population, respondents: n }, index) => {
    const remaining = Math.max(0, 1 - n / population);
    if (n < 2 && remaining > 1e-12) {
      throw new EstimationError(
        'lonely-cluster',
        `stratum ${index} has ${n} respondents and no variance of its own; fold it with a neighbour first`,
      );
    }
    return n < 2 ? 0 : (remaining * n) / (n - 1);
  });
}

type ScoreVariance = (scores: ScoreSums) => number;

function prepareVariance(blocks: TallyBlocks): ScoreVariance {
  const factors = stratumFactors(blocks);
  const takeCalibration =
    blocks.basis === null ? residualsOfCells(blocks) : residualsOnMargins(blocks, blocks.basis, factors);
  const strata = stratumSums(blocks.strata.length);
  return (scores) => {
    for (let entry = 0; entry < scores.size; entry++) {
      strata.add(
        blocks.stratumOfBlock[scores.block[entry] as number] as number,
        scores.weight[entry] as number,
        scores.squareOfScore[entry] as number,
      );
    }
    let total = takeCalibration(scores, strata);
    strata.takeEach((stratum, sum, square) => {
      const respondents = (blocks.strata[stratum] as { readonly respondents: number }).respondents;
      if (respondents > 0) total += (factors[stratum] as number) * (square - (sum * sum) / respondents);
    });
    return Math.max(0, total);
  };
}

/** What is worked out of the blocks alone, once for all cells of all tables that have them. */
const prepared = new WeakMap<TallyBlocks, ScoreVariance>();

/**
 * Variance of an estimate from sums of its linearised value, by Taylor linearisation: strata with finite population
 * correction, n_h and N_h of the design, residuals from the calibration. Takes time by the number of entries, not of
 * blocks. Never below 0, where rounding would leave a hair of it.
 * Throws EstimationError where a stratum has fewer than two respondents.
 */
export function scoreVariance(blocks: TallyBlocks, scores: ScoreSums): number {
  const known = prepared.get(blocks) ?? prepareVariance(blocks);
  prepared.set(blocks, known);
  return known(scores);
}
