import { expect, it } from 'vitest';
import { measureInTurn, timesOf } from './rounds.ts';

it('calls each thing once a round, one after the other', async () => {
  const calls: string[] = [];
  const waiting = (name: string) => () => {
    calls.push(`${name} begins`);
    return new Promise<void>((resolve) => {
      setTimeout(() => {
        calls.push(`${name} ends`);
        resolve();
      }, 5);
    });
  };
  const times = await measureInTurn(
    { late: waiting('late'), atOnce: () => calls.push('at once'), later: waiting('later') },
    3,
  );
  const round = ['late begins', 'late ends', 'at once', 'later begins', 'later ends'];
  expect(calls).toEqual([...round, ...round, ...round]);
  expect(times.late.rounds).toBe(3);
  expect(times.later.fastest).toBeGreaterThanOrEqual(4);
});

it('ends with what a thing throws', async () => {
  const odd = () => {
    throw new Error('odd');
  };
  await expect(measureInTurn({ odd }, 1)).rejects.toThrow('odd');
});

it('takes the middle of the times, or the mean of the two', () => {
  expect(timesOf([3, 1, 2])).toEqual({ median: 2, fastest: 1, slowest: 3, rounds: 3 });
  expect(timesOf([4, 1, 2, 3])).toEqual({ median: 2.5, fastest: 1, slowest: 4, rounds: 4 });
});
