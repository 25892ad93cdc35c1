import { afterEach, describe, expect, it } from 'vitest';
import { renderStaticPage } from '../../client/form/static/render-static-page.tsx';
import { drawAccessCode } from '../ballot-box/access-code.ts';
import { systemRandom } from '../ballot-box/random-source.ts';
import { voidInvitation } from '../ballot-box/void-invitation.ts';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainCommand,
} from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import type { Problem } from '../contract/api.ts';
import { filledIn, openPlainPage } from '../plain-form/plain-visitor.ts';
import { FAILED_CODES } from './code-limits.ts';

let installation: IngestInstallation;
let served: ServedInstallation;
let minutes = 0;
async function open(letters: Record<string, number> | null = { chuo: 60 }): Promise<void> {
  minutes = 0;
  installation = await makeInstallation({ letters });
  const clock = () => new Date(Date.parse(`${OPENS}T09:00:00+09:00`) + minutes * 60_000);
  served = await serveInstallation(installation, clock, renderStaticPage, { trustedProxies: 1 });
}
afterEach(async () => {
  await served.stop();
  await installation.remove();
});

const SCHOOL = '192.0.2.1';
const guess = () => drawAccessCode(systemRandom);
async function post(
  path: string,
  body: unknown,
  from = SCHOOL,
): Promise<{ status: number; code: string | null }> {
  const response = await fetch(`${served.origin}/api/surveys/ingest/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from },
    body: JSON.stringify(body),
  });
  const { problem } = (await response.json()) as { problem?: Problem };
  if (problem?.code === 'code.too-many')
    expect(response.headers.get('retry-after')).toBe(String(problem.retryAfter));
  return { status: response.status, code: problem?.code ?? null };
}
const start = (code: string | undefined, from?: string) =>
  post('starts', code === undefined ? {} : { code }, from);
const send = (index: number, changes = {}, from?: string) =>
  post('responses', plainCommand(installation, index, changes).submission, from);
const good = { status: 200, code: null };

describe('a code at the start', () => {
  it('gets the verdict it would get at sending, and nothing of it is spent', async () => {
    await open();
    const [mine, spent, replaced] = installation.invitations;
    if (!mine || !spent || !replaced) throw new Error('too few letters');
    expect(await send(1)).toEqual(good);
    await voidInvitation(installation.box, 'ingest', replaced.serial);
    expect(await start(undefined)).toEqual(good);
    expect(await start(mine.code)).toEqual(good);
    expect(await start(`${mine.code.slice(0, 4).toLowerCase()}－${mine.code.slice(4)}`)).toEqual(good);
    expect(await start(guess())).toEqual({ status: 422, code: 'code.unknown' });
    expect(await start(spent.code)).toEqual({ status: 409, code: 'code.spent' });
    expect(await start(replaced.code)).toEqual({ status: 409, code: 'code.void' });
    expect(await start('2222-2222-2223')).toEqual({ status: 422, code: 'code.malformed' });
    expect(await start('')).toEqual({ status: 422, code: 'code.missing' });
    expect(await post('starts', { code: 5 })).toMatchObject({ code: 'request.malformed' });
    expect(await send(0)).toEqual(good);
  });

  it('is not expected in an open survey', async () => {
    await open(null);
    expect(await start(undefined)).toEqual(good);
    expect(await start(guess())).toEqual({ status: 422, code: 'code.not-expected' });
  });

  it('leaves nothing in the log', async () => {
    await open();
    const code = guess();
    await start(code);
    const log = served.logLines.join('\n');
    expect(log).toContain('code.unknown');
    for (const secret of [code, code.slice(0, 4), '192.0.2']) expect(log).not.toContain(secret);
  });
});

describe('failed codes of a network', () => {
  it('are refused above the limit, by every way in; slips of the finger are not counted', async () => {
    await open();
    for (let index = 0; index < 3 * FAILED_CODES.limit; index += 1) await start('2222-2222-2223');
    for (let index = 0; index < FAILED_CODES.limit; index += 1) {
      expect(await start(guess())).toEqual({ status: 422, code: 'code.unknown' });
    }
    const tooMany = { status: 429, code: 'code.too-many' };
    expect(await start(guess())).toEqual(tooMany);
    expect(await send(0, { code: guess() })).toEqual(tooMany);
    const draft = `${served.origin}/api/surveys/ingest/drafts/${'a'.repeat(64)}`;
    expect((await fetch(draft, { headers: { 'X-Forwarded-For': SCHOOL } })).status).toBe(429);
    const address = `${served.origin}/a/ingest`;
    const cover = await openPlainPage(address);
    const begun = await openPlainPage(address, filledIn(cover, ['go', 'start'], { code: guess() }), {
      'X-Forwarded-For': SCHOOL,
    });
    expect(begun.status).toBe(429);
    expect(begun.headers.get('retry-after')).not.toBeNull();
    expect(begun.html).toContain('正しいコードは、いつでも受け付けます');

    expect(await start(guess(), '192.0.3.1')).toEqual({ status: 422, code: 'code.unknown' });
    expect(await start('2222-2222-2223')).toMatchObject({ code: 'code.malformed' });
    minutes += FAILED_CODES.seconds / 60;
    expect(await start(guess())).toEqual({ status: 422, code: 'code.unknown' });
    const told = served.logLines.filter((line) => line.includes('being tried out'));
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain('192.0.2');
  });

  it('never stand in the way of thirty who are right, while somebody guesses behind the same address', async () => {
    await open();
    for (let index = 0; index <= FAILED_CODES.limit; index += 1) await start(guess());
    let guessing = true;
    let guesses = 0;
    const guesser = (async () => {
      while (guessing) {
        const answers = await Promise.all([
          start(guess()),
          send(0, {
            code: guess(),
            submissionKey: guess()
              .toLowerCase()
              .replace(/[^a-f0-9]/g, '0')
              .padEnd(32, '0'),
          }),
        ]);
        expect(answers.map(({ code }) => code)).toEqual(['code.too-many', 'code.too-many']);
        guesses += 2;
      }
    })();
    const children = Array.from({ length: 30 }, (_, index) => index);
    const answers = await Promise.all(
      children.map(async (index) => [await start(installation.invitations[index]?.code), await send(index)]),
    );
    guessing = false;
    await guesser;
    expect(answers.flat()).toEqual(children.flatMap(() => [good, good]));
    expect(guesses).toBeGreaterThan(0);
    const { store } = installation;
    const spent = await store.read.selectFrom('invitations').selectAll().where('state', '=', 2).execute();
    expect(spent).toHaveLength(30);
  });
});
