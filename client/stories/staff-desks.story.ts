import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoSidewaysScroll } from './form-walk.ts';
import { DESKTOP, launch, type OpenedPage, PHONE, visit } from './harness/open-page.ts';
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

/** A browser reports every refused request on its console: nobody logged in yet, a change too late, a desk to be mended. */
const refused = /status of (401|409|422)/;
const realFaults = (opened: OpenedPage) => opened.faults.filter((fault) => !refused.test(fault));

async function openLoggedIn(
  path: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<OpenedPage> {
  const opened = await visit(browser, server.origin, viewport);
  const { page } = opened;
  await page.goto(server.origin + path);
  const english = path.includes('lang=en');
  await page.getByLabel(english ? 'Name' : '名前', { exact: true }).fill(server.administrator.name);
  await page.getByLabel(english ? 'Password' : 'パスワード').fill(server.administrator.password);
  await page.getByRole('button', { name: english ? 'Log in' : 'ログイン' }).click();
  return opened;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  await expectNoSidewaysScroll(page);
}

/** The desks as a resident's page has them now, in the order of the office. */
async function residentsSee(): Promise<readonly { id: string; value: string; verified: boolean }[]> {
  const surveyId = new URL(server.openLink).pathname.split('/')[2];
  const answer = await fetch(`${server.origin}/api/surveys/${surveyId}`);
  return ((await answer.json()) as { data: { desks: { id: string; value: string; verified: boolean }[] } })
    .data.desks;
}
const card = (page: Page, name: string) =>
  page.locator('.survey-card').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) });

