import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formTexts } from '../../instruments/form-texts/form-texts.ts';
import {
  answerPage,
  carefulResident,
  expectAccessible,
  expectNoSidewaysScroll,
  unusedLetterLink,
} from './form-walk.ts';
import { DESKTOP, launch, PHONE, visit } from './harness/open-page.ts';
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

const NARROW = { width: 320, height: 640 };
const WIDTHS = [NARROW, PHONE, DESKTOP];

/** Presses a button of the form, which fetches the next page. */
async function press(page: Page, go: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.locator(`button[name="go"][value="${go}"]:visible`).click(),
  ]);
}

/** From the first questions to the page with the button that sends. */
async function answerAll(
  page: Page,
  onPage: (turn: number) => Promise<void> = async () => {},
): Promise<number> {
  let turn = 0;
  while (!(await page.locator('button[value="send"]:visible').count())) {
    turn += 1;
    expect(turn).toBeLessThan(80);
    await answerPage(page, carefulResident);
    await onPage(turn);
    await press(page, 'next');
  }
  return turn;
}

async function accessibleAtEveryWidth(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize(width);
    await expectAccessible(page);
  }
}

const READERS = [
  ['ja-JP', 'ja', '回答を受け付けました'],
  ['en-GB', 'en', 'Your answers have been received'],
] as const;

/** From the letter's address, its code typed, to the receipt. */
async function fromLetterToReceipt(
  page: Page,
  heading: string,
  onPage: (turn: number) => Promise<void>,
): Promise<void> {
  const link = new URL(await unusedLetterLink(server.origin));
  await page.goto(link.origin + link.pathname);
  await onPage(0);
  await press(page, 'start');
  await page.locator('#access-code-fault').waitFor();
  await onPage(0);
  await page.locator('#access-code').fill(link.hash.replace('#code=', ''));
  await press(page, 'start');
  expect(await answerAll(page, onPage)).toBeGreaterThan(20);
  await onPage(0);
  await press(page, 'send');
  await page.getByRole('heading', { name: heading }).waitFor();
  expect(await page.locator('.form-receipt__number').textContent()).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  await onPage(0);
}

describe('without JavaScript', () => {
  test.each(READERS)(
    'a resident who reads %s comes from the letter to the receipt',
    async (language, tag, heading) => {
      const opened = await visit(browser, server.origin, NARROW, { script: false, language });
      const { page } = opened;
      // where nothing can be kept there is nothing to choose from
      const link = new URL(await unusedLetterLink(server.origin));
      await page.goto(link.origin + link.pathname);
      const begin = page.locator('.form-consent button:visible');
      const { consentButton } = formTexts[language === 'ja-JP' ? 'ja' : 'en'];
      expect(await begin.allInnerTexts()).toEqual([consentButton]);
      await fromLetterToReceipt(page, heading, async () => {
        expect(await page.locator('html').getAttribute('lang')).toBe(tag);
        await expectNoSidewaysScroll(page);
      });
      // the page that asks for the code again: its status says so, and the console repeats it
      expect(opened.faults.filter((fault) => !fault.includes('status of 422'))).toEqual([]);
      await opened.context.close();
    },
  );

  // axe is itself a script and needs a browser that runs it: here no script of ours is delivered
  test.each(process.env.DOSE === 'full' ? READERS : READERS.slice(0, 1))(
    'axe finds nothing on the way for who reads %s',
    async (language, tag, heading) => {
      const opened = await visit(browser, server.origin, PHONE, { language });
      const { page } = opened;
      await page.route(/\.js$/, (route) => route.abort());
      await fromLetterToReceipt(page, heading, async (turn) => {
        if (turn % 6 === 0) await accessibleAtEveryWidth(page);
        else if (tag === 'ja') await expectAccessible(page);
      });
      await opened.context.close();
    },
  );

  test('a number that cannot be right is asked for again, Enter goes on, and an answer can be taken back', async () => {
    const opened = await visit(browser, server.origin, PHONE, { script: false });
    const { page } = opened;
    await page.goto(server.openLink);
    await press(page, 'start');
    const clear = page.locator('.form-clear label').first();
    expect(await clear.isVisible()).toBe(false);
    await page.locator('.form-option input').first().check();
    await clear.click();
    expect(await page.locator('.form-option input:checked').count()).toBe(0);
    while (!(await page.locator('#question-age').count())) await press(page, 'next');
    await page.locator('#question-age').fill('999');
    await Promise.all([page.waitForEvent('load'), page.locator('#question-age').press('Enter')]);
    await page.locator('#question-age-error').waitFor();
    expect(await page.title()).toMatch(/^入力をご確認ください/);
    await expectNoSidewaysScroll(page);
    await page.locator('.form-notice a').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('question-age');
    await page.locator('#question-age').fill('70');
    await Promise.all([page.waitForEvent('load'), page.locator('#question-age').press('Enter')]);
    expect(await page.locator('#question-age').count()).toBe(0);
    await opened.context.close();
  });

  test('the language changes on any page and keeps what was chosen, and readings can be hidden', async () => {
    const opened = await visit(browser, server.origin, PHONE, { script: false });
    const { page } = opened;
    await page.goto(server.openLink);
    await press(page, 'start');
    await page.locator('.form-option input').nth(1).check();
    await page.locator('.form-language-menu summary').click();
    await Promise.all([
      page.waitForEvent('load'),
      page.locator('button[name="language"][value="ja-x-easy"]').click(),
    ]);
    expect(await page.locator('html').getAttribute('lang')).toBe('ja-x-easy');
    expect(await page.locator('.form-option input').nth(1).isChecked()).toBe(true);
    expect(await page.locator('rt').first().isVisible()).toBe(true);
    await expectNoSidewaysScroll(page);
    await Promise.all([page.waitForEvent('load'), page.locator('button[name="readings"]').click()]);
    expect(await page.locator('rt').first().isVisible()).toBe(false);
    expect(await page.locator('.form-option input').nth(1).isChecked()).toBe(true);
    await opened.context.close();
  });
});

