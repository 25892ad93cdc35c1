import { expect, it } from 'vitest';
import { heardSeconds } from './countdown.tsx';

it('a countdown of 90 seconds is said four times, never with fewer seconds than there are', () => {
  const said = Array.from({ length: 90 }, (_, passed) => heardSeconds(90 - passed));
  expect([...new Set(said)]).toEqual([90, 60, 30, 10]);
  for (const [passed, seconds] of said.entries())
    if (90 - passed > 10) expect(seconds).toBeGreaterThanOrEqual(90 - passed);
});
