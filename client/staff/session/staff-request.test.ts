import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFrom, fileNameIn, readFrom, sendTo } from './staff-request.ts';

const problem = {
  code: 'staff.not-logged-in',
  status: 401,
  message: { ja: 'ログインしてください。', en: 'Please log in.' },
  requestId: 'r-1',
  findings: [],
};
const answers: Record<string, [number, string, string]> = {
  '/data': [200, 'application/json', '{"ok":true,"data":{"n":797}}'],
  '/problem': [401, 'application/json', JSON.stringify({ ok: false, problem })],
  '/html': [502, 'text/html', '<h1>Bad gateway</h1>'],
  '/other-json': [200, 'application/json', '{"n":797}'],
  '/file': [200, 'text/csv', '\uFEFFa,b\r\n1,2\r\n'],
};

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const [status, type, body] = answers[request.url ?? ''] ?? [404, 'text/plain', ''];
    response.writeHead(status, {
      'content-type': type,
      'content-disposition': 'attachment; filename="table.csv"',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('asking the server', () => {
  it('gives the data of a success', async () => {
    expect(await readFrom(`${origin}/data`)).toEqual({ ok: true, data: { n: 797 } });
  });

  it('gives the problem of a failure', async () => {
    expect(await sendTo('DELETE', `${origin}/problem`)).toEqual({ ok: false, problem });
  });

  it.each(['/html', '/other-json'])('says that it cannot read %s', async (path) => {
    expect(await readFrom(origin + path)).toMatchObject({
      ok: false,
      problem: { code: 'client.unreadable' },
    });
  });

  it('says that the server cannot be reached', async () => {
    expect(await readFrom('http://127.0.0.1:1/')).toMatchObject({
      ok: false,
      problem: { code: 'client.unreachable' },
    });
  });

  it('gives a file with its bytes, byte order mark included, and its name', async () => {
    const outcome = await fileFrom(`${origin}/file`, 'fallback.csv');
    if (!outcome.ok) throw new Error(outcome.problem.code);
    expect(outcome.data.name).toBe('table.csv');
    expect(new Uint8Array(await outcome.data.content.arrayBuffer()).slice(0, 4)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf, 0x61]),
    );
  });

  it('gives a problem, not a file, where the session has ended', async () => {
    expect(await fileFrom(`${origin}/problem`, 'x.csv')).toEqual({ ok: false, problem });
  });
});

describe('the file name of a download', () => {
  it.each([
    [`attachment; filename="a.csv"; filename*=UTF-8''%E8%A1%A8.csv`, '表.csv'],
    ['attachment; filename="a b.csv"', 'a b.csv'],
    ['attachment; filename=a.csv', 'a.csv'],
    [`attachment; filename*=UTF-8''%E8%A`, null],
    ['attachment', null],
  ])('in %s', (header, name) => expect(fileNameIn(header)).toBe(name));
});
