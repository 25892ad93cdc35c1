import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** Colours that a picture with a palette can have. */
const MOST_COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The same picture with a palette of its 256 most frequent colours, each other colour shown by the nearest of them: a page
 * of text has few besides, and takes about a third of the room.
 */
export function smallPng(bytes: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(bytes);
  const pixels = new Uint32Array(width * height);
  const frequency = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 1) {
    const colour = ((data[at * 4] ?? 0) << 16) | ((data[at * 4 + 1] ?? 0) << 8) | (data[at * 4 + 2] ?? 0);
    pixels[at] = colour;
    frequency.set(colour, (frequency.get(colour) ?? 0) + 1);
  }
  const palette = [...frequency]
    .toSorted(([one, many], [other, few]) => few - many || one - other)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const placeOf = (colour: number): number => {
    const known = places.get(colour);
    if (known !== undefined) return known;
    const nearest = nearestOf(palette, colour);
    places.set(colour, nearest);
    return nearest;
  };
  // each line begins with the kind of its filter: none
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = placeOf(pixels[y * width + x] ?? 0);
  return encode({ width, height, palette, lines });
}

const channels = (colour: number): readonly [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 0xff,
  colour & 0xff,
];

function nearestOf(palette: readonly number[], colour: number): number {
  const [red, green, blue] = channels(colour);
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, one] of palette.entries()) {
    const [r, g, b] = channels(one);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) {
      least = distance;
      nearest = place;
    }
  }
  return nearest;
}

/** W3C, Portable Network Graphics (third edition): eight bits a pixel, colour type 3. */
function encode(picture: {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly number[];
  readonly lines: Buffer;
}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(picture.palette.flatMap(channels))),
    chunk('IDAT', deflateSync(picture.lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
