import { PNG } from 'pngjs';
import { qrModules } from './qr-modules.ts';

/** Pixels a module: a link of 60 characters comes out about 600 pixels wide, 5 cm at 300 dpi. */
const PIXELS_A_MODULE = 16;

/** A link as a PNG picture of a QR code: 8-bit grey, black on white. */
export function qrPng(link: string): Buffer {
  const { size, dark } = qrModules(link);
  const width = size * PIXELS_A_MODULE;
  const png = new PNG({
    width,
    height: width,
    colorType: 0,
    inputColorType: 0,
    inputHasAlpha: false,
    bitDepth: 8,
  });
  png.data = Buffer.alloc(width * width, 255);
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (dark(Math.floor(row / PIXELS_A_MODULE), Math.floor(column / PIXELS_A_MODULE))) {
        png.data[row * width + column] = 0;
      }
    }
  }
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}
