import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { blockFacts } from './block-facts.ts';
import type { CalibrationBasis } from './calibration-basis.ts';
import type { RowVariance } from './score-variance.ts';

/** What a regression on the margins adds in all blocks, by its slopes. */
interface MarginFacts {
  readonly size: number;
  /** value of every orthonormal column in each cell */
  readonly values: readonly Float64Array[];
  /** stratum · size + column: Σw·v over the stratum */
  readonly sums: Float64Array;
  /** column · size + column: Σ_h f_h Σw²·v·v */
  readonly form: Float64Array;
}

function makeFacts(blocks: TallyBlocks, { vectors }: CalibrationBasis): MarginFacts {
  const { factors } = blockFacts(blocks);
  const size = vectors.length;
  const sums = new Float64Array(blocks.strata.length * size);
  const form = new Float64Array(size * size);
  const values = Array.from({ length: blocks.cells }, (_, cell) =>
    Float64Array.from(vectors, (vector) => vector[cell] as number),
  );
  blocks.stratumOfBlock.forEach((stratum, block) => {
    const own = values[blocks.cellOfBlock[block] as number];
    if (own === undefined) return;
    const weight = blocks.blockWeight[block] as number;
    const square = (factors[stratum] as number) * (blocks.blockSquaredWeight[block] as number);
    for (let j = 0; j < size; j++) {
      const v = own[j] as number;
      sums[stratum * size + j] = (sums[stratum * size + j] as number) + weight * v;
      for (let k = 0; k < size; k++) {
        form[j * size + k] = (form[j * size + k] as number) + square * v * (own[k] as number);
      }
    }
  });
  return { size, values, sums, form };
}

const known = new WeakMap<TallyBlocks, MarginFacts>();

function product(slopes: Float64Array, values: Float64Array, start: number): number {
  let sum = 0;
  for (let k = 0; k < slopes.length; k++) sum += (slopes[k] as number) * (values[start + k] as number);
  return sum;
}

/**
 * Variance where only margins of the cells were made to agree. The residual is z − F with the regression F = Σ a_k·v_k of z
 * on the orthonormal columns, a_k = Σd·z·v_k. F is 0 in hardly any cell, so what it adds in all blocks is worked out
 * beforehand: Σw·F over a stratum as a product with its sums of v, Σ_h f_h Σw²F² as a quadratic form in a.
 */
export function varianceOnMargins(
  blocks: TallyBlocks,
  basis: CalibrationBasis,
  rows: readonly Int32Array[],
): RowVariance {
  const { factors } = blockFacts(blocks);
  const facts = known.get(blocks) ?? makeFacts(blocks, basis);
  known.set(blocks, facts);
  const none = new Float64Array(facts.size);
  const own = rows.map((blockOfEntry) => ({
    strata: blockOfEntry.map((block) => blocks.stratumOfBlock[block] as number),
    // who takes no part in the calibration has columns of 0
    values: Array.from(blockOfEntry, (block) => facts.values[blocks.cellOfBlock[block] as number] ?? none),
  }));
  const slopes = new Float64Array(facts.size);
  const sum = new Float64Array(blocks.strata.length);
  return (row, scores) => {
    const { strata, values } = own[row] as (typeof own)[number];
    slopes.fill(0);
    sum.fill(0);
    values.forEach((columns, entry) => {
      const score = scores.base[entry] as number;
      for (let k = 0; k < slopes.length; k++)
        slopes[k] = (slopes[k] as number) + score * (columns[k] as number);
    });
    let total = 0;
    values.forEach((columns, entry) => {
      const stratum = strata[entry] as number;
      const fitted = product(slopes, columns, 0);
      sum[stratum] = (sum[stratum] as number) + (scores.weight[entry] as number);
      total +=
        (factors[stratum] as number) *
        ((scores.squareOfScore[entry] as number) - 2 * fitted * (scores.square[entry] as number));
    });
    for (let k = 0; k < slopes.length; k++) {
      total += (slopes[k] as number) * product(slopes, facts.form, k * facts.size);
    }
    blocks.strata.forEach(({ respondents }, stratum) => {
      const s = (sum[stratum] as number) - product(slopes, facts.sums, stratum * facts.size);
      if (respondents > 0) total -= ((factors[stratum] as number) * s * s) / respondents;
    });
    return Math.max(0, total);
  };
}
