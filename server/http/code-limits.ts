import type { RandomSource } from '../ballot-box/random-source.ts';
import { Problem } from '../problems/problem.ts';
import { networkCounts } from './network-counts.ts';
import type { Logger } from './request-log.ts';

/** More than a class that was given the letters of another survey needs. */
export const FAILED_CODES = { limit: 100, seconds: 15 * 60 } as const;
/** Few people of one network begin on one device and go on at another within an hour; a flood would fill the table. */
export const NEW_DRAFTS = { limit: 20, seconds: 60 * 60 } as const;

export interface CodeLimits {
  /**
   * Counts a code that is well-formed and not of this survey. Never called for one that is right, so that thirty
   * children behind one address get through while somebody guesses behind the same address. code.too-many when the
   * network is over its limit, else null.
   */
  failed(network: string): Problem | null;
  /** Counts a new draft. draft.too-many when the network is over its limit, else null. */
  newDraft(network: string): Problem | null;
}

/** Kept in memory: a restart forgives. What they can do and cannot is in docs/decisions/0024. */
export function codeLimits(parts: {
  readonly clock: () => Date;
  readonly random: RandomSource;
  readonly log: Logger;
}): CodeLimits {
  const failures = networkCounts({ ...FAILED_CODES, ...parts });
  const drafts = networkCounts({ ...NEW_DRAFTS, ...parts });
  let told = Number.NEGATIVE_INFINITY;
  return {
    failed(network) {
      const wait = failures.add(network);
      if (wait === null) return null;
      const now = parts.clock().getTime();
      // once a window, and nothing of who: somebody has to know, nobody is to be watched
      if (now >= told + FAILED_CODES.seconds * 1000) {
        told = now;
        parts.log.warn('access codes are being tried out: a network is over its limit of failed codes');
      }
      return new Problem('code.too-many', { retryAfter: wait });
    },
    newDraft(network) {
      const wait = drafts.add(network);
      return wait === null ? null : new Problem('draft.too-many', { retryAfter: wait });
    },
  };
}
