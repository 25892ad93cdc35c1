import { type ClientRateLimitInfo, ipKeyGenerator, MemoryStore } from 'express-rate-limit';
import { Problem } from '../problems/problem.ts';

const WINDOW_MINUTES = 15;
/** Failures for one name from one address: enough for a forgotten password, too few to guess one. */
const FAILURES_PER_NAME_AND_ADDRESS = 10;
/** Failures from one address under any names: a whole office behind one address stays below it. */
const FAILURES_PER_ADDRESS = 200;

export interface LoginLimits {
  /**
   * Counts an attempt before the password is looked at, so that parallel guesses count too.
   * @throws Problem login.too-many with the seconds to wait
   */
  begin(name: string, address: string): Promise<void>;
  /** Takes a successful attempt off the count again. */
  succeeded(name: string, address: string): Promise<void>;
  close(): void;
}

/** Slows down guessing of passwords per account name and address. Kept in memory: a restart forgives. */
export function createLoginLimits(clock: () => Date): LoginLimits {
  const windowMs = WINDOW_MINUTES * 60 * 1000;
  const [byName, byAddress] = [new MemoryStore(), new MemoryStore()].map((store) => {
    store.init({ windowMs } as Parameters<MemoryStore['init']>[0]);
    return store;
  }) as [MemoryStore, MemoryStore];
  const keys = (name: string, address: string) => {
    const network = ipKeyGenerator(address);
    return { network, person: `${network} ${name.normalize('NFKC').toLowerCase()}` };
  };
  const refuseAbove = (limit: number, { totalHits, resetTime }: ClientRateLimitInfo): void => {
    if (totalHits <= limit) return;
    const wait = (resetTime?.getTime() ?? 0) - clock().getTime();
    throw new Problem('login.too-many', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) });
  };
  return {
    async begin(name, address) {
      const { network, person } = keys(name, address);
      // The address first: one that is over its limit must not fill the memory with names.
      refuseAbove(FAILURES_PER_ADDRESS, await byAddress.increment(network));
      refuseAbove(FAILURES_PER_NAME_AND_ADDRESS, await byName.increment(person));
    },
    async succeeded(name, address) {
      const { network, person } = keys(name, address);
      await byAddress.decrement(network);
      await byName.resetKey(person);
    },
    close() {
      byName.shutdown();
      byAddress.shutdown();
    },
  };
}
