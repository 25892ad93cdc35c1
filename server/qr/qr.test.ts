import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { QUIET_ZONE, qrModules } from './qr-modules.ts';
import { qrPng } from './qr-png.ts';
import { qrSvg } from './qr-svg.ts';
import { qrTerminal } from './qr-terminal.ts';

const links = [
  'http://localhost:3000/a/saitama-2023-open',
  'https://survey.pref.example.lg.jp/a/saitama-2023#code=ABCD-EFGH-JKMN',
  'https://例え.jp/a/つながり',
  `https://survey.example/${'x'.repeat(500)}`,
];

/** Reads a picture given as a function of light, the way a phone would. */
function decode(size: number, light: (row: number, column: number) => boolean): string | undefined {
  const scale = 4;
  const width = size * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (light(Math.floor(row / scale), Math.floor(column / scale))) continue;
      pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
  }
  return jsQR(pixels, width, width)?.data;
}

/** Dark modules of the SVG, read from its path alone. */
function modulesOfSvg(svg: string): { size: number; light: (row: number, column: number) => boolean } {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const dark = new Set<string>();
  for (const [, column, row, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(length); step += 1) dark.add(`${row},${Number(column) + step}`);
  }
  return { size, light: (row, column) => !dark.has(`${row},${column}`) };
}

describe('QR codes', () => {
  test.each(links)('the PNG of %s decodes to it', (link) => {
    const { width, height, data } = PNG.sync.read(qrPng(link));
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(link);
  });

  test.each(links)('the SVG of %s decodes to it', (link) => {
    const { size, light } = modulesOfSvg(qrSvg(link, 'QR'));
    expect(decode(size, light)).toBe(link);
  });

  test.each(links)('the terminal blocks of %s decode to it', (link) => {
    const lines = qrTerminal(link)
      .split('\n')
      .map((line) => [...line]);
    const size = lines[0]?.length ?? 0;
    const light = (row: number, column: number) => {
      const block = lines[Math.floor(row / 2)]?.[column] ?? ' ';
      return block === '█' || block === (row % 2 === 0 ? '▀' : '▄');
    };
    expect(decode(size, light)).toBe(link);
  });

  test('the quiet zone is four modules on every side', () => {
    const { size, dark } = qrModules('x');
    for (let along = 0; along < size; along += 1) {
      for (let depth = 0; depth < QUIET_ZONE; depth += 1) {
        for (const [row, column] of [
          [depth, along],
          [size - 1 - depth, along],
          [along, depth],
          [along, size - 1 - depth],
        ] as const) {
          expect(dark(row, column)).toBe(false);
        }
      }
    }
    expect(dark(QUIET_ZONE, QUIET_ZONE)).toBe(true);
  });

  test('the title of the SVG is escaped', () => {
    expect(qrSvg('x', '<script>&')).toContain('<title>&lt;script&gt;&amp;</title>');
  });

  test('a link that no QR code holds is an error', () => {
    expect(() => qrModules('x'.repeat(2400))).toThrow();
  });
});
