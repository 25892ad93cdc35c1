import { describe, expect, it } from 'vitest';
import { believedDay, keptUntil, sentKeptUntil } from './kept-until.ts';

describe('how long answers lie on a device', () => {
  it('is a week, and never longer than the survey accepts them', () => {
    expect(keptUntil({ day: '2026-12-28', acceptedUntil: '2027-01-31' })).toBe('2027-01-04');
    expect(keptUntil({ day: '2026-12-28', acceptedUntil: '2026-12-30' })).toBe('2026-12-30');
  });

  it('is longer for what was sent: until no receipt can be had any more', () => {
    expect(sentKeptUntil('2027-02-28')).toBe('2027-03-01');
  });

  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026-11-25', '2026-11-25'],
    ['2026-11-29', '2026-11-29'],
    // a clock that runs ahead by more, or goes back, is not believed
    ['2026-11-30', '2026-11-22'],
    ['2026-11-21', '2026-11-22'],
    ['1970-01-01', '2026-11-22'],
    ['2099-01-01', '2026-11-22'],
  ])('is counted from the day of the page where the clock says %s: %s', (device, believed) => {
    expect(believedDay('2026-11-22', device)).toBe(believed);
  });
});
