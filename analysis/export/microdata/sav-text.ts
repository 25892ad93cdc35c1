import { oneLineText } from '../../../instruments/codebook/spreadsheet-text.ts';

const ENCODER = new TextEncoder();
const ELLIPSIS = '…';

/** A text on one line in UTF-8 with at most `limit` bytes; what is longer is cut between characters and ends in …. */
export function cutBytes(text: string, limit: number): Uint8Array {
  const line = oneLineText(text);
  const whole = ENCODER.encode(line);
  if (whole.length <= limit) return whole;
  let kept = '';
  let bytes = ENCODER.encode(ELLIPSIS).length;
  for (const { segment } of new Intl.Segmenter('ja').segment(line)) {
    bytes += ENCODER.encode(segment).length;
    if (bytes > limit) break;
    kept += segment;
  }
  return ENCODER.encode(`${kept}${ELLIPSIS}`);
}

/** A text cut into lines of at most `limit` bytes each, between characters. */
export function linesOfBytes(text: string, limit: number): readonly Uint8Array[] {
  const lines: string[] = [''];
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('ja').segment(oneLineText(text))) {
    const own = ENCODER.encode(segment).length;
    if (own > limit) continue;
    if (bytes + own > limit) {
      lines.push('');
      bytes = 0;
    }
    lines[lines.length - 1] += segment;
    bytes += own;
  }
  return lines.map((line) => ENCODER.encode(line));
}
