/** Letters that take two columns of a terminal (East Asian Width W and F). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Marks that stand on the letter before them. */
const NARROWEST = /[\p{Mn}\p{Me}]|[\u200b-\u200d]/u;

/** Columns that a text takes where every letter is as wide as a digit, in a terminal or a sheet: Japanese letters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (NARROWEST.test(letter)) continue;
    width += WIDE.test(letter) ? 2 : 1;
  }
  return width;
}
