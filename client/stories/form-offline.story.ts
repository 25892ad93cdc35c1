import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demonstration, serveDemonstration } from '../../scripts/browser/demonstration.ts';
import type { Submission } from '../../server/contract/api.ts';
import { anotherTab, answerTwoPages, chosen, finish, keptOffline, onPage, receipt } from './draft-walk.ts';
import { expectAccessible, startButton, unusedLetterLink } from './form-walk.ts';
import { leftOnDevice } from './harness/left-on-device.ts';
import { launch, PHONE, visit } from './harness/open-page.ts';
import { type RestartingServer, restartingServer } from './harness/restarting-server.ts';

let server: RestartingServer;
let browser: Browser;
let openLink: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([restartingServer(), launch()]);
  openLink = `${server.origin}/a/saitama-2023-open`;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A browser reports every failed request on its console; a story about them expects that. */
const reported = /Failed to load resource|net::ERR_/;
const waiting = (page: Page) => page.getByRole('heading', { name: 'まだ送信できていません' }).waitFor();

test('without a network from the third page on: a reload opens the same page, the answers wait, and go out by themselves', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, await unusedLetterLink(server.origin));
  const before = await chosen(page);
  await keptOffline(page);
  await context.setOffline(true);
  await page.getByText('いまは通信できませんが、このまま回答を続けられます').waitFor();
  await expectAccessible(page);
  await page.reload();
  await onPage(page, 3);
  await page.getByText('いまは通信できませんが、このまま回答を続けられます').waitFor();
  expect(await chosen(page)).toEqual(before);
  // another language is there too
  await page.locator('.form-language-menu summary').click();
  await page.locator('.form-bar button:has(> span[lang="vi"])').click();
  await page.getByText('Trang 3 trên').waitFor();
  await page.locator('.form-language-menu summary').click();
  await page.locator('.form-bar button:has(> span[lang="ja"])').click();
  await onPage(page, 3);
  await page.locator('.form-desks a[href^="tel:"]').first().waitFor({ state: 'attached' });

  await finish(page);
  await waiting(page);
  await page.getByText('この画面を閉じてもかまいません').waitFor();
  await page.getByText(/受付期間は.+までですが/).waitFor();
  await expectAccessible(page);
  await page.reload();
  await waiting(page);
  await context.setOffline(false);
  expect(await receipt(page)).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  await expect
    .poll(() => leftOnDevice(page))
    .toMatchObject({ local: [], session: [], caches: [], workers: 0 });
  expect(opened.faults.filter((fault) => !reported.test(fault))).toEqual([]);
  await context.close();
});

test('without a network and with nothing kept on the device: it says what closing the page would cost', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, openLink, false);
  await context.setOffline(true);
  await page.getByText('この画面を閉じたり、読み込み直したりすると、入力した回答は消えます').waitFor();
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByText('いまは通信できませんが').waitFor({ state: 'detached' });
  await context.close();
});

test('closed while the answers wait: they go out when the survey is opened again with a network, once', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, openLink);
  await keptOffline(page);
  await context.setOffline(true);
  await finish(page);
  await waiting(page);
  await page.close();
  // still without a network: it says so, and shows no answers
  const offline = await anotherTab(context, openLink);
  await waiting(offline);
  await offline.close();
  await context.setOffline(false);
  const sent: Submission[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/responses')) sent.push(request.postDataJSON() as Submission);
  });
  const again = await anotherTab(context, openLink);
  expect(await receipt(again)).toMatch(/\d/);
  expect(sent).toHaveLength(1);
  await context.close();
});

test('the acknowledgement is lost and the server killed: after its start the same receipt is given', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, await unusedLetterLink(server.origin));
  await keptOffline(page);
  const acknowledged: string[] = [];
  await page.route('**/responses', async (route) => {
    const response = await route.fetch();
    acknowledged.push(((await response.json()) as { data: { receipt: string } }).data.receipt);
    await server.kill();
    await route.abort('connectionreset');
  });
  await finish(page);
  await waiting(page);
  await page.unroute('**/responses');
  // nothing can be had from the server now, and the form is there all the same
  await page.reload();
  await waiting(page);
  await server.start();
  expect(await receipt(page)).toBe(acknowledged[0]);
  expect(acknowledged).toHaveLength(1);
  await context.close();
});

test('the network breaks off during the request: what was kept goes out again', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, openLink);
  await page.route('**/responses', (route) => route.abort('connectionreset'), { times: 1 });
  await finish(page);
  await waiting(page);
  await page.close();
  const again = await anotherTab(context, openLink);
  expect(await receipt(again)).toMatch(/\d/);
  await context.close();
});

test('a page that lies in no copy opens with desks, says what is missing, and is there again with the network', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, openLink);
  await keptOffline(page);
  await context.setOffline(true);
  const other = await anotherTab(context, `${server.origin}/a/saitama-2023`);
  await other.getByRole('heading', { name: 'いまは通信できません' }).waitFor();
  expect(await other.locator('.form-desks').getAttribute('open')).not.toBeNull();
  expect(await other.locator('.form-desks a[href^="tel:"]').count()).toBeGreaterThan(2);
  await expectAccessible(other);
  await context.setOffline(false);
  await other.getByRole('link', { name: 'もう一度開く' }).click();
  await startButton(other).waitFor();
  await context.close();
});

test('a copy of an older version of the server gives way at the first opening with a network', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, openLink);
  await keptOffline(page);
  const cached = () =>
    page.evaluate(async () => {
      const cache = await caches.open('tsunagari/form/saitama-2023-open');
      const old = await cache.match('/assets/form-of-then.js');
      return { old: old !== undefined, page: await (await cache.match(location.pathname))?.text() };
    });
  await page.evaluate(async () => {
    const cache = await caches.open('tsunagari/form/saitama-2023-open');
    await cache.put('/assets/form-of-then.js', new Response('"of then"'));
    await cache.put(location.pathname, new Response('<script src="/assets/form-of-then.js"></script>'));
  });
  await page.reload();
  await onPage(page, 3);
  await expect
    .poll(cached)
    .toMatchObject({ old: false, page: expect.stringContaining('<form id="plain-form"') });
  await context.setOffline(true);
  await page.reload();
  await onPage(page, 3);
  await context.close();
});

test('a worker that has a copy holds nobody: what the server says now counts, and the last answers still come in', async () => {
  const demonstration: Demonstration = await serveDemonstration();
  const opened = await visit(browser, demonstration.origin, PHONE);
  const { page, context } = opened;
  try {
    await answerTwoPages(page, demonstration.openLink);
    await keptOffline(page);
    await context.setOffline(true);
    await finish(page);
    await waiting(page);
    const { window } = (
      (await (await fetch(`${demonstration.origin}/api/surveys/saitama-2023-open`)).json()) as {
        data: { window: { closes: string } };
      }
    ).data;
    await page.close();
    await demonstration.setTime(`${window.closes}T23:00:00Z`);
    await context.setOffline(false);
    // the day after closing: the form was opened in time, and its answers are taken
    const late = await anotherTab(context, demonstration.openLink);
    expect(await receipt(late)).toMatch(/\d/);
    await late.goto(demonstration.openLink);
    await late.getByRole('heading', { name: 'この調査の受付は終了しました' }).waitFor();
  } finally {
    await context.close();
    await demonstration.stop();
  }
});
