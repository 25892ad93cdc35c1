import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { stratumFactors } from './stratum-factors.ts';

/** What every variance over the same blocks needs of them. */
export interface BlockFacts {
  readonly factors: Float64Array;
  readonly blocksOfCell: readonly Int32Array[];
  /** Σd of each calibration cell */
  readonly wholeOfCell: Float64Array;
}

function makeFacts(blocks: TallyBlocks): BlockFacts {
  const lists: number[][] = Array.from({ length: blocks.cells }, () => []);
  blocks.cellOfBlock.forEach((cell, block) => {
    if (cell >= 0) (lists[cell] as number[]).push(block);
  });
  const blocksOfCell = lists.map((list) => Int32Array.from(list));
  return {
    factors: stratumFactors(blocks),
    blocksOfCell,
    wholeOfCell: Float64Array.from(blocksOfCell, (own) =>
      own.reduce((sum, block) => sum + (blocks.blockBase[block] as number), 0),
    ),
  };
}

const known = new WeakMap<TallyBlocks, BlockFacts>();

/** Made once for the blocks of a dataset, of which thousands of variances are asked. */
export function blockFacts(blocks: TallyBlocks): BlockFacts {
  const facts = known.get(blocks) ?? makeFacts(blocks);
  known.set(blocks, facts);
  return facts;
}
