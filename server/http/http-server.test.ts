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

const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4);

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
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n'],
    ['an address without a path', 'GET http://[x/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['an address with no such port', 'GET http://x:99999/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ])('%s is answered in the one shape, and says what is wrong', async (_what, text) => {
    const server = await start();
    server.serve((_request, response) => response.end('never'));
    const answer = await raw(server.port, text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    const { problem } = failureSchema.parse(JSON.parse(bodyOf(answer)));
    expect(problem.code).toBe('request.malformed');
    expect(problem.findings).toHaveLength(1);
  });

  test('a tunnel to elsewhere is refused', async () => {
    const { port } = await start();
    const answer = await raw(port, 'CONNECT example.org:80 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(failureSchema.parse(JSON.parse(bodyOf(answer))).problem.code).toBe('method.not-allowed');
  });

  test('a whole address, as a proxy is sent it, means its path', async () => {
    const server = await start();
    server.serve((request, response) => response.end(request.url));
    const answer = await raw(
      server.port,
      'POST http://survey.example/api/x?y=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(bodyOf(answer)).toContain('/api/x?y=1');
  });

  test('what follows broken on a connection does not take the place of an answer under way', async () => {
    const server = await start();
    server.serve((_request, response) => setTimeout(() => response.end('accepted'), 50));
    const answer = await raw(
      server.port,
      'GET / HTTP/1.1\r\nHost: x\r\n\r\nNONSENSE\r\n\r\nNONSENSE\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer).toContain('accepted');
  });

  test('a body that does not come in time is told so, and may be sent again', async () => {
    const server = await listen(0, '127.0.0.1', { requestMs: 100, headersMs: 100, checkMs: 50 });
    running.push(server);
    server.serve((request) => request.resume());
    const answer = await raw(server.port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nslow');
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(failureSchema.parse(JSON.parse(bodyOf(answer))).problem.code).toBe('request.too-slow');
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
