import { describe, expect, it } from 'vitest';
import { linesOf, lineWidth } from './label-space.ts';

describe('the room that letters need', () => {
  it('counts a full-width letter as a square and a Latin one as little more than half of it', () => {
    expect(lineWidth('参考値')).toBe(42);
    expect(lineWidth('10.0')).toBeCloseTo(31.36, 6);
    expect(lineWidth('')).toBe(0);
  });

  it.each([
    ['Total', 80, 1],
    ['Chuo (central)', 80, 2],
    ['Hokubu (north) and Chichibu', 80, 4],
    ['全国\n（令和4年）', 80, 2],
    ['北部・秩父地域をまとめて', 80, 3],
  ])('%s stands at %d pixels in %d lines', (label, width, lines) => {
    expect(linesOf(label, width)).toBe(lines);
  });
});
