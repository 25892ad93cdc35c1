import { describe, expect, it } from 'vitest';
import { peakMemory, resetPeakMemory } from './peak-memory.ts';

const MEBIBYTE = 2 ** 20;

describe('peakMemory', () => {
  it('counts memory that was given back', () => {
    const before = peakMemory();
    // beyond what the process held at most before
    const size = before - process.memoryUsage().rss + 64 * MEBIBYTE;
    expect(new Uint8Array(size).fill(1).at(-1)).toBe(1);
    expect(peakMemory()).toBeGreaterThan(before + 32 * MEBIBYTE);
  });

  it.runIf(process.platform === 'linux')('forgets what was before it is told anew', () => {
    expect(peakMemory()).toBeGreaterThanOrEqual(process.memoryUsage().rss - MEBIBYTE);
    resetPeakMemory();
    expect(peakMemory()).toBeLessThan(process.memoryUsage().rss + 16 * MEBIBYTE);
  });
});
