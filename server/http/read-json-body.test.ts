import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../problems/problem.ts';
import { type HttpServer, listen } from './http-server.ts';
import { readJsonBody } from './read-json-body.ts';

const LIMIT = 1000;
let server: HttpServer;
beforeAll(async () => {
  server = await listen(0, '127.0.0.1');
  server.serve((incoming, response) => {
    readJsonBody(incoming, LIMIT).then(
      (body) => response.end(JSON.stringify({ body })),
      (error) => response.end(error instanceof Problem ? error.code : String(error)),
    );
  });
});
afterAll(() => server.stop());

async function send(
  body: BodyInit | null,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  const answer = await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body, headers });
  return answer.text();
}

describe('readJsonBody', () => {
  test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON;charset="UTF-8"'])(
    'reads %s',
    async (type) => {
      expect(await send('{"a":"つながり"}', { 'content-type': type })).toBe('{"body":{"a":"つながり"}}');
    },
  );

  test.each([
    '',
    'text/plain',
    'application/json; charset=shift_jis',
    'application/jsonx',
    'multipart/form-data; boundary=x',
  ])('refuses the type %j', async (type) => {
    expect(await send(new TextEncoder().encode('{}'), type === '' ? {} : { 'content-type': type })).toBe(
      'request.unsupported-media-type',
    );
  });

  test('refuses a compressed body, which could unfold to any size', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect(await send(new Uint8Array(gzipSync('{}')), headers)).toBe('request.unsupported-media-type');
  });

  test.each(['', '{', '{"a":1}}', "{'a':1}", 'undefined', 'NaN', '\u0000'])('%j is no JSON', async (body) => {
    expect(await send(body)).toBe('request.not-json');
  });

  test('bytes that are no UTF-8 are no JSON', async () => {
    expect(await send(new Uint8Array([0x22, 0x82, 0xa0, 0x22]))).toBe('request.not-json');
  });

  test('the limit is exact', async () => {
    expect(await send(`"${'x'.repeat(LIMIT - 2)}"`)).toContain('xxx');
    expect(await send(`"${'x'.repeat(LIMIT - 1)}"`)).toBe('request.too-large');
  });

  test('a sender of far too much still reads the refusal', async () => {
    expect(await send('x'.repeat(3_000_000))).toBe('request.too-large');
  });

  test('the limit holds without a stated length', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const chunked = request(
        {
          port: server.port,
          host: '127.0.0.1',
          method: 'POST',
          headers: { 'content-type': 'application/json' },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => resolve(text));
        },
      );
      chunked.on('error', reject);
      for (let part = 0; part < 20; part += 1) chunked.write('x'.repeat(100));
      chunked.end();
    });
    expect(answer).toBe('request.too-large');
  });

  test('a body nested very deep is read without harm', async () => {
    expect(await send(`${'['.repeat(400)}${']'.repeat(400)}`)).toContain('[[[[');
  });

  test('keys of the prototype stay ordinary keys', async () => {
    expect(await send('{"__proto__":{"polluted":1},"constructor":2}')).toBe(
      '{"body":{"__proto__":{"polluted":1},"constructor":2}}',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
