import { describe, expect, it } from 'vitest';
import type { DeviceShelf } from './device-shelf.ts';
import { lockedSeat, signedSeat, type WriterSeat } from './writer-seat.ts';

/** The part of the browser's locks that a seat uses, for tabs of one browser (https://w3c.github.io/web-locks/). */
function browserLocks(): LockManager {
  const holders = new Map<string, { readonly stolen: (reason: DOMException) => void }>();
  const request = (
    name: string,
    options: LockOptions,
    granted: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    const holder = holders.get(name);
    if (holder !== undefined && options.ifAvailable) return Promise.resolve(granted(null));
    holder?.stolen(new DOMException('The lock was stolen', 'AbortError'));
    return new Promise((resolve, reject) => {
      const own = { stolen: reject };
      holders.set(name, own);
      Promise.resolve(granted({ name, mode: 'exclusive' })).then((value) => {
        if (holders.get(name) === own) holders.delete(name);
        resolve(value);
      }, reject);
    });
  };
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
}

/** Storage that tabs share, and that tells the others of each change. */
function sharedShelf() {
  const texts = new Map<string, string>();
  const tabs: ((name: string | null, text: string | null) => void)[] = [];
  return (): {
    shelf: DeviceShelf;
    whenChanged: (changed: (name: string | null, text: string | null) => void) => void;
  } => {
    let own: ((name: string | null, text: string | null) => void) | null = null;
    const tell = (name: string, text: string | null): void => {
      for (const tab of tabs) if (tab !== own) tab(name, text);
    };
    return {
      shelf: {
        read: (name) => texts.get(name) ?? null,
        write(name, text) {
          texts.set(name, text);
          tell(name, text);
          return true;
        },
        remove(name) {
          texts.delete(name);
          tell(name, null);
        },
      },
      whenChanged(changed) {
        own = changed;
        tabs.push(changed);
      },
    };
  };
}

const kinds: readonly [string, () => () => WriterSeat][] = [
  [
    'with the locks of the browser',
    () => {
      const locks = browserLocks();
      return () => lockedSeat(locks, 'seat');
    },
  ],
  [
    'without them',
    () => {
      const tab = sharedShelf();
      let tabs = 0;
      return () => {
        tabs += 1;
        return signedSeat({ ...tab(), name: 'seat', sign: `tab ${tabs}` });
      };
    },
  ],
];

describe.each(kinds)('the seat of the tab that writes, %s', (kind, begin) => {
  it('is had by one tab; another can take it, and the first is told', async () => {
    const open = begin();
    const [first, second] = [open(), open()];
    const lost: string[] = [];
    first.onLost(() => lost.push('first'));
    second.onLost(() => lost.push('second'));
    expect(await first.take('if-free')).toBe(true);
    expect(await first.take('if-free')).toBe(true);
    expect(await second.take('anyway')).toBe(true);
    await Promise.resolve();
    expect([first.held(), second.held()]).toEqual([false, true]);
    expect(await first.take('anyway')).toBe(true);
    await Promise.resolve();
    expect([first.held(), second.held()]).toEqual([true, false]);
    expect(lost).toEqual(['first', 'second']);
  });

  it('is free again when it was left', async () => {
    const open = begin();
    const [first, second] = [open(), open()];
    await first.take('if-free');
    first.leave();
    expect(first.held()).toBe(false);
    await new Promise((resolve) => setTimeout(resolve));
    expect(await second.take('if-free')).toBe(true);
    // leaving twice, or without having it, takes it from nobody
    first.leave();
    expect(second.held()).toBe(true);
  });

  if (kind.startsWith('with the')) {
    it('is not had while another tab has it', async () => {
      const open = begin();
      const [first, second] = [open(), open()];
      await first.take('if-free');
      expect(await second.take('if-free')).toBe(false);
      expect(second.held()).toBe(false);
      expect(first.held()).toBe(true);
    });
  }
});
