import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { blockFacts } from './block-facts.ts';
import { localPlaces } from './local-places.ts';
import type { RowVariance } from './score-variance.ts';

/**
 * What every row needs of the blocks, the rows one behind the other: thousands of calls then read memory in its order.
 * Cells and strata are numbered within their row; a part is one block of one of its cells, with or without an entry.
 */
interface RowParts {
  readonly entryStart: number[];
  readonly cellOfEntry: number[];
  readonly stratumOfEntry: number[];
  readonly cellStart: number[];
  /** 1 / Σd of each cell; 0 where that is not above 0 */
  readonly inverseOfWhole: number[];
  readonly partStart: number[];
  readonly cellOfPart: number[];
  readonly stratumOfPart: number[];
  readonly weightOfPart: number[];
  readonly squareOfPart: number[];
  readonly stratumStart: number[];
  readonly factor: number[];
  /** 1 / n_h */
  readonly inverseOfSize: number[];
}

function addRow(blocks: TallyBlocks, blockOfEntry: Int32Array, parts: RowParts): void {
  const { factors, blocksOfCell, wholeOfCell } = blockFacts(blocks);
  const cells = localPlaces(blockOfEntry.map((block) => blocks.cellOfBlock[block] as number));
  const ownBlocks: number[] = [];
  cells.things.forEach((cell, place) => {
    for (const block of blocksOfCell[cell] as Int32Array) {
      ownBlocks.push(block);
      parts.cellOfPart.push(place);
      parts.weightOfPart.push(blocks.blockWeight[block] as number);
      parts.squareOfPart.push(blocks.blockSquaredWeight[block] as number);
    }
    const whole = wholeOfCell[cell] as number;
    parts.inverseOfWhole.push(whole > 0 ? 1 / whole : 0);
  });
  const strataOfBlocks = new Int32Array(blockOfEntry.length + ownBlocks.length);
  blockOfEntry.forEach((block, entry) => {
    strataOfBlocks[entry] = blocks.stratumOfBlock[block] as number;
  });
  ownBlocks.forEach((block, part) => {
    strataOfBlocks[blockOfEntry.length + part] = blocks.stratumOfBlock[block] as number;
  });
  const strata = localPlaces(strataOfBlocks);
  cells.places.forEach((cell, entry) => {
    parts.cellOfEntry.push(cell);
    parts.stratumOfEntry.push(strata.places[entry] as number);
  });
  for (const stratum of strata.places.subarray(blockOfEntry.length)) parts.stratumOfPart.push(stratum);
  for (const stratum of strata.things) {
    const { respondents } = blocks.strata[stratum] as TallyBlocks['strata'][number];
    parts.factor.push(factors[stratum] as number);
    parts.inverseOfSize.push(respondents > 0 ? 1 / respondents : 0);
  }
  parts.entryStart.push(parts.cellOfEntry.length);
  parts.cellStart.push(parts.inverseOfWhole.length);
  parts.partStart.push(parts.cellOfPart.length);
  parts.stratumStart.push(parts.factor.length);
}

function most(starts: Int32Array): number {
  let size = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    size = Math.max(size, (starts[row + 1] as number) - (starts[row] as number));
  }
  return size;
}

/**
 * Variance where the calibration cells were themselves made to agree, or nothing was. Everybody of cell κ has the residual
 * z − m with m = Σd·z / Σd over the cell, so that a block adds Σw·z − m·Σw and Σw²z² − 2m·Σw²z + m²·Σw²: sums over
 * people with z ≠ 0, which the entries hold, and sums over the whole block, which are known. A cell without an entry
 * has m = 0 and adds nothing.
 */
export function varianceOnCells(blocks: TallyBlocks, rows: readonly Int32Array[]): RowVariance {
  const parts: RowParts = {
    entryStart: [0],
    cellOfEntry: [],
    stratumOfEntry: [],
    cellStart: [0],
    inverseOfWhole: [],
    partStart: [0],
    cellOfPart: [],
    stratumOfPart: [],
    weightOfPart: [],
    squareOfPart: [],
    stratumStart: [0],
    factor: [],
    inverseOfSize: [],
  };
  for (const blockOfEntry of rows) addRow(blocks, blockOfEntry, parts);
  const firstEntry = Int32Array.from(parts.entryStart);
  const cellOfEntry = Int32Array.from(parts.cellOfEntry);
  const stratumOfEntry = Int32Array.from(parts.stratumOfEntry);
  const firstCell = Int32Array.from(parts.cellStart);
  const inverseOfWhole = Float64Array.from(parts.inverseOfWhole);
  const firstPart = Int32Array.from(parts.partStart);
  const cellOfPart = Int32Array.from(parts.cellOfPart);
  const stratumOfPart = Int32Array.from(parts.stratumOfPart);
  const weightOfPart = Float64Array.from(parts.weightOfPart);
  const squareOfPart = Float64Array.from(parts.squareOfPart);
  const firstStratum = Int32Array.from(parts.stratumStart);
  const factor = Float64Array.from(parts.factor);
  const inverseOfSize = Float64Array.from(parts.inverseOfSize);

  const mean = new Float64Array(most(firstCell));
  const sum = new Float64Array(most(firstStratum));
  const square = new Float64Array(sum.length);
  return (row, { base, weight, square: squareOfEntry, squareOfScore }) => {
    const entryStart = firstEntry[row] as number;
    const entries = (firstEntry[row + 1] as number) - entryStart;
    const cellStart = firstCell[row] as number;
    const cells = (firstCell[row + 1] as number) - cellStart;
    const stratumStart = firstStratum[row] as number;
    const strata = (firstStratum[row + 1] as number) - stratumStart;
    for (let cell = 0; cell < cells; cell++) mean[cell] = 0;
    for (let stratum = 0; stratum < strata; stratum++) {
      sum[stratum] = 0;
      square[stratum] = 0;
    }
    for (let entry = 0; entry < entries; entry++) {
      const cell = cellOfEntry[entryStart + entry] as number;
      if (cell >= 0) mean[cell] = (mean[cell] as number) + (base[entry] as number);
    }
    for (let cell = 0; cell < cells; cell++) {
      mean[cell] = (mean[cell] as number) * (inverseOfWhole[cellStart + cell] as number);
    }
    for (let entry = 0; entry < entries; entry++) {
      const stratum = stratumOfEntry[entryStart + entry] as number;
      const m = mean[cellOfEntry[entryStart + entry] as number] ?? 0;
      sum[stratum] = (sum[stratum] as number) + (weight[entry] as number);
      const residual = (squareOfScore[entry] as number) - 2 * m * (squareOfEntry[entry] as number);
      square[stratum] = (square[stratum] as number) + residual;
    }
    const partEnd = firstPart[row + 1] as number;
    for (let part = firstPart[row] as number; part < partEnd; part++) {
      const stratum = stratumOfPart[part] as number;
      const m = mean[cellOfPart[part] as number] as number;
      sum[stratum] = (sum[stratum] as number) - m * (weightOfPart[part] as number);
      square[stratum] = (square[stratum] as number) + m * m * (squareOfPart[part] as number);
    }
    let total = 0;
    for (let stratum = 0; stratum < strata; stratum++) {
      const s = sum[stratum] as number;
      const between = s * s * (inverseOfSize[stratumStart + stratum] as number);
      total += (factor[stratumStart + stratum] as number) * ((square[stratum] as number) - between);
    }
    return Math.max(0, total);
  };
}
