import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLog } from '../http/request-log.ts';
import { startTaskTimer } from './task-timer.ts';

const lines: string[] = [];
const log = createLog(
  'info',
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);
const now = new Date('2026-11-21T00:00:00Z');
const options = { seconds: 10, clock: () => now, log };

beforeEach(() => {
  lines.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startTaskTimer', () => {
  test('runs at once and after every interval, with the time of the given clock', async () => {
    const times: Date[] = [];
    const timer = startTaskTimer([{ name: 'count', run: async (at) => void times.push(at) }], options);
    await vi.advanceTimersByTimeAsync(25_000);
    await timer.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times).toEqual([now, now, now]);
  });

  test('a task that fails is logged, the others run, and it is tried again', async () => {
    let attempts = 0;
    let others = 0;
    const failing = {
      name: 'failing',
      run: async () => {
        attempts += 1;
        throw new Error('no disk');
      },
    };
    const other = {
      name: 'other',
      run: async () => {
        others += 1;
      },
    };
    const timer = startTaskTimer([failing, other], options);
    await vi.advanceTimersByTimeAsync(10_000);
    await timer.stop();
    expect([attempts, others]).toEqual([2, 2]);
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ task: 'failing', err: { message: 'no disk' } });
  });

  test('rounds never overlap, and stopping waits for the one in progress', async () => {
    let inProgress = 0;
    let most = 0;
    let finished = 0;
    const slow = {
      name: 'slow',
      run: async () => {
        inProgress += 1;
        most = Math.max(most, inProgress);
        await new Promise((resolve) => setTimeout(resolve, 30_000));
        inProgress -= 1;
        finished += 1;
      },
    };
    const timer = startTaskTimer([slow, slow], options);
    await vi.advanceTimersByTimeAsync(100_000);
    const stopping = timer.stop();
    const before = finished;
    await vi.advanceTimersByTimeAsync(60_000);
    await stopping;
    expect(most).toBe(1);
    expect(finished).toBe(before + 1);
  });
});
