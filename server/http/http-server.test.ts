import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { failureSchema } from '../contract/api.ts';
import { type HttpServer, ListenError, listen } from './http-server.ts';

const running: HttpServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
async function start(): Promise<HttpServer> {
  const server = await listen(0, '127.0.0.1');
  running.push(server);
  return server;
}

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('the HTTP server', () => {
  test('tells early visitors to come back until it serves', async () => {
    const server = await start();
    const early = await fetch(`http://127.0.0.1:${server.port}/`);
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toBe('2');
    expect(failureSchema.parse(await early.json()).problem.code).toBe('server.closing');
    server.serve((_request, response) => response.end('here'));
    expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toBe('here');
  });

  test('a port that is taken, and a host that is not ours, are sentences', async () => {
    const { port } = await start();
    await expect(listen(port, '127.0.0.1')).rejects.toThrow(ListenError);
    await expect(listen(port, '127.0.0.1')).rejects.toThrow(
      /^PORT \d+ is in use on 127\.0\.0\.1\. Stop the other/,
    );
    await expect(listen(0, '192.0.2.1')).rejects.toThrow(
      /^HOST 192\.0\.2\.1 is not an address of this machine/,
    );
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nbroken header\r\n\r\n'],
    ['headers without an end', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(80_000)}\r\n\r\n`],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
  ])('%s is answered in the one shape', async (_what, text) => {
    const { port } = await start();
    const answer = await raw(port, text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
    expect(failureSchema.parse(JSON.parse(body)).problem.code).toBe('request.malformed');
  });

  test('stopping lets a request in progress end and takes no new one', async () => {
    const server = await listen(0, '127.0.0.1');
    const arrived = new Promise<ServerResponse>((resolve) =>
      server.serve((_request, response) => resolve(response)),
    );
    const inProgress = fetch(`http://127.0.0.1:${server.port}/`);
    const response = await arrived;
    const stopping = server.stop();
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
    response.end('done');
    expect(await (await inProgress).text()).toBe('done');
    await stopping;
  });
});
