import { qrModules } from './qr-modules.ts';

/**
 * A link as a QR code in half-height block characters, two rows of modules a line of text.
 * Light modules are drawn and dark ones left empty, so it scans on a dark terminal; most readers take
 * it inverted on a light one.
 */
export function qrTerminal(link: string): string {
  const { size, dark } = qrModules(link);
  const lines: string[] = [];
  for (let row = 0; row < size; row += 2) {
    let line = '';
    for (let column = 0; column < size; column += 1) {
      const upperLight = !dark(row, column);
      const lowerLight = row + 1 < size && !dark(row + 1, column);
      line += upperLight ? (lowerLight ? '█' : '▀') : lowerLight ? '▄' : ' ';
    }
    lines.push(line);
  }
  return lines.join('\n');
}
