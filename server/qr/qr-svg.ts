import { qrModules } from './qr-modules.ts';

/**
 * A link as an SVG picture of a QR code, one path, black on white, sharp at any size.
 * `title` is what a screen reader says instead of the picture.
 */
export function qrSvg(link: string, title: string): string {
  const { size, dark } = qrModules(link);
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!dark(row, column)) continue;
      const start = column;
      while (dark(row, column + 1)) column += 1;
      path += `M${start} ${row}h${column + 1 - start}v1h-${column + 1 - start}z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" shape-rendering="crispEdges" role="img"><title>${escapeXml(title)}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
