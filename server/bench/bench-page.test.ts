import { describe, expect, it } from 'vitest';
import { benchPage } from './bench-page.ts';
import { timesOf } from './rounds.ts';

describe('benchPage', () => {
  const http = new Map([['http', '## Accepted\n\n1,000 a second']] as const);
  const analysis = new Map([['analysis', '## Tables\n\n20 ms']] as const);

  it('keeps what was measured before on the same day, and replaces what was measured anew', () => {
    const first = benchPage('2026-11-22', null, http);
    const both = benchPage('2026-11-22', first, analysis);
    expect(both).toContain('1,000 a second');
    expect(both.indexOf('## Accepted')).toBeLessThan(both.indexOf('## Tables'));
    const again = benchPage('2026-11-22', both, new Map([['http', '## Accepted\n\n2,000 a second']]));
    expect(again).toContain('2,000 a second');
    expect(again).not.toContain('1,000 a second');
    expect(again).toContain('20 ms');
    expect(benchPage('2026-11-22', again, new Map())).toBe(again);
  });
});

describe('timesOf', () => {
  it('is the middle, the least and the most', () => {
    expect(timesOf([3, 1, 10])).toEqual({ median: 3, fastest: 1, slowest: 10, rounds: 3 });
    expect(timesOf([4, 1, 2, 9]).median).toBe(3);
  });
});
