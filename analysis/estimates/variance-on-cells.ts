import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { blockFacts } from './block-facts.ts';
import { localPlaces } from './local-places.ts';
import type { VarianceOfScores } from './score-variance.ts';

/**
 * Variance where the calibration cells were themselves made to agree, or nothing was. Everybody of cell κ has the residual
 * z − m with m = Σd·z / Σd over the cell, so that a block adds Σw·z − m·Σw and Σw²z² − 2m·Σw²z + m²·Σw²: sums over
 * people with z ≠ 0, which the entries hold, and sums over the whole block, which are known. A cell without an entry
 * has m = 0 and adds nothing.
 */
export function varianceOnCells(blocks: TallyBlocks, blockOfEntry: Int32Array): VarianceOfScores {
  const { factors, blocksOfCell, wholeOfCell } = blockFacts(blocks);
  const entries = blockOfEntry.length;
  const cells = localPlaces(blockOfEntry.map((block) => blocks.cellOfBlock[block] as number));
  const cellOfEntry = cells.places;
  const whole = Float64Array.from(cells.things, (cell) => wholeOfCell[cell] as number);
  // blocks of these cells, with and without an entry
  const parts = [...cells.things].flatMap((cell, place) =>
    Array.from(blocksOfCell[cell] as Int32Array, (block) => ({ block, place })),
  );
  const cellOfPart = Int32Array.from(parts, ({ place }) => place);
  const weightOfPart = Float64Array.from(parts, ({ block }) => blocks.blockWeight[block] as number);
  const squareOfPart = Float64Array.from(parts, ({ block }) => blocks.blockSquaredWeight[block] as number);
  const strata = localPlaces(
    Int32Array.from(
      [...blockOfEntry, ...parts.map(({ block }) => block)],
      (block) => blocks.stratumOfBlock[block] as number,
    ),
  );
  const stratumOfEntry = strata.places.subarray(0, entries);
  const stratumOfPart = strata.places.subarray(entries);
  const factor = Float64Array.from(strata.things, (stratum) => factors[stratum] as number);
  const respondents = Float64Array.from(
    strata.things,
    (stratum) => (blocks.strata[stratum] as TallyBlocks['strata'][number]).respondents,
  );

  const mean = new Float64Array(whole.length);
  const sum = new Float64Array(factor.length);
  const square = new Float64Array(factor.length);
  return (scores) => {
    clear(mean);
    clear(sum);
    clear(square);
    for (let entry = 0; entry < entries; entry++) {
      const cell = cellOfEntry[entry] as number;
      if (cell >= 0) mean[cell] = (mean[cell] as number) + (scores.base[entry] as number);
    }
    for (let cell = 0; cell < mean.length; cell++) {
      const all = whole[cell] as number;
      mean[cell] = all > 0 ? (mean[cell] as number) / all : 0;
    }
    for (let entry = 0; entry < entries; entry++) {
      const stratum = stratumOfEntry[entry] as number;
      const cell = cellOfEntry[entry] as number;
      const m = cell < 0 ? 0 : (mean[cell] as number);
      sum[stratum] = (sum[stratum] as number) + (scores.weight[entry] as number);
      square[stratum] =
        (square[stratum] as number) +
        (scores.squareOfScore[entry] as number) -
        2 * m * (scores.square[entry] as number);
    }
    for (let part = 0; part < cellOfPart.length; part++) {
      const stratum = stratumOfPart[part] as number;
      const m = mean[cellOfPart[part] as number] as number;
      sum[stratum] = (sum[stratum] as number) - m * (weightOfPart[part] as number);
      square[stratum] = (square[stratum] as number) + m * m * (squareOfPart[part] as number);
    }
    let total = 0;
    for (let stratum = 0; stratum < factor.length; stratum++) {
      const n = respondents[stratum] as number;
      const s = sum[stratum] as number;
      if (n > 0) total += (factor[stratum] as number) * ((square[stratum] as number) - (s * s) / n);
    }
    return Math.max(0, total);
  };
}

/** A handful of numbers: a loop takes a fraction of what fill() does. */
function clear(numbers: Float64Array): void {
  for (let place = 0; place < numbers.length; place++) numbers[place] = 0;
}
