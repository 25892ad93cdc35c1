import { keyedHash } from '../ballot-box/keyed-hash.ts';
import type { RandomSource } from '../ballot-box/random-source.ts';

/** Networks are counted in so many places: 128 kB, whatever comes. */
const PLACES = 65_536;
const MOST = 65_535;

export interface NetworkCounts {
  /** Counts one for this network. The seconds until the count begins anew where it is over its limit, else null. */
  add(network: string): number | null;
}

/**
 * Counts events by network within a window of time, in memory that does not grow. A network has a place by a keyed hash
 * with a new key in every window: no address is kept, and two networks that fall together share their count for one
 * window only. So a flood of addresses can make the limit come earlier for others, and do nothing else. (The store of
 * express-rate-limit keeps each address as text for the length of a window, however many there are.)
 */
export function networkCounts({
  limit,
  seconds,
  clock,
  random,
}: {
  readonly limit: number;
  readonly seconds: number;
  readonly clock: () => Date;
  readonly random: RandomSource;
}): NetworkCounts {
  const counts = new Uint16Array(PLACES);
  let key = random(32);
  let begun = clock().getTime();
  return {
    add(network) {
      const now = clock().getTime();
      // a clock that was set back begins anew too
      if (now >= begun + seconds * 1000 || now < begun) {
        counts.fill(0);
        key = random(32);
        begun = now;
      }
      const place = keyedHash(key, network).readUInt16LE();
      const count = Math.min(MOST, (counts[place] as number) + 1);
      counts[place] = count;
      return count <= limit ? null : Math.max(1, Math.ceil((begun + seconds * 1000 - now) / 1000));
    },
  };
}
