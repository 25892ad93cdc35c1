import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { visitorNetwork } from './visitor-network.ts';

const network = (remoteAddress: string | undefined, forwarded?: string, proxies = 0): string =>
  visitorNetwork({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }, proxies);

describe('the network of a visitor', () => {
  it.each([
    ['192.0.2.17', '192.0.2'],
    ['::ffff:192.0.2.17', '192.0.2'],
    ['::ffff:c000:211', '192.0.2'],
    ['2001:db8:1234:5678::1', '2001:db8:1234'],
    ['2001:0DB8:1234::', '2001:db8:1234'],
    ['2001:db8::1', '2001:db8:0'],
    ['::1', '0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0'],
    ['64:ff9b::192.0.2.17', '64:ff9b:0'],
  ])('%s is in %s', (address, expected) => expect(network(address)).toBe(expected));

  it.each([
    ['no proxy: nobody is believed', '192.0.2.1', '198.51.100.7', 0, '192.0.2'],
    ['one proxy: the address it saw', '127.0.0.1', '203.0.113.9, 198.51.100.7', 1, '198.51.100'],
    [
      'what the visitor wrote to the left is not believed',
      '127.0.0.1',
      '10.9.8.7,198.51.100.7',
      1,
      '198.51.100',
    ],
    ['two proxies', '127.0.0.1', '203.0.113.9, 198.51.100.7, 10.0.0.2', 2, '198.51.100'],
    ['fewer entries than proxies: the farthest there is', '127.0.0.1', '198.51.100.7', 3, '198.51.100'],
    ['no header behind a proxy', '127.0.0.1', undefined, 1, '127.0.0'],
    ['ports beside the address', '127.0.0.1', '198.51.100.7:50123', 1, '198.51.100'],
    ['ports beside IPv6', '127.0.0.1', '[2001:db8:1:2::3]:50123', 1, '2001:db8:1'],
    ['an entry that is none', '127.0.0.1', 'unknown', 1, '127.0.0'],
    ['no address at all', undefined, undefined, 0, 'unknown'],
  ])('%s', (_name, socket, forwarded, proxies, expected) => {
    expect(network(socket, forwarded, proxies)).toBe(expected);
  });

  it.each([0, 1, 2, 3])('believes %i proxies as Express does', async (proxies) => {
    const app = express().set('trust proxy', proxies);
    const seen: (readonly [string | undefined, string])[] = [];
    app.use((request, response) => {
      seen.push([request.ip, visitorNetwork(request, proxies)]);
      response.end();
    });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (const forwarded of [
      '203.0.113.9, 198.51.100.7',
      '192.0.2.3',
      '2001:db8:9::1, 2001:db8:8::1, 192.0.2.5',
    ]) {
      await fetch(`http://127.0.0.1:${port}/`, { headers: { 'X-Forwarded-For': forwarded } });
    }
    server.close();
    expect(seen).toHaveLength(3);
    for (const [ip, own] of seen) expect(own).toBe(network(ip));
  });
});
