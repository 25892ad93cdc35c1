import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerQuestionnaire,
  carefulResident,
  chooseLanguage,
  expectAccessible,
  expectNoSidewaysScroll,
  startButton,
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

describe('the form for everyone', () => {
  // every page on a phone; on a desktop, where only the width differs, every third
  test.each([
    ['a phone', PHONE, 1],
    ['a desktop', DESKTOP, 3],
  ])('axe finds nothing on any page on %s, and nothing scrolls sideways', async (_name, viewport, every) => {
    const opened = await visit(browser, server.origin, viewport);
    const { page } = opened;
    await page.goto(server.openLink);
    await startButton(page).waitFor();
    await expectAccessible(page);
    let pages = 0;
    await answerQuestionnaire(page, carefulResident, async () => {
      if (pages % every === 0) await expectAccessible(page);
      pages += 1;
    });
    expect(pages).toBeGreaterThan(20);
    await expectAccessible(page);
    await page.getByRole('button', { name: '送信する' }).click();
    await page.locator('.form-receipt__number').waitFor();
    await expectAccessible(page);
    await chooseLanguage(page, 'en');
    await page.getByRole('heading', { name: 'Your answers have been received' }).waitFor();
    await expectAccessible(page);
    expect(opened.faults).toEqual([]);
    await opened.context.close();
  });

  test('at 400 % zoom no page scrolls sideways', async () => {
    const opened = await visit(browser, server.origin, NARROW);
    const { page } = opened;
    await page.goto(server.openLink);
    await page.getByRole('link', { name: '相談先' }).click();
    await expectNoSidewaysScroll(page);
    await answerQuestionnaire(page, carefulResident, () => expectNoSidewaysScroll(page));
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: '送信する' }).click();
    await page.locator('.form-receipt__number').waitFor();
    await expectNoSidewaysScroll(page);
    expect(opened.faults).toEqual([]);
    await opened.context.close();
  });

  test('every target on a phone is at least 44 pixels high', async () => {
    const opened = await visit(browser, server.origin, PHONE);
    const { page } = opened;
    await page.goto(server.openLink);
    const small: string[] = [];
    const measure = async (): Promise<void> => {
      const found = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'button, summary, label:has(input), select, .form-question input:not(label input), textarea, .form-tel',
          ),
        ]
          .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().height < 44)
          .map((element) => `${element.className}: ${element.textContent}`),
      );
      small.push(...found);
    };
    await page.getByRole('link', { name: '相談先' }).click();
    await measure();
    await answerQuestionnaire(page, carefulResident, measure);
    await measure();
    expect(small).toEqual([]);
    await opened.context.close();
  });

  test('works by keyboard alone, and every new page is announced by its heading', async () => {
    const opened = await visit(browser, server.origin, DESKTOP);
    const { page } = opened;
    await page.goto(server.openLink);
    await startButton(page).focus();
    await page.keyboard.press('Enter');
    // on the page of plain HTML 選択を解除 is one of the options; the form has taken over, and the focus with it
    await page.waitForFunction(() => document.getElementById('plain-form') === null);
    await page.waitForFunction(() => document.activeElement?.matches('.form-screen-heading'));
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await focused()).toMatch(/ページ中1ページ/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('.form-question input:checked').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.form-question input').nth(1).isChecked()).toBe(true);
    // 選択を解除, 前へ (not on the first page), 次へ
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/の選択を解除$/);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('次へ');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /中2ページ/.test(document.activeElement?.textContent ?? ''));
    expect(opened.faults).toEqual([]);
    await opened.context.close();
  });

  test('says in forced colours what is chosen', async () => {
    const opened = await visit(browser, server.origin, PHONE);
    const { page } = opened;
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(server.openLink);
    await startButton(page).click();
    // what is looked at must not be replaced meanwhile: the form has taken the page over
    await page.waitForFunction(() => document.getElementById('plain-form') === null);
    const option = page.locator('.form-question label:has(input)').first();
    await option.click();
    const control = option.locator('input');
    // the browser's own control, which the system draws in its own colours
    expect(await control.evaluate((input) => getComputedStyle(input).appearance)).toBe('auto');
    expect(await control.evaluate((input) => getComputedStyle(input).opacity)).toBe('1');
    await opened.context.close();
  });
});
