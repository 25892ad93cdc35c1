/** Letters that take two columns of a terminal (East Asian Width W and F). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Marks that stand on the letter before them. */
const NARROWEST = /[\p{Mn}\p{Me}]|[\u200b-\u200d]/u;
/** What would steer a terminal, or turn the reading direction, instead of being read. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A label without anything that would steer the terminal it is printed on. */
export function harmless(label: string): string {
  return label.replaceAll(STEERING, ' ');
}

/** Columns that a text takes in a terminal: Japanese letters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (NARROWEST.test(letter)) continue;
    width += WIDE.test(letter) ? 2 : 1;
  }
  return width;
}

export function padStart(text: string, width: number): string {
  return `${' '.repeat(Math.max(0, width - displayWidth(text)))}${text}`;
}

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