test('an official sees every desk with its state, and notes that one was checked today', async () => {
  const opened = await openLoggedIn('/staff/desks', PHONE);
  const { page } = opened;
  await page.getByRole('heading', { level: 1, name: '相談窓口' }).waitFor();
  const yorisoi = card(page, 'よりそいホットライン');
  await yorisoi.getByText('表示しています（未確認のまま。デモのため）').waitFor();
  // the demonstration's desks answer to every topic and language of its surveys
  expect(await page.getByText('足りない窓口があります').count()).toBe(0);
  await expectAccessible(page);

  await yorisoi.getByRole('button', { name: '「よりそいホットライン」を今日確認した' }).click();
  await yorisoi.getByRole('button', { name: '確認を記録する' }).click();
  await yorisoi.getByText('確認した人の名前を入力してください。').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('check-yorisoi');
  await expectAccessible(page);
  await yorisoi.getByLabel('確認した人の名前').fill('相談 花子');
  await yorisoi.getByRole('button', { name: '確認を記録する' }).click();
  await yorisoi.getByText('「よりそいホットライン」を、今日確認したと記録しました。').waitFor();
  const heading = yorisoi.getByRole('heading', { name: 'よりそいホットライン', exact: true });
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  await yorisoi.getByText('（相談 花子）').waitFor();
  await yorisoi.getByText(/^あと 90 日/).waitFor();
  expect((await residentsSee()).find(({ id }) => id === 'yorisoi')?.verified).toBe(true);
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test('hours are written as rules, shown for the coming eight days, and saved as a version', async () => {
  const opened = await openLoggedIn('/staff/desks/inochi-sos', DESKTOP);
  const { page } = opened;
  await page.getByRole('heading', { level: 1, name: '窓口の変更' }).waitFor();
  await page.getByText('受付時間の説明だけを表示し').waitFor();
  await page.getByLabel('「今つながります」を表示するためのきまり').selectOption('times');
  await page.getByRole('button', { name: '曜日ごとの時間を加える' }).click();
  const row = page.getByRole('group', { name: '曜日ごとの時間 1' });
  await row.getByLabel('から', { exact: true }).fill('１７時');
  await row.getByLabel('まで', { exact: true }).fill('5:00');
  await page.getByText('時間の書き方を直すと、ここに表示されます。').waitFor();
  await row.getByLabel('「まで」は翌日の時刻').check();
  await row.getByLabel('土', { exact: true }).check();
  await row.getByLabel('日', { exact: true }).check();
  await page.locator('.coming-days dd').getByText('17:00～24:00').first().waitFor();
  expect(await page.locator('.coming-days dt').count()).toBe(8);
  expect(await page.locator('.coming-days dd').last().textContent()).toBe('0:00～5:00、17:00～24:00');
  await page.getByLabel('受付時間の説明', { exact: true }).fill('');
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByRole('alert').getByText('受付時間の説明を入力してください。').waitFor();
  expect(await page.locator('#desk-hours-ja').getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page);
  await page.getByLabel('受付時間の説明', { exact: true }).fill('毎日17時〜翌5時');
  await page.getByLabel('この内容を、今日、窓口に確認しました').check();
  await page.getByLabel('確認した人の名前').fill('相談 太郎');
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText('「#いのちSOS」を保存しました。').waitFor();
  await card(page, '#いのちSOS').getByText('（相談 太郎）').waitFor();

  await card(page, '#いのちSOS').getByRole('link', { name: '内容を変更する' }).click();
  const history = page.locator('.desk-history tbody tr');
  await history.nth(1).waitFor();
  expect(await history.nth(0).locator('td').allTextContents()).toEqual([
    expect.stringMatching(/^20\d\d年/),
    server.administrator.name,
    '変更',
    '0120-061-338',
    '毎日17時〜翌5時',
    expect.stringContaining('相談 太郎'),
  ]);
  await expectAccessible(page);
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test('of two who change a desk at once the second is told, and nothing is overwritten', async () => {
  const [first, second] = await Promise.all([
    openLoggedIn('/staff/desks/kokoro', DESKTOP),
    openLoggedIn('/staff/desks/kokoro', PHONE),
  ]);
  for (const { page } of [first, second]) await page.getByLabel('電話番号').waitFor();
  await first.page.getByLabel('電話番号').fill('0570-064-550');
  await first.page.getByRole('button', { name: '保存する' }).click();
  await first.page.getByText('を保存しました。').waitFor();

  await second.page.getByLabel('電話番号').fill('0570-064-551');
  await second.page.getByRole('button', { name: '保存する' }).click();
  await second.page.getByRole('alert').getByText('ほかの人がすでに変更しました').waitFor();
  // what was typed is still there to be read
  expect(await second.page.getByLabel('電話番号').inputValue()).toBe('0570-064-551');
  expect((await residentsSee()).find(({ id }) => id === 'kokoro')?.value).toBe('0570-064-550');
  await second.page.getByRole('button', { name: '今の内容を開く' }).click();
  await second.page.waitForFunction(
    () => (document.querySelector('#desk-value') as HTMLInputElement | null)?.value === '0570-064-550',
  );
  for (const opened of [first, second]) {
    expect(realFaults(opened)).toEqual([]);
    await opened.context.close();
  }
});

test('a check that came too late is not said to be recorded', async () => {
  const [first, second] = await Promise.all([
    openLoggedIn('/staff/desks/childline', DESKTOP),
    openLoggedIn('/staff/desks', DESKTOP),
  ]);
  const late = card(second.page, 'チャイルドライン（18歳まで）');
  await late.getByRole('button', { name: '「チャイルドライン（18歳まで）」を今日確認した' }).click();
  await first.page.getByLabel('電話番号').fill('0120-99-7778');
  await first.page.getByRole('button', { name: '保存する' }).click();
  await first.page.getByText('を保存しました。').waitFor();

  await late.getByLabel('確認した人の名前').fill('相談 花子');
  await late.getByRole('button', { name: '確認を記録する' }).click();
  await late.getByText('ほかの人がすでに変更しました').waitFor();
  await late.getByRole('button', { name: 'もう一度読み込む' }).click();
  await late.getByText('0120-99-7778').waitFor();
  expect(await second.page.getByText('確認したと記録しました').count()).toBe(0);
  expect((await residentsSee()).find(({ id }) => id === 'childline')?.verified).toBe(false);
  for (const opened of [first, second]) {
    expect(realFaults(opened)).toEqual([]);
    await opened.context.close();
  }
});

test('a desk is added in English, named with all that is wrong at once, and taken out of use again', async () => {
  const opened = await openLoggedIn('/staff/desks?lang=en', DESKTOP);
  const { page } = opened;
  await page.getByRole('link', { name: 'Add a desk' }).click();
  await page.getByRole('heading', { level: 1, name: 'Add a desk' }).waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('Enter the name in Japanese.').waitFor();
  expect(await alert.locator('li').count()).toBeGreaterThan(5);
  await expectAccessible(page);
  const type = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await type('Name in Japanese', '市の相談窓口');
  await type('Name', 'City desk');
  await type('Telephone number', '048-000-0000');
  await type('Hours in Japanese words', '平日9時〜17時');
  await type('Hours in words', 'Weekdays 9:00–17:00');
  await page.getByRole('button', { name: 'Add times of weekdays' }).click();
  await type('Areas (empty: all of Japan)', '111007');
  await type('Source', 'Called the city.');
  await page.getByLabel('I have checked with the desk today that this is right').check();
  await type('Name of who checked it', 'A. Tester');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('“City desk” was saved.').waitFor();
  expect((await residentsSee()).map(({ value }) => value)).toContain('048-000-0000');

  const city = card(page, 'City desk');
  await city.getByRole('button', { name: 'Take “City desk” out of use' }).click();
  await city.getByRole('button', { name: 'Take out of use', exact: true }).click();
  await page.getByText('“City desk” is out of use.').waitFor();
  expect((await residentsSee()).map(({ value }) => value)).not.toContain('048-000-0000');
  await page.getByRole('button', { name: 'Look it up' }).click();
  await page.getByText(/^Desks shown on \d/).waitFor();
  await expectAccessible(page);
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});
