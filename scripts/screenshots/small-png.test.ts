import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { smallPng } from './small-png.ts';

const picture = (
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly number[],
): Buffer => {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) png.data.set([...colour(x, y), 255], (y * width + x) * 4);
  return PNG.sync.write(png);
};

const coloursOf = (bytes: Buffer): readonly (readonly number[])[] => {
  const { data } = PNG.sync.read(bytes);
  return Array.from({ length: data.length / 4 }, (_, at) => [...data.subarray(at * 4, at * 4 + 3)]);
};
const distance = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, channel) => sum + (value - (other[channel] ?? 0)) ** 2, 0);

describe('a small PNG', () => {
  it('is the same picture where 256 colours are enough', () => {
    // a pattern without repetition, in seven colours
    const whole = picture(200, 100, (x, y) => [((x * x + 3 * y * y + x * y) % 7) * 30, 255, 20]);
    const small = smallPng(whole);
    expect(coloursOf(small)).toEqual(coloursOf(whole));
    expect(small.length).toBeLessThan(whole.length);
  });

  it('shows what is rare by the nearest of 256 frequent colours, and what is frequent as it is', () => {
    // 320 colours that come once each above a white page
    const whole = picture(64, 64, (x, y) => (y < 5 ? [x * 4, y * 50, x + y] : [255, 255, 255]));
    const [before, after] = [coloursOf(whole), coloursOf(smallPng(whole))];
    const palette = [...new Map(after.map((colour) => [colour.join(), colour])).values()];
    expect(palette).toHaveLength(256);
    for (const [at, colour] of before.entries()) {
      const nearest = Math.min(...palette.map((one) => distance(one, colour)));
      expect([at, distance(after[at] ?? [], colour)]).toEqual([at, nearest]);
    }
    expect(after.at(-1)).toEqual([255, 255, 255]);
  });
});