describe('with JavaScript, where the form itself cannot be fetched', () => {
  test('the first page goes on without it, with the code of the link and what was answered', async () => {
    const opened = await visit(browser, server.origin, PHONE);
    const { page } = opened;
    await page.route(/form-entry/, (route) => route.abort());
    await page.goto(await unusedLetterLink(server.origin));
    await page.locator('button[value="start"]:visible').click();
    await page.locator('.form-option input').first().check();
    // a press while the form is still being asked for waits for it, and says so when it does not come
    await page.waitForTimeout(500);
    const next = page.locator('button[value="next"]:visible');
    await next.click();
    await page.waitForLoadState();
    await page.getByText('中2ページ').waitFor();
    await press(page, 'back');
    expect(await page.locator('.form-option input').first().isChecked()).toBe(true);
    await answerAll(page);
    await press(page, 'send');
    await page.locator('.form-receipt__number').waitFor();
    await opened.context.close();
  });

  test('another language can be had before the form has come, and the code of the link is kept', async () => {
    const opened = await visit(browser, server.origin, PHONE);
    const { page } = opened;
    await page.route(/form-entry/, () => undefined);
    const link = await unusedLetterLink(server.origin);
    await page.goto(link);
    const list = page.locator('.form-language-menu summary');
    if (await list.count()) await list.click();
    await Promise.all([
      page.waitForEvent('load'),
      page.locator('button[name="language"][value="en"]').click(),
    ]);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const code = await page.locator('#access-code').inputValue();
    expect(link).toContain(code.replaceAll('-', '').slice(0, 4));
    expect(opened.faults).toEqual([]);
    await opened.context.close();
  });

  test('nothing moves when the form takes the first questions over', async () => {
    const opened = await visit(browser, server.origin, PHONE);
    const { page } = opened;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/form-entry/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(server.openLink);
    await page.locator('button[value="start"]:visible').click();
    await page.locator('.form-option input').first().check();
    const places = () =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll(
            '.form-question, .form-option, .form-clear, .form-button, .form-note, h2, h3',
          ),
        ]
          .filter((element) => element.closest('.form-clear') === null || element.className === 'form-clear')
          .map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return `${element.className} ${[x, y, width, height].map((one) => Math.round(one * 10)).join(' ')}`;
          }),
      );
    const before = await places();
    expect(before.length).toBeGreaterThan(10);
    release();
    await page.waitForFunction(() => document.getElementById('plain-form') === null);
    expect(await places()).toEqual(before);
    expect(await page.locator('.form-option input').first().isChecked()).toBe(true);
    expect(opened.faults).toEqual([]);
    await opened.context.close();
  });
});
