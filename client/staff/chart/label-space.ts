/** Size of the letters of the drawing, in CSS pixels. */
export const letterSize = 14;

const halfWidth = /[\u0020-\u024f]/;

/** About how wide a line is, in CSS pixels: a full-width letter is square, a Latin one rather wide of the mean. */
export function lineWidth(line: string): number {
  return [...line].reduce((width, letter) => width + (halfWidth.test(letter) ? 0.56 : 1) * letterSize, 0);
}

/** In how many lines a label stands when none may be wider: broken at spaces, and inside a word that is too long. */
export function linesOf(label: string, width: number): number {
  return label.split('\n').reduce((lines, part) => lines + linesOfParagraph(part, width), 0);
}

function linesOfParagraph(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(' ')) {
    const gap = used === 0 ? 0 : lineWidth(' ');
    const wide = lineWidth(word);
    if (used + gap + wide <= width) {
      used += gap + wide;
      continue;
    }
    if (used > 0) lines += 1;
    const extra = Math.max(0, Math.ceil(wide / width) - 1);
    lines += extra;
    used = wide - extra * width;
  }
  return lines;
}
