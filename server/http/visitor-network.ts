import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Groups of sixteen bits of an IPv6 address that name a network: the 48 bits that a customer gets at most. */
const IPV6_GROUPS = 3;
/** Parts of an IPv4 address that name a network: 256 neighbours count together. */
const IPV4_PARTS = 3;

type Visited = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * The network that a request came from, for counting what failed. So many neighbours share a count because whoever has
 * one address of a network mostly has more of them, and because nothing that is right is ever refused for the count.
 *
 * @param trustedProxies reverse proxies in front of this server: each adds the address it saw to X-Forwarded-For, so
 *   that many entries from the right are believed and no more (the rule of Express's `trust proxy`)
 */
export function visitorNetwork(request: Visited, trustedProxies: number): string {
  const address = visitorAddress(request, trustedProxies);
  return address === null ? 'unknown' : networkOf(address);
}

/** The address that a request came from, without port and zone; null where nothing that is believed is one. */
export function visitorAddress({ headers, socket }: Visited, trustedProxies: number): string | null {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const seen = [socket.remoteAddress ?? '', ...forwarded.reverse().map((entry) => entry.trim())];
  // an entry that is no address was not written by a proxy of ours: the nearest one that is counts
  const believed = seen.slice(0, trustedProxies + 1).map((entry) => withoutPort(entry).replace(/%.*$/, ''));
  return believed.findLast((address) => isIP(address) !== 0) ?? null;
}

function networkOf(address: string): string {
  if (isIP(address) === 4) return address.split('.').slice(0, IPV4_PARTS).join('.');
  const groups = ipv6Groups(address);
  const [a = 0, b = 0] = groups.slice(6);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return [a >> 8, a & 255, b >> 8].join('.');
  return groups
    .slice(0, IPV6_GROUPS)
    .map((group) => group.toString(16))
    .join(':');
}

/** Some proxies write the port beside the address. */
const withoutPort = (entry: string): string =>
  /^\[(.*)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;

/** The eight groups of an address that `isIP` takes; the platform's own URL parser reads IPv4 at its end. */
function ipv6Groups(address: string): readonly number[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const numbers = (part = ''): number[] =>
    part === '' ? [] : part.split(':').map((one) => Number.parseInt(one, 16));
  const [before, after] = [numbers(head), numbers(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
