import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Submission } from '../../server/contract/api.ts';
import {
  anotherTab,
  answerTwoPages,
  button,
  chosen,
  draftOf,
  finish,
  heading,
  onPage,
  putDraft,
  receipt,
} from './draft-walk.ts';
import { expectAccessible, startButton, unusedLetterLink } from './form-walk.ts';
import { leftOnDevice, NOTHING_LEFT } from './harness/left-on-device.ts';
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

const OPEN = 'saitama-2023-open';
const LETTER = 'saitama-2023';

test('the two ways to begin stand there with what each means, as clear as each other', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(server.openLink);
  const [saving, unsaved] = [startButton(page, true), startButton(page)];
  const looks = (one: typeof saving) =>
    one.evaluate((element) => {
      const { backgroundColor, color, fontSize, width } = getComputedStyle(element);
      return { backgroundColor, color, fontSize, width };
    });
  expect(await looks(saving)).toEqual(await looks(unsaved));
  await page.getByText('7日たつまでは、この端末を使うほかの方も、途中の回答を開くことができます').waitFor();
  await page.getByText('ほかの方も使う端末では、こちらを選んでください').waitFor();
  await expectAccessible(page);
  expect(await leftOnDevice(page)).toEqual(NOTHING_LEFT);
  await opened.context.close();

  // without a script nothing can be kept: one way to begin
  const plain = await visit(browser, server.origin, PHONE, { script: false });
  await plain.page.goto(server.openLink);
  expect(await startButton(plain.page, true).isVisible()).toBe(false);
  await plain.page.getByRole('button', { name: '同意して回答を始める' }).click();
  await plain.page.getByText('中1ページ').first().waitFor();
  await plain.context.close();
});

