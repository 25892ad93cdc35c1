import { createHash, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { CLOSES, type IngestInstallation, makeInstallation, OPENS } from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import { DRAFT_BYTES, type Problem } from '../contract/api.ts';
import { addDays, type TokyoDay } from '../surveys/tokyo-day.ts';
import { FAILED_CODES, NEW_DRAFTS } from './code-limits.ts';

let installation: IngestInstallation;
let served: ServedInstallation;
let today: TokyoDay = OPENS;
let hours = 9;
async function open(letters: Record<string, number> | null = { chuo: 30 }): Promise<void> {
  [today, hours] = [OPENS, 9];
  installation = await makeInstallation({ letters });
  const clock = () => new Date(Date.parse(`${today}T00:00:00+09:00`) + hours * 3_600_000);
  served = await serveInstallation(installation, clock, () => '', { trustedProxies: 1 });
}
afterEach(async () => {
  await served.stop();
  await installation.remove();
});

const ID = 'd4'.repeat(32);
const address = (id: string, survey = 'ingest') => `${served.origin}/api/surveys/${survey}/drafts/${id}`;
const sealedText = () => randomBytes(DRAFT_BYTES).toString('base64url');
const sha256 = (text: string) => createHash('sha256').update(Buffer.from(text, 'base64url')).digest('hex');

type Outcome = { readonly status: number; readonly code: string | null; readonly data: unknown };
async function ask(method: string, target: string, body?: unknown, from = '192.0.2.1'): Promise<Outcome> {
  const response = await fetch(target, {
    method,
    headers: {
      'X-Forwarded-For': from,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { data, problem } = (await response.json()) as { data?: unknown; problem?: Problem };
  if (problem?.retryAfter !== undefined)
    expect(response.headers.get('retry-after')).toBe(String(problem.retryAfter));
  return { status: response.status, code: problem?.code ?? null, data: data ?? null };
}
const save = (id: string, sealed: string, replaces: string | null = null, from?: string) =>
  ask('PUT', address(id), { sealed, replaces }, from);

describe('a draft for another device', () => {
  it('is saved, read, saved again, deleted, and deleting again is no mistake', async () => {
    await open();
    const [one, two] = [sealedText(), sealedText()];
    expect(await save(ID, one)).toEqual({ status: 200, code: null, data: null });
    expect((await ask('GET', address(ID))).data).toEqual({ sealed: one });
    expect(await save(ID, two, sha256(one))).toMatchObject({ status: 200 });
    expect((await ask('GET', address(ID))).data).toEqual({ sealed: two });
    expect(await save(ID, one, sha256(one))).toMatchObject({ status: 409, code: 'draft.changed' });
    expect(await ask('DELETE', address(ID))).toEqual({ status: 200, code: null, data: null });
    expect(await ask('GET', address(ID))).toMatchObject({ status: 404, code: 'draft.unknown' });
    expect(await ask('DELETE', address(ID))).toMatchObject({ status: 200 });
    expect(await save(ID, one, sha256(two))).toMatchObject({ status: 409, code: 'draft.changed' });
  });

  it('is of one size and shape; whatever else is sent is refused', async () => {
    await open();
    const good = sealedText();
    for (const sealed of [good.slice(1), `${good}A`, good.replace(/.$/, '+'), '', 5, null]) {
      expect(await ask('PUT', address(ID), { sealed, replaces: null })).toMatchObject({
        status: 400,
        code: 'request.malformed',
      });
    }
    expect(await ask('PUT', address(ID), { sealed: good })).toMatchObject({ code: 'request.malformed' });
    expect(await ask('PUT', address(ID), { sealed: good, replaces: null, code: 'X' })).toMatchObject({
      code: 'request.malformed',
    });
    expect(await ask('PUT', address(ID), { sealed: good.repeat(2), replaces: null })).toMatchObject({
      status: 413,
    });
    for (const id of ['x', ID.toUpperCase(), ID.slice(1), `${ID}0`, encodeURIComponent('../../../etc')]) {
      expect(await ask('GET', address(id))).toMatchObject({ status: 404, code: 'draft.unknown' });
      expect(await ask('PUT', address(id), { sealed: good, replaces: null })).toMatchObject({ status: 404 });
      expect(await ask('DELETE', address(id))).toMatchObject({ status: 404 });
    }
    expect(await ask('GET', address(ID, 'nowhere'))).toMatchObject({ code: 'survey.unknown' });
    expect(await ask('POST', address(ID), {})).toMatchObject({ status: 405 });
  });

  it('exists only where there are codes, and while answers are taken', async () => {
    await open(null);
    expect(await save(ID, sealedText())).toMatchObject({ status: 404, code: 'draft.unknown' });
    await served.stop();
    await installation.remove();
    await open();
    today = addDays(OPENS, -1);
    expect(await save(ID, sealedText())).toMatchObject({ status: 409, code: 'survey.not-open-yet' });
    today = addDays(CLOSES, 3);
    expect(await save(ID, sealedText())).toMatchObject({ status: 200 });
    today = addDays(CLOSES, 4);
    expect(await save(ID, sealedText())).toMatchObject({ status: 409, code: 'survey.closed' });
  });

  it('is one of at most twice as many as letters were sent', async () => {
    await open({ chuo: 30 });
    const hex = (index: number) => index.toString(16).padStart(64, '0');
    const first = sealedText();
    expect(await save(hex(0), first)).toMatchObject({ status: 200 });
    for (let index = 1; index < 60; index += 1) {
      expect(await save(hex(index), sealedText(), null, `198.51.${index}.1`)).toMatchObject({ status: 200 });
    }
    expect(await save(hex(60), sealedText())).toMatchObject({ status: 503, code: 'draft.no-room' });
    expect(await save(hex(0), sealedText(), sha256(first))).toMatchObject({ status: 200 });
    expect(served.logLines.filter((line) => line.includes('as many drafts'))).toHaveLength(1);
  });

  it('is begun by one network so many times an hour; what is there can still be saved', async () => {
    await open({ chuo: 100 });
    const first = sealedText();
    expect(await save(ID, first)).toMatchObject({ status: 200 });
    for (let index = 1; index < NEW_DRAFTS.limit; index += 1) {
      expect(await save(index.toString(16).padStart(64, '0'), sealedText())).toMatchObject({ status: 200 });
    }
    expect(await save('e5'.repeat(32), sealedText())).toMatchObject({ status: 429, code: 'draft.too-many' });
    expect(await save('e5'.repeat(32), sealedText(), null, '203.0.113.1')).toMatchObject({ status: 200 });
    expect(await save(ID, sealedText(), sha256(first))).toMatchObject({ status: 200 });
    hours += 1;
    expect(await save('e6'.repeat(32), sealedText())).toMatchObject({ status: 200 });
  });

  it('that is not there cannot be replaced: whoever tries takes no room from others, and is counted as trying', async () => {
    await open({ chuo: 100 });
    const some = sha256(sealedText());
    for (let index = 0; index < FAILED_CODES.limit; index += 1) {
      const id = index.toString(16).padStart(64, '0');
      expect(await save(id, sealedText(), some)).toMatchObject({ status: 409, code: 'draft.changed' });
    }
    expect(await save(ID, sealedText())).toMatchObject({ status: 200 });
    expect(await ask('GET', address('ab'.repeat(32)))).toMatchObject({ status: 429, code: 'code.too-many' });
  });

  it('leaves no id, and nothing of what was sent, in any line of the log', async () => {
    await open();
    const sealed = sealedText();
    await save(ID, sealed);
    await ask('GET', address('f6'.repeat(32)));
    await save(ID, sealed, null);
    const log = served.logLines.join('\n');
    expect(log).toContain('/api/surveys/:surveyId/drafts/:draftId');
    for (const secret of [ID, 'f6f6', sealed.slice(0, 20), '192.0.2']) expect(log).not.toContain(secret);
  });
});
