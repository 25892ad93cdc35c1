import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTwoPages, button, finish, onPage, receipt } from './draft-walk.ts';
import { startButton, unusedLetterLink } from './form-walk.ts';
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
const gone = (page: Page): Promise<void> => page.waitForURL(/blank\.html$/, { timeout: 30_000 });

/** A promise, and what fulfils it. */
function gate(): [passed: Promise<void>, open: () => void] {
  let open = (): void => undefined;
  return [new Promise<void>((resolve) => (open = resolve)), () => open()];
}

/** Address and title of each entry in the history of a tab, as the browser itself lists them when its Back button is held. */
async function historyOf(context: BrowserContext, page: Page): Promise<string[]> {
  const session = await context.newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.map(({ url, title }) => `${new URL(url).pathname} ${title}`.trim());
}

const LEFT = /^(blank|\/assets\/blank\.html( 新しいタブ)?)$/;

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
  const [left, leave] = gate();
  const [received, receive] = gate();
  await page.route('**/blank.html', async (route) => {
    await received;
    await route.continue();
  });
  await page.route('**/responses', async (route) => {
    const response = await route.fetch();
    await left;
    await route.fulfill({ response });
  });
  await finish(page);
  // the click itself would wait for the other page
  await page.getByRole('link', { name: 'すぐに閉じる' }).click({ noWaitAfter: true });
  await page.waitForFunction(() => document.body.childElementCount === 0, undefined, { polling: 50 });
  leave();
  // time for the page to see the receipt
  setTimeout(receive, 500);
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

test('who leaves in one of two tabs leaves nothing on the device: the other says so, and keeps nothing any more', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, server.openLink);
  const other = await context.newPage();
  await other.goto(server.openLink);
  await other.getByRole('heading', { name: 'ほかの画面で回答しています' }).waitFor();
  await closeAtOnce(other);
  await gone(other);
  await expect.poll(() => leftOnDevice(other), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await page.getByText('この端末に保存されていた回答が消されました').waitFor();
  await button(page, '次へ').click();
  await onPage(page, 4);
  await expect.poll(() => leftOnDevice(page), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await context.close();
});

test('a link with a code that is opened over the cover fills the field, later it is only removed; the way out leaves none of it', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  const link = await unusedLetterLink(server.origin);
  const [address, hash] = link.split('#');
  await page.goto(address ?? '');
  const open = async (): Promise<void> => {
    await page.evaluate((code) => {
      location.hash = code;
    }, hash ?? '');
    await page.waitForFunction(() => location.hash === '');
  };
  await open();
  await startButton(page, true).click();
  await onPage(page, 1);
  await open();
  await onPage(page, 1);
  await closeAtOnce(page);
  await gone(page);
  await expect
    .poll(async () => (await historyOf(context, page)).filter((path) => !LEFT.test(path)), {
      timeout: 30_000,
    })
    .toEqual([]);
  await context.close();
});

test('after a reload on the third page the way out, pressed before the form has come, leaves no page before it', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, server.openLink);
  await context.route('**/form-entry-*.js', () => new Promise(() => undefined));
  await page.reload();
  await closeAtOnce(page);
  await gone(page);
  await expect
    .poll(async () => (await historyOf(context, page)).filter((path) => !LEFT.test(path)), {
      timeout: 30_000,
    })
    .toEqual([]);
  await expect.poll(() => leftOnDevice(page), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await context.close();
});

test('without a network, and from the privacy notice, the way out leads to the empty page', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, server.openLink);
  await context.setOffline(true);
  await closeAtOnce(page);
  await gone(page);
  expect(await page.locator('body *').count()).toBe(0);
  await context.setOffline(false);
  await expect.poll(() => page.title(), { timeout: 30_000 }).toBe('新しいタブ');

  await answerTwoPages(page, server.openLink);
  const notice = await context.newPage();
  await notice.goto(`${server.openLink}/privacy`);
  await closeAtOnce(notice);
  await gone(notice);
  await expect
    .poll(async () => (await historyOf(context, notice)).filter((path) => !LEFT.test(path)))
    .toEqual([]);
  await page.getByText('この端末に保存されていた回答が消されました').waitFor();
  await expect.poll(() => leftOnDevice(notice), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await context.close();
});

test('a link for shared devices takes away what a link for own devices has left, of every survey', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await answerTwoPages(page, server.openLink);
  await expect.poll(async () => (await leftOnDevice(page)).caches, { timeout: 30_000 }).toHaveLength(1);
  await page.goto(`${server.origin}/a/school-demo/school`);
  await expect.poll(() => leftOnDevice(page), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await context.close();
});
