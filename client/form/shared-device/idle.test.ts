import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idleAt, QUIET_MS, WARNING_MS } from './idle.ts';

const touched = Date.parse('2026-11-24T01:00:00Z');

describe('nobody touches a shared device', () => {
  it.each([
    [0, { kind: 'active' }],
    [QUIET_MS - 1, { kind: 'active' }],
    [QUIET_MS, { kind: 'warned', seconds: 90 }],
    [QUIET_MS + 1, { kind: 'warned', seconds: 90 }],
    [QUIET_MS + WARNING_MS - 1, { kind: 'warned', seconds: 1 }],
    [QUIET_MS + WARNING_MS, { kind: 'over' }],
    // it slept for a night
    [14 * 60 * 60_000, { kind: 'over' }],
  ])('for %d ms', (quiet, idle) => {
    expect(idleAt(touched, touched + quiet)).toEqual(idle);
  });

  it('warns for a minute and more before anything is cleared', () => {
    expect(WARNING_MS).toBeGreaterThanOrEqual(60_000);
  });

  it('never goes back from over, and counts down second by second', () => {
    const quiet = fc.integer({ min: 0, max: 2 * (QUIET_MS + WARNING_MS) });
    fc.assert(
      fc.property(quiet, fc.integer({ min: 0, max: 1000 }), (before, step) => {
        const first = idleAt(touched, touched + before);
        const then = idleAt(touched, touched + before + step);
        if (first.kind === 'over') expect(then.kind).toBe('over');
        if (first.kind === 'warned') expect(then.kind).not.toBe('active');
        if (first.kind === 'warned' && then.kind === 'warned')
          expect(first.seconds - then.seconds).toBeLessThanOrEqual(1);
      }),
    );
  });
});
