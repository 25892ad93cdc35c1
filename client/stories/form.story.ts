import { readFile } from 'node:fs/promises';
import jsQR from 'jsqr';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Submission } from '../../server/contract/api.ts';
import {
  answerPage,
  answerQuestionnaire,
  carefulResident,
  chooseLanguage,
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

/** The body of the one submission a page sends. */
function submissionOf(page: Page): Promise<Submission> {
  return page
    .waitForRequest((request) => request.url().endsWith('/responses'))
    .then((request) => request.postDataJSON() as Submission);
}

async function counted(surveyId: string): Promise<{ page: Page; total: number; close: () => Promise<void> }> {
  const { page, context } = await visit(browser, server.origin, DESKTOP);
  await page.goto(`${server.origin}/staff/surveys/${surveyId}/returns`);
  await page.getByLabel('名前', { exact: true }).fill(server.administrator.name);
  await page.getByLabel('パスワード').fill(server.administrator.password);
  await page.getByRole('button', { name: 'ログイン' }).click();
  // the login page of a demonstration carries the mark too: only this heading says that the login is over
  await page.getByRole('heading', { level: 1, name: '回収状況' }).waitFor();
  const answer = await page.request.get(`${server.origin}/api/staff/surveys/${surveyId}/returns`);
  const total: number = (await answer.json()).data.total.responses.total;
  return { page, total, close: () => context.close() };
}

test('a letter’s link, the whole questionnaire on a phone, the receipt, the count, the exported cross-tab', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(server.letterLink);
  await page.getByText('お手紙の回答コードを読み取りました').waitFor();
  expect(page.url()).not.toContain('#');
  expect(page.url()).not.toContain('code');
  for (const part of [
    '所要時間',
    '受付期間',
    '調査の目的',
    '対象となる方',
    'お一人につき1回',
    'お問い合わせ先',
  ])
    expect(await page.getByText(part).count()).toBeGreaterThan(0);
  await page.getByText('同意されない場合は、このページを閉じてください').waitFor();
  expect(await page.locator('.form-desks').getByText('まだ確認していません').count()).toBe(1);
  expect(await page.locator('.form-facts').textContent()).toMatch(/20\d\d年（令和\d+年）\d+月\d+日（.）から/);

  const progress: string[] = [];
  const sending = submissionOf(page);
  const answered = await answerQuestionnaire(page, carefulResident, async (words) => {
    progress.push(words);
    // the mark, the desks and the way out stand on every page, and the new page has the focus
    expect(await page.getByText('デモ：合成データ').count()).toBe(1);
    expect(await page.locator('.form-desks a[href^="tel:"]').count()).toBeGreaterThan(2);
    expect(await page.getByRole('link', { name: 'すぐに閉じる' }).count()).toBe(1);
  });
  expect(progress.length).toBeGreaterThan(20);
  expect(progress[2]).toMatch(/^全2\dページ中3ページ/);
  expect(progress.at(-1)).toContain(`全${progress.length}ページ中${progress.length}ページ`);

  await page.getByRole('button', { name: '送信する' }).click();
  await page.getByRole('heading', { name: '回答を受け付けました' }).waitFor();
  expect(await page.locator('.form-receipt__number').textContent()).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  expect(await page.locator('.form-desks').getAttribute('open')).not.toBeNull();

  const sent = await sending;
  expect(Object.keys(sent.answers as object).sort()).toEqual([...answered].sort());
  expect(sent).toMatchObject({ language: 'ja', consent: { agreed: true } });
  expect(sent.submissionKey).toMatch(/^[0-9a-f]{32}$/);
  expect(
    await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length),
  ).toBe(0);
  expect(opened.faults).toEqual([]);
  await opened.context.close();

  const official = await counted('saitama-2023');
  expect(official.total).toBe(798);
  await official.page.goto(
    `${server.origin}/staff/surveys/saitama-2023/cross-tab?item=loneliness_direct&axis=area`,
  );
  const [download] = await Promise.all([
    official.page.waitForEvent('download'),
    official.page.getByRole('button', { name: '機械判読用CSV' }).click(),
  ]);
  const text = (await readFile(await download.path(), 'utf8')).replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data.length).toBeGreaterThan(30);
  const numbers = data.filter((row) => row.status === 'ok');
  expect(numbers.length).toBeGreaterThan(30);
  for (const row of numbers) expect(Number.isFinite(Number.parseFloat(row.value ?? ''))).toBe(true);
  await official.close();
});

test('the open survey is scanned from its QR picture, asks for no code and counts one more', async () => {
  const before = await counted('saitama-2023-open');
  await before.close();
  const picture = await fetch(`${server.origin}/qr/saitama-2023-open.png`);
  const png = PNG.sync.read(Buffer.from(await picture.arrayBuffer()));
  const target = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data ?? '';
  expect(target).toContain('/a/saitama-2023-open');

  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(target);
  await startButton(page).waitFor();
  expect(await page.getByLabel('回答コード').count()).toBe(0);
  const sending = submissionOf(page);
  // the last option everywhere: with it the exclusive ones and a part of the routing
  await answerQuestionnaire(page, { ...carefulResident, option: (options) => options - 1 });
  await page.getByRole('button', { name: '送信する' }).click();
  await page.locator('.form-receipt__number').waitFor();
  expect(await sending).not.toHaveProperty('code');
  expect(opened.faults).toEqual([]);
  await opened.context.close();

  const after = await counted('saitama-2023-open');
  expect(after.total).toBe(before.total + 1);
  await after.close();
});

test('the whole questionnaire in English has no Japanese left in it and fits a phone', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(`${server.openLink}?lang=en`);
  await page.getByRole('button', { name: 'I agree: start (keep nothing on this device)' }).click();
  const heading = page.locator('.form-screen-heading');
  await heading.getByText(/^Page 1 of/).waitFor();
  for (;;) {
    await answerPage(page, carefulResident);
    expect(await page.locator('main').innerText()).not.toMatch(
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    );
    await expectNoSidewaysScroll(page);
    const before = await heading.textContent();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.waitForFunction(
      (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
      before,
    );
    if (await page.getByRole('button', { name: 'Send', exact: true }).count()) break;
  }
  const sending = submissionOf(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('heading', { name: 'Your answers have been received' }).waitFor();
  expect((await sending).language).toBe('en');
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('in English, and back: page and answers stay', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(`${server.openLink}?lang=en`);
  await page.getByRole('button', { name: 'I agree: start (keep nothing on this device)' }).click();
  await page.getByText(/^Page 1 of/).waitFor();
  await page.locator('.form-question label:has(input)').first().click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText(/^Page 2 of/).waitFor();
  await chooseLanguage(page, 'ja');
  expect(await page.locator('.form-screen-heading').textContent()).toMatch(/^全\d+ページ中2ページ/);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
  await page.getByRole('button', { name: '前へ' }).click();
  expect(await page.locator('.form-question input:checked').count()).toBe(1);
  expect(await page.locator('.form-question').textContent()).toMatch(/外出/);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});
