import { displayWidth } from '../../../analysis/export/display-width.ts';

/** A text with spaces before it, so that it takes `width` columns. */
export function padStart(text: string, width: number): string {
  return `${' '.repeat(Math.max(0, width - displayWidth(text)))}${text}`;
}

/** A text with spaces behind it, so that it takes `width` columns. */
export function padEnd(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - displayWidth(text)))}`;
}

/** A text in lines of at most `width` columns; Japanese may be broken anywhere but before what closes, other words where there is room. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[!-~]+|\s|.[）」』】、。・ー]*/gsu) ?? []) {
    for (const part of displayWidth(piece) > width ? [...piece] : [piece]) {
      if (line !== '' && displayWidth(line) + displayWidth(part) > width) {
        lines.push(line.trimEnd());
        line = part.trimStart();
      } else line += part;
    }
  }
  return [...lines, line.trimEnd()];
}
