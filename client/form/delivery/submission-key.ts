/** Fills an array with random bytes; `crypto.getRandomValues` in the browser. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/**
 * The 128-bit submission key in lower-case hex. Made once before the first send and kept for every retry, so
 * that an answer is counted once however often it is sent (decision 7).
 */
export function makeSubmissionKey(fillRandom: FillRandom): string {
  const bytes = fillRandom(new Uint8Array(new ArrayBuffer(16)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
