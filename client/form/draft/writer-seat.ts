import type { DeviceShelf } from './device-shelf.ts';

/** Of all tabs that show one survey on a device, one writes the draft: who has the seat. */
export interface WriterSeat {
  /** `if-free`: only where no other tab has it; `anyway`: the other tab loses it. True: this tab has it now */
  take(how: 'if-free' | 'anyway'): Promise<boolean>;
  held(): boolean;
  leave(): void;
  /** called when another tab has taken it */
  onLost(listener: () => void): void;
}

/** By the browser's locks, which know of tabs that have gone. */
export function lockedSeat(locks: LockManager, name: string): WriterSeat {
  let letGo: (() => void) | null = null;
  let lost = (): void => undefined;
  const request = (how: 'if-free' | 'anyway', taken: (held: boolean) => void): Promise<unknown> =>
    locks.request(name, how === 'anyway' ? { steal: true } : { ifAvailable: true }, (lock) => {
      taken(lock !== null);
      return lock === null ? undefined : new Promise<void>((done) => (letGo = done));
    });
  return {
    take(how) {
      if (letGo !== null) return Promise.resolve(true);
      return new Promise((resolve) => {
        request(how, resolve).catch(() => {
          // no lock to be had at all is no other tab either
          resolve(true);
          if (letGo === null) return;
          letGo = null;
          lost();
        });
      });
    },
    held: () => letGo !== null,
    leave() {
      const done = letGo;
      letGo = null;
      done?.();
    },
    onLost(listener) {
      lost = listener;
    },
  };
}

export interface SignedSeatParts {
  readonly shelf: DeviceShelf;
  readonly name: string;
  /** of this tab, unlike that of any other */
  readonly sign: string;
  /** tells when another tab changes what is kept under a name */
  readonly whenChanged: (changed: (name: string | null, text: string | null) => void) => void;
}

/** Where there are no locks: whoever signed last. Whether another tab is still there cannot be known beforehand. */
export function signedSeat({ shelf, name, sign, whenChanged }: SignedSeatParts): WriterSeat {
  let holds = false;
  let lost = (): void => undefined;
  whenChanged((changed, text) => {
    if (changed !== name || !holds || text === null || text === sign) return;
    holds = false;
    lost();
  });
  return {
    async take() {
      holds = true;
      shelf.write(name, sign);
      return true;
    },
    held: () => holds,
    leave() {
      if (holds) shelf.remove(name);
      holds = false;
    },
    onLost(listener) {
      lost = listener;
    },
  };
}
