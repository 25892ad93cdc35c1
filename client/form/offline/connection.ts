import type { Fetch } from '../wire.ts';

/** Whether there is a network, as far as anybody can know: what the browser says of its line, and what becomes of requests. */
export interface Connection {
  /** asks like the one it was made of, and remembers whether anything came of it */
  readonly fetch: Fetch;
  readonly online: () => boolean;
  readonly subscribe: (changed: () => void) => () => void;
  /** asks the server for nothing: a page that opens from the device's own copy has asked nobody yet */
  readonly look: () => void;
}

export interface ConnectionParts {
  readonly fetch: Fetch;
  /** what the browser says of its line */
  readonly lineUp: () => boolean;
  readonly whenLineChanges: (changed: () => void) => void;
  /** an address that no copy on the device answers */
  readonly address: string;
  readonly setTimeout: (then: () => void, ms: number) => unknown;
}

/** While requests fail, it is asked again after this time. */
export const AGAIN_MS = 15_000;
const TIMEOUT_MS = 10_000;

/** A browser says that it is online wherever there is any line, also one that leads nowhere: a failed request knows better. */
export function connection(parts: ConnectionParts): Connection {
  let failed = false;
  let asked = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const changed of listeners) changed();
  };
  const learn = (nowFailed: boolean): void => {
    if (nowFailed && !asked) {
      asked = true;
      parts.setTimeout(() => {
        asked = false;
        if (failed) void look();
      }, AGAIN_MS);
    }
    if (failed === nowFailed) return;
    failed = nowFailed;
    tell();
  };
  const look = async (): Promise<void> => {
    try {
      await parts.fetch(parts.address, {
        method: 'HEAD',
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      learn(false);
    } catch {
      learn(true);
    }
  };
  parts.whenLineChanges(() => {
    // what failed before was another line
    failed = false;
    tell();
    if (parts.lineUp()) void look();
  });
  return {
    async fetch(address, options) {
      try {
        const response = await parts.fetch(address, options);
        // what is only read may come from the device's own copy
        if (options.method !== 'GET') learn(false);
        return response;
      } catch (error) {
        learn(true);
        throw error;
      }
    },
    online: () => parts.lineUp() && !failed,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    look: () => void look(),
  };
}

/** The connection of this browser. */
export function browserConnection(window: Window & typeof globalThis, address: string): Connection {
  return connection({
    fetch: (path, options) => window.fetch(path, options),
    lineUp: () => window.navigator.onLine,
    whenLineChanges(changed) {
      window.addEventListener('online', changed);
      window.addEventListener('offline', changed);
    },
    address,
    setTimeout: (then, ms) => window.setTimeout(then, ms),
  });
}