test('a reload leads straight back to the same page, with what was chosen and typed', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await answerTwoPages(page, server.openLink);
  const before = await chosen(page);
  expect(before).not.toEqual([]);
  // no pause before the reload: what was pressed last counts too
  await page.reload();
  await onPage(page, 3);
  expect(await chosen(page)).toEqual(before);
  await button(page, '前へ').click();
  await onPage(page, 2);
  expect(await chosen(page)).not.toEqual([]);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('before the form has come a reload keeps the first answers and the code, and the way out takes them away', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  // a line on which the form never arrives
  await page.route('**/form-entry-*.js', () => undefined);
  const link = await unusedLetterLink(server.origin);
  await page.goto(link);
  await startButton(page, true).click();
  await onPage(page, 1);
  await page.locator('.form-question label:has(input)').nth(1).click();
  const before = await chosen(page);
  await page.goto(`${server.origin}/a/${LETTER}`);
  await onPage(page, 1);
  expect(await chosen(page)).toEqual(before);
  await page.getByRole('link', { name: 'すぐに閉じる' }).click();
  await page.waitForURL(/blank\.html$/);
  expect(await leftOnDevice(page)).toEqual(NOTHING_LEFT);

  await page.goto(link);
  await startButton(page, true).click();
  await page.locator('.form-question label:has(input)').nth(1).click();
  await page.unroute('**/form-entry-*.js');
  await page.reload();
  await expect
    .poll(() => draftOf(page, LETTER), { timeout: 30_000 })
    .toMatchObject({ code: expect.stringMatching(/.{4}-.{4}-.{4}/) });
  expect(await chosen(page)).toEqual(before);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([`tsunagari/here/${LETTER}`]);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('after the tab was closed the person is asked, sees no answers before, and goes on in the same language', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  await answerTwoPages(opened.page, server.openLink);
  const before = await chosen(opened.page);
  await opened.page.locator('.form-language-menu summary').click();
  await opened.page.locator('.form-bar button:has(> span[lang="en"])').click();
  await heading(opened.page).getByText('Page 3 of').waitFor();
  await opened.page.close();

  const page = await anotherTab(opened.context, server.openLink);
  await page.getByRole('heading', { name: '前回の続きがあります' }).waitFor();
  expect(await page.locator('.form-question').count()).toBe(0);
  expect(await page.getByRole('button', { name: '続きから答える' }).count()).toBe(1);
  await expectAccessible(page);
  await button(page, '続きから答える').click();
  await heading(page).getByText('Page 3 of').waitFor();
  expect(await chosen(page)).toEqual(before);
  await opened.context.close();
});

test('what was kept can be thrown away, and then nothing is left of it', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  await answerTwoPages(opened.page, server.openLink);
  await opened.page.close();
  const page = await anotherTab(opened.context, server.openLink);
  await button(page, '消して最初から').click();
  await startButton(page, true).waitFor();
  await expect.poll(() => leftOnDevice(page), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await startButton(page).click();
  await onPage(page, 1);
  expect(await chosen(page)).toEqual([]);
  await opened.context.close();
});

test('the way back of the phone leads to the page before, to the cover, and only then out', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(`${server.origin}/`);
  await answerTwoPages(page, server.openLink);
  await page.goBack();
  await onPage(page, 2);
  await page.goForward();
  await onPage(page, 3);
  // one step back by the page, one by the phone
  await button(page, '前へ').click();
  await onPage(page, 2);
  await page.goBack();
  await onPage(page, 1);
  expect(await chosen(page)).not.toEqual([]);
  await page.goBack();
  await startButton(page, true).waitFor();
  await startButton(page, true).click();
  await onPage(page, 1);
  expect(await chosen(page)).not.toEqual([]);
  await page.reload();
  await onPage(page, 1);
  await page.goBack();
  await startButton(page, true).waitFor();
  await page.goBack();
  expect(page.url()).toBe(`${server.origin}/`);
  // from outside forward again: the answers are there
  await page.goForward();
  await onPage(page, 1);
  expect(await chosen(page)).not.toEqual([]);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('of two tabs one writes; the other takes over with the newest answers, and both sends are one response', async () => {
  const opened = await visit(browser, server.origin, DESKTOP);
  const first = opened.page;
  await answerTwoPages(first, await unusedLetterLink(server.origin));
  const second = await anotherTab(opened.context, `${server.origin}/a/${LETTER}`);
  await second.getByRole('heading', { name: 'ほかの画面で回答しています' }).waitFor();
  expect(await second.locator('.form-question').count()).toBe(0);
  await expectAccessible(second);

  await first.locator('.form-question label:has(input)').nth(1).click();
  const newest = await chosen(first);
  await expect
    .poll(async () => JSON.stringify(await draftOf(first, LETTER)))
    .toContain(newest[0]?.split('=')[0]);
  await button(second, 'この画面で続ける').click();
  await onPage(second, 3);
  expect(await chosen(second)).toEqual(newest);
  await first.getByRole('heading', { name: 'ほかの画面で回答しています' }).waitFor();

  const sent: Submission[] = [];
  opened.context.on('request', (request) => {
    if (request.url().endsWith('/responses')) sent.push(request.postDataJSON() as Submission);
  });
  await button(first, 'この画面で続ける').click();
  await onPage(first, 3);
  await second.getByRole('heading', { name: 'ほかの画面で回答しています' }).waitFor();
  await first.bringToFront();
  await finish(first);
  const number = await receipt(first);
  expect(number).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  expect(sent).toHaveLength(1);
  // nothing is left to go on with
  await button(second, 'この画面で続ける').click();
  await startButton(second, true).waitFor();
  // and the letter has been answered
  await startButton(second).click();
  await second.getByRole('heading', { name: 'このお手紙からは回答済みです' }).waitFor();
  expect(sent).toHaveLength(1);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('where no code is asked for, what another tab has sent is no beginning of a second response', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const first = opened.page;
  await answerTwoPages(first, server.openLink);
  const second = await anotherTab(opened.context, server.openLink);
  await button(second, 'この画面で続ける').click();
  await onPage(second, 3);
  await button(first, 'この画面で続ける').click();
  await onPage(first, 3);
  await first.bringToFront();
  await finish(first);
  await receipt(first);
  await second.bringToFront();
  await button(second, 'この画面で続ける').click();
  await startButton(second).click();
  await onPage(second, 1);
  expect(await chosen(second)).toEqual([]);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('a device that is full says so once and goes on; the browser asks before the page is closed', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(server.openLink);
  await page.evaluate(() => {
    let size = 4_000_000;
    for (let part = 0; size > 10; part += 1) {
      try {
        localStorage.setItem(`somebody else's ${part}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.accept();
  });
  await startButton(page, true).click();
  await page.getByText('この端末には、回答を保存できません').waitFor();
  await page.locator('.form-question label:has(input)').first().click();
  await expectAccessible(page);
  await page.reload();
  expect(asked).toBe(1);
  await startButton(page, true).click();
  await onPage(page, 1);
  await finish(page);
  expect(await receipt(page)).toMatch(/\d/);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('where storage is forbidden the form works and says that nothing is kept', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.addInitScript(() => {
    const forbidden = (): never => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get: forbidden });
  });
  await page.goto(server.openLink);
  await startButton(page, true).click();
  await onPage(page, 1);
  await page.getByText('この端末には、回答を保存できません').waitFor();
  await finish(page);
  expect(await receipt(page)).toMatch(/\d/);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('a draft that is damaged, of another questionnaire or over its time is never opened, and the page says why', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await answerTwoPages(page, server.openLink);
  const draft = await draftOf(page, OPEN);
  expect(draft).not.toBeNull();
  await page.close();
  const other = { id: 'saitama-2023', version: '1', sha256: 'f'.repeat(64) };
  for (const [bad, words] of [
    ['{"format":1,', '回答を読み取れませんでした'],
    ['42', '回答を読み取れませんでした'],
    [{ ...draft, format: 2 }, '回答を読み取れませんでした'],
    [
      { ...draft, filledIn: { answers: { __proto__: [] }, typed: [], page: 3 } },
      '回答を読み取れませんでした',
    ],
    [{ ...draft, questionnaire: other }, '調査票が新しくなったため'],
    [{ ...draft, keptUntil: '2020-01-01' }, '保存の期限が過ぎたため'],
  ] as const) {
    const again = await anotherTab(opened.context, `${server.origin}/favicon.svg`);
    await putDraft(again, OPEN, bad);
    await again.goto(server.openLink);
    await again.getByText(words).waitFor();
    await startButton(again, true).waitFor();
    expect(await draftOf(again, OPEN)).toBeNull();
    await again.close();
  }
  await opened.context.close();
});

test('a clock that is a day wrong, or goes back, loses nothing', async () => {
  for (const days of [1, -1, 400, -400]) {
    const opened = await visit(browser, server.origin, PHONE);
    await answerTwoPages(opened.page, server.openLink);
    const before = await chosen(opened.page);
    await opened.page.close();
    const page = await opened.context.newPage();
    await page.clock.setFixedTime(Date.now() + days * 86_400_000);
    await page.goto(server.openLink);
    await button(page, '続きから答える').click();
    await onPage(page, 3);
    expect(await chosen(page)).toEqual(before);
    await page.locator('.form-question label:has(input)').nth(1).click();
    const newest = await chosen(page);
    await page.close();
    // the clock is right again
    const right = await anotherTab(opened.context, server.openLink);
    await button(right, '続きから答える').click();
    await onPage(right, 3);
    expect(await chosen(right)).toEqual(newest);
    await opened.context.close();
  }
});

test('after the receipt nothing is left but that answers to the open survey were sent from here', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await answerTwoPages(page, server.openLink);
  await finish(page);
  expect(await receipt(page)).toMatch(/\d/);
  await expect
    .poll(() => leftOnDevice(page), { timeout: 30_000 })
    .toEqual({ ...NOTHING_LEFT, local: [`tsunagari/answered/${OPEN}`] });
  // a mark says that there was an answer, and not which
  expect(await page.evaluate((name) => localStorage.getItem(name), `tsunagari/answered/${OPEN}`)).toMatch(
    /^\d{4}-\d{2}-\d{2}$/,
  );
  await page.goto(server.openLink);
  await page.getByText('この端末からは、すでに回答が送られています').waitFor();
  await expectAccessible(page);
  // no hindrance
  await startButton(page).click();
  await onPage(page, 1);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('who does not want answers kept leaves nothing, and is asked before they are lost', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.accept();
  });
  await answerTwoPages(page, server.openLink, false);
  expect(await leftOnDevice(page)).toEqual(NOTHING_LEFT);
  await page.reload();
  expect(asked).toBe(1);
  await startButton(page).waitFor();
  // the cover goes back to its own entry of the history
  await page.waitForFunction(() => !window.history.state?.place);
  // who changes the mind on the cover takes away what was kept until then
  await answerTwoPages(page, server.openLink);
  for (let places = 0; places < 3; places += 1) {
    await page.goBack();
    if (places < 2) await onPage(page, 2 - places);
  }
  await startButton(page).click();
  await onPage(page, 1);
  await expect.poll(() => leftOnDevice(page), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  expect(await chosen(page)).not.toEqual([]);
  await opened.context.close();
});

test('the way out clears the device, and neither Back nor Forward leads to the form', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.accept();
  });
  await page.goto(`${server.origin}/`);
  await answerTwoPages(page, server.openLink);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration('/a/'))?.active);
  await page.getByRole('link', { name: 'すぐに閉じる' }).click();
  await page.waitForURL(/blank\.html$/);
  await page.waitForLoadState();
  await expect
    .poll(() => page.evaluate(() => document.body.textContent?.trim()), { timeout: 30_000 })
    .toBe('');
  await expect.poll(() => leftOnDevice(page), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  await page.goForward();
  expect(page.url()).toMatch(/blank\.html$/);
  await page.goBack();
  if (page.url() !== `${server.origin}/`) await page.goBack();
  expect(page.url()).toBe(`${server.origin}/`);
  expect(asked).toBe(0);
  await page.goto(server.openLink);
  await startButton(page).waitFor();

  // also before the form has come, and from the question whether to go on
  await answerTwoPages(page, server.openLink);
  await page.close();
  const again = await anotherTab(opened.context, server.openLink);
  await again.getByRole('heading', { name: '前回の続きがあります' }).waitFor();
  await again.getByRole('link', { name: 'すぐに閉じる' }).click();
  await again.waitForURL(/blank\.html$/);
  await expect.poll(() => leftOnDevice(again), { timeout: 30_000 }).toEqual(NOTHING_LEFT);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});
