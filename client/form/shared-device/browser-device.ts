import type { SharedDevice } from './shared-device.ts';

const TIMEOUT_MS = 20_000;

/** The shared device that this page is open on. Its start page is the one that was opened, without what follows `#`. */
export function browserDevice({ location, fetch }: Window & typeof globalThis): SharedDevice {
  const start = `${location.pathname}${location.search}`;
  return {
    now: Date.now,
    random: Math.random,
    async startReachable() {
      try {
        const { ok } = await fetch(start, {
          method: 'HEAD',
          cache: 'no-store',
          credentials: 'omit',
          // a portal of the network that leads elsewhere is not our start page
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        return ok;
      } catch {
        return false;
      }
    },
    toStart: () => location.replace(start),
  };
}
