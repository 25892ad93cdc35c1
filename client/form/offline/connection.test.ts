import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AGAIN_MS, type Connection, connection } from './connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A line that can be cut where the browser sees it (`line`) or behind that (`server`). */
function network() {
  const state = { line: true, server: true, asked: [] as string[] };
  let lineChanged = (): void => undefined;
  const made = connection({
    fetch: async (address, { method = 'GET' }) => {
      state.asked.push(`${method} ${address}`);
      // the device has a copy of what is read
      if (address !== '/copy' && !(state.line && state.server)) throw new TypeError('Failed to fetch');
      return new Response('{}');
    },
    lineUp: () => state.line,
    whenLineChanges: (changed) => {
      lineChanged = changed;
    },
    address: '/look',
    setTimeout: (then, ms) => setTimeout(then, ms),
  });
  return {
    state,
    made,
    setLine(up: boolean) {
      state.line = up;
      lineChanged();
    },
  };
}

const send = (made: Connection) => made.fetch('/send', { method: 'POST' }).catch(() => undefined);

describe('the connection', () => {
  it('is down where a request fails, whatever the browser says, and up when one comes through', async () => {
    const { state, made } = network();
    const changed = vi.fn();
    made.subscribe(changed);
    expect(made.online()).toBe(true);
    state.server = false;
    await send(made);
    expect([made.online(), changed.mock.calls.length]).toEqual([false, 1]);
    state.server = true;
    await send(made);
    expect([made.online(), changed.mock.calls.length]).toEqual([true, 2]);
  });

  it('is not up again because the device had a copy', async () => {
    const { state, made } = network();
    state.server = false;
    await send(made);
    await made.fetch('/copy', { method: 'GET' });
    expect(made.online()).toBe(false);
  });

  it('is looked at where nobody has asked yet, and again until the server answers', async () => {
    const { state, made } = network();
    state.server = false;
    made.look();
    await vi.advanceTimersByTimeAsync(1);
    expect(made.online()).toBe(false);
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(state.asked).toEqual(['HEAD /look', 'HEAD /look']);
    state.server = true;
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(made.online()).toBe(true);
    await vi.advanceTimersByTimeAsync(10 * AGAIN_MS);
    expect(state.asked).toHaveLength(3);
  });

  it('follows the browser where that knows of no line, and looks when there is one again', async () => {
    const { state, made, setLine } = network();
    setLine(false);
    expect(made.online()).toBe(false);
    state.server = false;
    setLine(true);
    await vi.advanceTimersByTimeAsync(1);
    expect([made.online(), state.asked]).toEqual([false, ['HEAD /look']]);
  });

  it('gives a failed request on as it came', async () => {
    const { state, made } = network();
    state.server = false;
    await expect(made.fetch('/send', { method: 'POST' })).rejects.toThrow('Failed to fetch');
  });
});
