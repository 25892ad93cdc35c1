/**
 * Number of bits set in the words from `from` up to before `to`. Neighbouring bits are added in pairs, fours and bytes
 * of a word (Warren, Hacker's Delight, section 5-1); the bytes of up to 31 words are added before they are taken apart,
 * which is as many as cannot run over.
 */
export function setBits(words: Int32Array, from: number, to: number): number {
  let total = 0;
  let at = from;
  while (at < to) {
    const stop = Math.min(to, at + 31);
    let bytes = 0;
    for (; at < stop; at++) {
      let word = words[at] as number;
      word -= (word >>> 1) & 0x55555555;
      word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
      // kept a 32-bit number: as a sum it would leave them
      bytes = (bytes + ((word + (word >>> 4)) & 0x0f0f0f0f)) | 0;
    }
    const halves = (bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff);
    total += (halves + (halves >>> 16)) & 0xffff;
  }
  return total;
}
