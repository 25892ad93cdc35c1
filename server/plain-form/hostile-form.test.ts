import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderStaticPage } from '../../client/form/static/render-static-page.tsx';
import { formTexts } from '../../instruments/form-texts/form-texts.ts';
import { CLOSES, type IngestInstallation, makeInstallation, OPENS } from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import { problemCatalogue } from '../problems/problem-catalogue.ts';
import { filledIn, openPlainPage, type PlainVisitor } from './plain-visitor.ts';

let installation: IngestInstallation;
let served: ServedInstallation;
let address: string;
let first: PlainVisitor;
beforeAll(async () => {
  installation = await makeInstallation({ letters: null });
  served = await serveInstallation(installation, () => new Date(`${OPENS}T09:00:00+09:00`), renderStaticPage);
  address = `${served.origin}/a/ingest`;
  first = await openPlainPage(address, filledIn(await openPlainPage(address), ['go', 'start']));
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});

const FORM = 'application/x-www-form-urlencoded';
async function post(body: BodyInit, headers: Record<string, string> = { 'content-type': FORM }) {
  const answer = await fetch(address, { method: 'POST', body, headers });
  const problem = served.logLines.map((line) => JSON.parse(line).problem).at(-1);
  return { status: answer.status, problem, html: await answer.text() };
}
const sealed = () => first.fields.find(([name]) => name === 'sealed')?.[1] ?? '';
const encoded = (...pairs: string[][]): string => new URLSearchParams(pairs).toString();

describe('a body that is no form of ours', () => {
  it.each([
    ['JSON', '{"go":"start"}', { 'content-type': 'application/json' }],
    ['several parts', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['plain text', 'go=start', { 'content-type': 'text/plain' }],
    ['another character set', 'go=start', { 'content-type': `${FORM}; charset=shift_jis` }],
  ])('%s is refused', async (_name, body, headers) => {
    expect(await post(body, headers)).toMatchObject({
      status: 415,
      problem: 'request.unsupported-media-type',
    });
  });

  it('is refused compressed, and too long', async () => {
    const packed = { 'content-type': FORM, 'content-encoding': 'gzip' };
    expect(await post(new Uint8Array(gzipSync('go=start')), packed)).toMatchObject({ status: 415 });
    expect(await post(`go=next&a=${'x'.repeat(256 * 1024)}`)).toMatchObject({
      status: 413,
      problem: 'request.too-large',
    });
  });

  it.each([
    ['a broken percent sign', 'go=%'],
    ['bytes that are no UTF-8', 'go=%ff'],
    ['half a surrogate', 'go=%ED%A0%80'],
    ['a raw byte', 'go=あ'],
    ['a space', 'go=a b'],
    ['a NUL', 'go=\0'],
    ['thousands of fields', 'a=1&'.repeat(3000)],
    ['a button that no page has', 'go=delete'],
    ['two buttons', 'go=start&language=en'],
    ['the same button twice', 'go=start&go=start'],
    ['a language that the survey has not', 'language=vi'],
    ['a language that is none', 'language=%00'],
    ['a code in an open survey', 'go=start&code=F9H2NFTY3MNN'],
    ['a question on the cover', 'go=start&age=30'],
    ['two sealed fields', 'go=next&sealed=a&sealed=b'],
  ])('%s: %s is refused by name', async (_name, body) => {
    expect(await post(body)).toMatchObject({ status: 400, problem: 'request.malformed' });
  });

  it('names what the page has not, and says nothing of what was sent there', async () => {
    const answer = await post(
      encoded(['sealed', sealed()], ['go', 'next'], ['<b>x', '<script>'], ['age', '3']),
    );
    expect(answer).toMatchObject({ status: 400, problem: 'request.malformed' });
    expect(answer.html).not.toMatch(/<b>x|<script>/);
    expect(served.logLines.join()).not.toMatch(/<b>|script/);
  });

  it('is cut off in the middle: nobody waits for it, and the next one is served', async () => {
    await new Promise<void>((resolve) => {
      const cut = request(address, {
        method: 'POST',
        headers: { 'content-type': FORM, 'content-length': 100 },
      });
      cut.on('error', () => resolve());
      cut.write('go=start');
      setTimeout(() => cut.destroy(), 50);
    });
    expect(await post('go=start&shown=ja')).toMatchObject({ status: 200 });
  });
});

describe('a form without its sealed field, or with one that does not open', () => {
  it.each([
    ['missing', () => encoded(['go', 'next'])],
    ['empty', () => encoded(['sealed', ''], ['go', 'next'])],
    ['changed', () => encoded(['sealed', `${sealed().slice(0, -6)}AAAAAA`], ['go', 'next'])],
    ['cut', () => encoded(['sealed', sealed().slice(0, 20)], ['go', 'send'])],
    ['our own start token', () => encoded(['sealed', `${CLOSES}.${'A'.repeat(43)}`], ['go', 'next'])],
  ])('%s: says where the answers are and how to go on', async (_name, body) => {
    const answer = await post(`${body()}&shown=en`);
    expect(answer).toMatchObject({ status: 400, problem: 'form.state-unreadable' });
    const { lostText, lostBack, lostStart } = formTexts.en;
    for (const sentence of [lostText, lostBack, lostStart]) expect(answer.html).toContain(sentence);
    expect(answer.html).toContain('href="/a/ingest"');
  });

  it('is never taken for that of another survey', async () => {
    const other = await makeInstallation({ letters: null });
    const servedOther = await serveInstallation(
      other,
      () => new Date(`${OPENS}T09:00:00+09:00`),
      renderStaticPage,
    );
    try {
      const answer = await openPlainPage(`${servedOther.origin}/a/ingest`, filledIn(first, ['go', 'next']));
      expect(answer.status).toBe(400);
      expect(answer.html).toContain(formTexts.ja.lostHeading);
    } finally {
      await servedOther.stop();
      await other.remove();
    }
  });
});

describe('a page of another site', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ 'sec-fetch-site': 'none', origin: 'https://elsewhere.example' }],
    [{ origin: 'no address' }],
  ])('cannot send a form here: %j', async (headers) => {
    const page = await openPlainPage(address, filledIn(first, ['go', 'next']), headers);
    expect(page.status).toBe(403);
    expect(page.html).toContain(problemCatalogue['form.sent-from-elsewhere'].message.ja);
  });

  it.each([
    [{}],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('is told from ours, in old browsers too: %j', async (headers) => {
    expect((await openPlainPage(address, filledIn(first, ['go', 'next']), headers)).status).toBe(200);
  });
});
