import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTwoPages, button, finish, onPage, receipt } from './draft-walk.ts';
import { startButton } from './form-walk.ts';
import { leftOnDevice, NOTHING_LEFT } from './harness/left-on-device.ts';
import { launch, PHONE, visit } from './harness/open-page.ts';
import { type RunningServer, startServer } from './harness/start-server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const closeAtOnce = (page: Page): Promise<void> => page.getByRole('link', { name: 'すぐに閉じる' }).click();
const gone = (page: Page): Promise<void> => page.waitForURL(/leave\.html$/, { timeout: 30_000 });

/** Addresses in the history of a tab, as the browser itself lists them when its Back button is held. */
async function historyOf(context: BrowserContext, page: Page): Promise<string[]> {
  const session = await context.newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.map(({ url }) => new URL(url).pathname);
}

const LEFT = /^(blank|\/assets\/leave\.html)$/;

test('from the receipt and from the cover that was come back to, no page of the form stays ahead in the history', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, server.openLink);
  for (const place of [2, 1]) {
    await page.goBack();
    await onPage(page, place);
  }
  await page.goBack();
  await startButton(page).waitFor();
  await closeAtOnce(page);
  await gone(page);
  await expect
    .poll(async () => (await historyOf(context, page)).filter((path) => !LEFT.test(path)), {
      timeout: 30_000,
    })
    .toEqual([]);

  await answerTwoPages(page, server.openLink);
  await finish(page);
  await receipt(page);
  await closeAtOnce(page);
  await gone(page);
  await expect
    .poll(async () => (await historyOf(context, page)).filter((path) => !LEFT.test(path)), {
      timeout: 30_000,
    })
    .toEqual([]);
  expect(opened.faults).toEqual([]);
  await context.close();
});

test('a receipt that comes while the other page is still on its way leaves no mark', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await answerTwoPages(page, server.openLink);
  let free = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    free = resolve;
  });
  await page.route('**/leave.html', async (route) => {
    await answered;
    await route.continue();
  });
  await page.route('**/responses', async (route) => {
    const answer = await route.fetch();
    await page.waitForFunction(() => document.body.childElementCount === 0);
    await route.fulfill({ response: answer });
    // time for the page to see it
    setTimeout(free, 500);
  });
  await finish(page);
  await closeAtOnce(page);
  await gone(page);
  await expect.poll(() => leftOnDevice(page), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await opened.context.close();
});

test('a worker that is still on its way when somebody leaves does not stay', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  let arrived = 0;
  await context.route('**/form-worker.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    arrived += 1;
    await route.continue();
  });
  await page.goto(server.openLink);
  // the whole form is there
  await page.waitForFunction(() => document.querySelector('#root button[type="button"]') !== null);
  await startButton(page, true).click();
  await onPage(page, 1);
  await closeAtOnce(page);
  await gone(page);
  await expect.poll(() => arrived, { timeout: 30_000 }).toBe(1);
  // it is installed, finds nobody, and goes
  await page.waitForTimeout(1500);
  await expect.poll(() => leftOnDevice(page), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await context.close();
});

test('who leaves in one of two tabs leaves nothing on the device until the other is answered on', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, server.openLink);
  const other = await context.newPage();
  await other.goto(server.openLink);
  await other.getByRole('heading', { name: 'ほかの画面で回答しています' }).waitFor();
  await closeAtOnce(other);
  await gone(other);
  await expect.poll(() => leftOnDevice(other), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await button(page, '次へ').click();
  await onPage(page, 4);
  expect((await leftOnDevice(page)).local).toEqual(['tsunagari/draft/saitama-2023-open']);
  await context.close();
});
