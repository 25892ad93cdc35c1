/** Bits of a word counted in fours: each of its eight parts holds how many of four bits are set. */
function inFours(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  return (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
}

/** Parts of four bits, each at most 15, added in bytes. */
function inBytes(fours: number): number {
  return (fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f);
}

/**
 * Number of bits set in the words from `from` up to before `to`. Neighbouring bits are added in pairs, fours and bytes
 * of a word (Warren, Hacker's Delight, section 5-1). Three words at a time are added in fours (at most 12 in four bits),
 * and ten such sums in bytes (at most 240 in eight bits) before they are taken apart.
 */
export function setBits(words: Int32Array, from: number, to: number): number {
  let total = 0;
  let at = from;
  while (at < to) {
    const stop = Math.min(to, at + 30);
    let bytes = 0;
    for (; at + 2 < stop; at += 3) {
      const fours =
        inFours(words[at] as number) + inFours(words[at + 1] as number) + inFours(words[at + 2] as number);
      // kept a 32-bit number: as a sum it would leave them
      bytes = (bytes + inBytes(fours)) | 0;
    }
    for (; at < stop; at++) bytes = (bytes + inBytes(inFours(words[at] as number))) | 0;
    const halves = (bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff);
    total += (halves + (halves >>> 16)) & 0xffff;
  }
  return total;
}
