/**
 * Memory for sums that are read before the next columns are counted. A table of a few hundred rows takes some hundred
 * kilobytes of them; made anew for every column of a questionnaire they would outweigh the packed dataset, and threads
 * would wait for them to be cleared away.
 */
export interface ReusedMemory {
  /** so many numbers, all 0, until `release` */
  take(length: number): Float64Array;
  /** everything that was taken may be given again: its numbers are lost */
  release(): void;
}

export function reusedMemory(): ReusedMemory {
  const blocks: Float64Array[] = [];
  let taken = 0;
  return {
    take(length) {
      const known = blocks[taken];
      const block = known !== undefined && known.length >= length ? known : new Float64Array(length);
      blocks[taken] = block;
      taken += 1;
      if (block !== known) return block;
      return block.subarray(0, length).fill(0);
    },
    release() {
      taken = 0;
    },
  };
}
