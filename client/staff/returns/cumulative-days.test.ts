import { describe, expect, it } from 'vitest';
import { cumulativeDays } from './cumulative-days.ts';

describe('responses day by day', () => {
  it('adds up in calendar order', () => {
    const rows = cumulativeDays([
      { day: '2023-01-18', web: 3, paper: 2 },
      { day: '2023-01-17', web: 10, paper: 0 },
    ]);
    expect(rows.map(({ day, total, cumulative }) => [day, total, cumulative])).toEqual([
      ['2023-01-17', 10, 10],
      ['2023-01-18', 5, 15],
    ]);
  });

  it('is empty before the first response', () => expect(cumulativeDays([])).toEqual([]));
});
