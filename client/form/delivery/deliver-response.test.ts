import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Submission } from '../../../server/contract/api.ts';
import { surveyApi } from '../survey-api.ts';
import { deliverResponse } from './deliver-response.ts';

const submission: Submission = {
  submissionKey: '0123456789abcdef0123456789abcdef',
  questionnaire: { id: 'saitama-2023', version: '1', sha256: 'a'.repeat(64) },
  language: 'ja',
  consent: { agreed: true, version: '1' },
  startToken: 'old',
  channel: 'letter',
  answers: {},
};

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}
let server: Server | undefined;
const received: { path: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];

/** A real HTTP server that gives the replies in order; `null` hangs up without an answer. */
async function answering(...replies: (Reply | null)[]) {
  received.length = 0;
  const rest = [...replies];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      const reply = rest.shift() ?? null;
      if (reply === null) return void request.socket.destroy();
      response.writeHead(reply.status, { 'content-type': reply.type ?? 'application/json' });
      response.end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return surveyApi((path, options) => fetch(`http://127.0.0.1:${port}${path}`, options), 'saitama-2023');
}
afterEach(() => void server?.close());

const ok = (data: unknown): Reply => ({ status: 200, body: JSON.stringify({ ok: true, data }) });
const problem = (status: number, code: string, more: object = {}): Reply => ({
  status,
  body: JSON.stringify({
    ok: false,
    problem: { code, status, message: { ja: '文', en: 'text' }, requestId: 'r', findings: [], ...more },
  }),
});
const receipt = { receipt: '1234-5678-9012', day: '2026-11-21' };

describe('one attempt to send a response', () => {
  it('accepts a receipt, and sends what it was given without cookies', async () => {
    const api = await answering(ok(receipt));
    expect(await deliverResponse(api, submission)).toEqual({ kind: 'accepted', receipt });
    expect(received).toHaveLength(1);
    expect(received[0]?.path).toBe('/api/surveys/saitama-2023/responses');
    expect(received[0]?.headers.cookie).toBeUndefined();
    expect(JSON.parse(received[0]?.body ?? '')).toEqual(submission);
  });

  it('takes a limit on failed codes for a verdict: another code is asked for, and nothing is sent again by itself', async () => {
    const api = await answering(problem(429, 'code.too-many', { retryAfter: 900 }));
    expect(await deliverResponse(api, submission)).toMatchObject({
      kind: 'refused',
      problem: { code: 'code.too-many', retryAfter: 900 },
    });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['a line that breaks', null, 'network', null],
    [
      'the page of a captive portal',
      { status: 200, body: '<html>login</html>', type: 'text/html' },
      'network',
      null,
    ],
    ['JSON that is not ours', { status: 200, body: '{"hello":1}' }, 'network', null],
    ['a success without data', { status: 200, body: '{"ok":true}' }, 'network', null],
    ['a proxy without its server', { status: 502, body: 'bad gateway', type: 'text/plain' }, 'network', null],
    ['a busy server', problem(503, 'server.busy', { retryAfter: 7 }), 'busy', 7],
    ['a server that failed', problem(500, 'server.failed'), 'busy', null],
    ['a limit on the rate', problem(429, 'request.too-many', { retryAfter: 3 }), 'busy', 3],
  ] as const)('%s is no verdict', async (_name, reply, reason, retryAfter) => {
    const api = await answering(reply);
    expect(await deliverResponse(api, submission)).toEqual({ kind: 'unknown', reason, retryAfter });
  });

  it.each([
    [422, 'response.invalid'],
    [409, 'code.spent'],
    [409, 'survey.closed'],
    [413, 'request.too-large'],
  ])('%i %s is a verdict', async (status, code) => {
    const api = await answering(problem(status, code));
    expect(await deliverResponse(api, submission)).toMatchObject({ kind: 'refused', problem: { code } });
  });

  it('asks for a new start token once and sends the same answers with it', async () => {
    const api = await answering(
      problem(409, 'submission.start-token-invalid'),
      ok({ startToken: 'new' }),
      ok(receipt),
    );
    expect(await deliverResponse(api, submission)).toEqual({ kind: 'accepted', receipt });
    expect(received.map(({ path }) => path.split('/').at(-1))).toEqual(['responses', 'starts', 'responses']);
    expect(JSON.parse(received[2]?.body ?? '')).toEqual({ ...submission, startToken: 'new' });
  });

  it('ends when the survey closed before a new token could be had', async () => {
    const api = await answering(
      problem(409, 'submission.start-token-invalid'),
      problem(409, 'survey.closed'),
    );
    expect(await deliverResponse(api, submission)).toMatchObject({
      kind: 'refused',
      problem: { code: 'survey.closed' },
    });
  });

  it('does not ask for a token twice', async () => {
    const api = await answering(
      problem(409, 'submission.start-token-invalid'),
      ok({ startToken: 'new' }),
      problem(409, 'submission.start-token-invalid'),
    );
    expect(await deliverResponse(api, submission)).toMatchObject({ kind: 'refused' });
    expect(received).toHaveLength(3);
  });
});
