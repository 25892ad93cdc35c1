import { describe, expect, it } from 'vitest';
import { retryDelay } from './retry-delay.ts';

describe('seconds to the next attempt', () => {
  it('doubles up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 500].map((attempt) => retryDelay(attempt, null, 0))).toEqual([
      2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });

  it('is spread over the longer half', () => {
    expect(retryDelay(5, null, 0.999)).toBe(17);
    expect(retryDelay(1, null, 0.999)).toBe(2);
  });

  it('never comes before the server asked for it', () => {
    expect(retryDelay(1, 30, 0)).toBe(30);
    expect(retryDelay(6, 5, 0)).toBe(60);
  });
});
