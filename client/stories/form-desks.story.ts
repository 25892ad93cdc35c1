import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formLanguageSchema } from '../../instruments/definition/localized-text.ts';
import { expectAccessible } from './form-walk.ts';
import { launch, type OpenedPage, PHONE, visit } from './harness/open-page.ts';
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

/** The day that the server is in: the browser's clock is set to hours of it. */
const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' }).format(new Date());
const at = (clock: string): Date => new Date(`${today()}T${clock}+09:00`);

/** The form, with the desks open. */
async function openDesks(opened: OpenedPage, language = 'ja'): Promise<Page> {
  const { page } = opened;
  await page.goto(`${server.openLink}?lang=${language}`);
  await page.locator('#root[data-taken-over], .form-desks').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.form-desks > summary').click();
  return page;
}
const entry = (page: Page, number: string) =>
  page.locator('.form-desk-list li', { has: page.locator(`a[href="tel:${number}"]`) });
const order = (page: Page) =>
  page.locator('.form-desk-list li a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

const NAVI = '0570783556';
const FREE = '0120783556';

test('the list says who can be reached now, and goes on with the minutes without moving the focus', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  // いのちの電話: the free line 16時〜21時 (on the 10th from 8時), the other 10時〜22時
  await opened.page.clock.install({ time: at('20:59:30') });
  const page = await openDesks(opened);
  await entry(page, FREE).getByText('今つながります').waitFor();
  await expectAccessible(page);
  const before = await order(page);
  await entry(page, NAVI).locator('a').focus();
  await page.clock.runFor(31_000);
  if (!today().endsWith('-10')) await entry(page, FREE).getByText('今は時間外です（次は 明日').waitFor();
  await entry(page, NAVI).getByText('今つながります（22時まで）').waitFor();
  // the words have changed; the entry under the finger has not moved
  expect(await order(page)).toEqual(before);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`tel:${NAVI}`);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.clock.runFor(60_000);
  if (!today().endsWith('-10')) {
    await page.waitForFunction(
      ([navi, free]) => {
        const links = [...document.querySelectorAll('.form-desk-list li a')].map((link) =>
          link.getAttribute('href'),
        );
        return links.indexOf(`tel:${navi}`) < links.indexOf(`tel:${free}`);
      },
      [NAVI, FREE],
    );
  }
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('a clock that is wrong by days claims nothing, and hides nothing', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  await opened.page.clock.setFixedTime(new Date(at('12:00:00').getTime() + 30 * 86_400_000));
  const page = await openDesks(opened);
  expect(await page.locator('.form-desk-state').count()).toBe(0);
  expect(await page.locator('.form-desk-list li').count()).toBeGreaterThan(5);
  expect(await page.locator('.form-emergency a').count()).toBe(2);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('desks opened before the form has come stay open when it takes over', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/form-entry-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.openLink);
  await page.locator('.form-desks > summary').click();
  release();
  // only the whole form has the button that shows desks without a step in the history
  await page.waitForLoadState('networkidle');
  expect(await page.locator('.form-desks').getAttribute('open')).not.toBeNull();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('desks-summary');
  await opened.context.close();
});

test('beside a free text stand who listens now and that nobody reads it now; before what may hurt, the way to skip', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(server.openLink);
  await page
    .getByRole('button', { name: /同意して/ })
    .last()
    .click();
  const heading = page.locator('.form-screen-heading');
  await heading.getByText('中1ページ').waitFor();
  let [sensitive, beside] = [0, 0];
  for (let pages = 0; pages < 60; pages += 1) {
    const words = await heading.textContent();
    if (await page.locator('.form-sensitive').count()) {
      sensitive += 1;
      const places = await page.evaluate(() => {
        const top = (name: string) => document.querySelector(name)?.getBoundingClientRect().top ?? 0;
        return [top('.form-sensitive'), top('.form-question')];
      });
      expect(places[0]).toBeLessThan(places[1] as number);
      if (sensitive === 1) await expectAccessible(page);
    }
    if (await page.locator('textarea').count()) {
      beside += 1;
      const block = page.locator('.form-beside-text');
      await block.getByText('ここに書かれたことを、すぐに読む人はいません。').waitFor();
      expect(await block.locator('li').count()).toBe(3);
      await block.locator('.form-desk-state--open').first().waitFor();
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: '次へ' }).click();
    await page.waitForFunction(
      (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
      words,
    );
    if (await page.getByRole('button', { name: '送信する', exact: true }).count()) break;
  }
  // once for pages in a row, and not on those that ask for words only
  expect(sensitive).toBeGreaterThan(1);
  expect(sensitive).toBeLessThan(10);
  expect(beside).toBeGreaterThan(0);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test.each(formLanguageSchema.options.filter((language) => !/junior|primary/.test(language)))(
  'the list reads well and is found accessible in %s',
  async (language) => {
    const opened = await visit(browser, server.origin, PHONE);
    const page = await openDesks(opened, language);
    await expectAccessible(page);
    expect(await page.locator('.form-emergency a').count()).toBe(2);
    expect(opened.faults).toEqual([]);
    await opened.context.close();
  },
);
