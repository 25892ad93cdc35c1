import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** A browser reports every refused request on its console, also the two by which a page learns that nobody is logged in. */
const notLoggedIn = /401 \(Unauthorized\)/;
const realFaults = (opened: OpenedPage) => opened.faults.filter((fault) => !notLoggedIn.test(fault));

async function logIn(page: Page): Promise<void> {
  await page.getByLabel('名前', { exact: true }).fill(server.administrator.name);
  await page.getByLabel('パスワード').fill(server.administrator.password);
  await page.getByRole('button', { name: 'ログイン' }).click();
}

async function openLoggedIn(path: string, viewport: { width: number; height: number }): Promise<OpenedPage> {
  const opened = await visit(browser, server.origin, viewport);
  await opened.page.goto(server.origin + path);
  await logIn(opened.page);
  return opened;
}

/** The table as printed, and what is said aloud of its cells. */
async function printedTable(page: Page): Promise<{ head: string[]; rows: string[][] }> {
  await page.locator('.result[aria-busy="false"] table.cross-tab').waitFor();
  return page.locator('table.cross-tab').evaluate((table) => {
    const texts = (row: Element) => [...row.children].map((cell) => (cell.textContent ?? '').trim());
    return {
      head: texts(table.querySelector('thead tr') as Element),
      rows: [...table.querySelectorAll('tbody tr')].map(texts),
    };
  });
}

async function choose(page: Page, label: string, option: string | { value: string }): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes('/cross-tab?'));
  await page.getByLabel(label, { exact: true }).selectOption(option);
  await answered;
  await page.locator('.result[aria-busy="false"]').waitFor();
}

async function exported(page: Page, button: string): Promise<string[][]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^saitama-2023.*\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const parsed = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
  expect(parsed.errors).toEqual([]);
  return parsed.data;
}

const figure = /^\d{1,3}\.\d/;

test('an official logs in and sees 797 of 1,500 letters answered: 53.1 %', async () => {
  const opened = await openLoggedIn('/staff', DESKTOP);
  const { page } = opened;
  await page.getByRole('heading', { level: 1, name: '調査の一覧' }).waitFor();
  expect(await page.getByText('デモ：合成データ').count()).toBeGreaterThan(1);
  expect(await page.getByRole('link', { name: 'QRコード' }).allTextContents()).toEqual([
    'QRコード（回答コードなし・SVG）',
    'QRコード（回答コードなし・PNG）',
    'QRコード（SVG）',
    'QRコード（PNG）',
    'QRコード（SVG）',
    'QRコード（PNG）',
  ]);
  await page.getByRole('link', { name: '回収状況' }).first().click();
  await page.getByText('発送 1,500 通に対して、回答 797 件（回収率 53.1％）').waitFor();
  const rows = await page
    .locator('.scroll-region table')
    .first()
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(rows.map((row) => row[0])).toEqual(['全体', '中央', '西部', '東部', '北部', '秩父']);
  expect(rows.map((row) => row[1])).toEqual(['1,500', '400', '360', '360', '230', '150']);
  expect(rows[0]?.slice(4, 6)).toEqual(['797', '53.1']);
  await page.getByText('県の確認前').first().waitFor();
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test('a wrong password is refused in words, and the right one leads to the page that was asked for', async () => {
  const opened = await visit(browser, server.origin, DESKTOP);
  const { page } = opened;
  await page.goto(`${server.origin}/staff/surveys/saitama-2023/returns`);
  await page.getByLabel('名前', { exact: true }).fill(server.administrator.name);
  await page.getByLabel('パスワード').fill('not the password');
  await page.getByRole('button', { name: 'ログイン' }).click();
  expect(await page.getByRole('alert').textContent()).toMatch(/問い合わせ番号：\S+/);
  await logIn(page);
  await page.getByText('回収率 53.1％').waitFor();
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test('the cross-tab shows loneliness by area and by age band, with base, interval and the nation', async () => {
  const opened = await openLoggedIn(
    '/staff/surveys/saitama-2023/cross-tab?item=loneliness_direct&axis=area',
    DESKTOP,
  );
  const { page } = opened;
  const byArea = await printedTable(page);
  expect(byArea.rows.map(([label]) => label?.replace(/（.*/, ''))).toEqual(
    expect.arrayContaining(['全体', '全国', '中央', '西部', '東部', '北部', '秩父']),
  );
  expect(byArea.rows[0]?.[1]).toBe('797');
  expect(byArea.rows[0]?.[2]).toMatch(/^\d{1,2}\.\d\s*（\d{1,2}\.\d–\d{1,2}\.\d）/);
  for (const cell of byArea.rows.flat()) expect(cell).not.toBe('');
  expect(await page.locator('caption').textContent()).toMatch(/デモ：合成データ.*県の確認前/s);
  expect(byArea.rows[1]?.[0]).toBe('全国（令和4年）');

  await choose(page, '分けかた', { value: 'age_band' });
  const byAge = await printedTable(page);
  expect(byAge.rows.map(([label]) => label)).toContain('80歳以上');
  expect(byAge.rows[0]).toEqual(byArea.rows[0]);
  expect(await page.locator('caption').textContent()).not.toContain('県の確認前');
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test('無回答 leaves the base when asked, and with it the comparison with the nation', async () => {
  const opened = await openLoggedIn(
    '/staff/surveys/saitama-2023/cross-tab?item=loneliness_direct&axis=area',
    DESKTOP,
  );
  const { page } = opened;
  const inBase = await printedTable(page);
  await choose(page, '無回答の扱い', { value: 'out-of-base' });
  const outOfBase = await printedTable(page);
  expect(inBase.head).toContain('無回答');
  expect(outOfBase.head).not.toContain('無回答');
  expect(Number(outOfBase.rows[0]?.[1])).toBeLessThan(Number(inBase.rows[0]?.[1]));
  await page.getByText('無回答は割合の基数から除いています。').waitFor();
  await page.getByText('全国の数字を並べていない理由').waitFor();
  expect(outOfBase.rows.map(([label]) => label).join()).not.toContain('全国');
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test('where the gate hides something the page says why, and what it offers shows more', async () => {
  const opened = await openLoggedIn(
    '/staff/surveys/saitama-2023/cross-tab?item=loneliness_direct&axis=age_band',
    DESKTOP,
  );
  const { page } = opened;
  const before = await printedTable(page);
  const hiddenBefore = before.rows.flat().filter((cell) => cell.startsWith('x')).length;
  expect(hiddenBefore).toBeGreaterThan(0);
  expect(await page.locator('table.cross-tab td').getByText('秘匿。理由：').count()).toBeGreaterThan(0);
  await page.locator('.legend').getByText('：秘匿（').first().waitFor();

  const answered = page.waitForResponse((response) => response.url().includes('/cross-tab?'));
  await page.locator('.offers button').first().click();
  await answered;
  const after = await printedTable(page);
  const share = (table: typeof before) =>
    table.rows.flat().filter((cell) => cell.startsWith('x')).length / table.rows.flat().length;
  expect(share(after)).toBeLessThan(share(before));
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test.each([
  ['loneliness_direct', 'area'],
  ['ucla_score', 'age_band'],
])('the net of %s by %s has no hidden cell', async (item, axis) => {
  const opened = await openLoggedIn(
    `/staff/surveys/saitama-2023/cross-tab?item=${item}&axis=${axis}&nets=only`,
    DESKTOP,
  );
  const table = await printedTable(opened.page);
  const groups = table.rows.filter(([label]) => !/全国|不明|無回答/.test(label ?? ''));
  expect(groups.length).toBeGreaterThanOrEqual(6);
  for (const row of groups) for (const cell of row.slice(2)) expect(cell).toMatch(figure);
  await opened.page.getByText('この表に秘匿した数字はありません。').waitFor();
  await opened.context.close();
});

test('both exports open in papaparse with a number in every cell where one belongs', async () => {
  const opened = await openLoggedIn(
    '/staff/surveys/saitama-2023/cross-tab?item=loneliness_direct&axis=area',
    DESKTOP,
  );
  const { page } = opened;
  const shown = await printedTable(page);

  const [header = [], ...machine] = await exported(page, '機械判読用CSV');
  const column = (name: string) => {
    expect(header).toContain(name);
    return header.indexOf(name);
  };
  expect(machine.length).toBeGreaterThan(30);
  for (const row of machine) {
    expect(row).toHaveLength(header.length);
    const value = row[column('value')] ?? '';
    if (row[column('status')] === 'ok') expect(value).toMatch(/^-?\d+(\.\d+)?(e-?\d+)?$/);
    else expect(value).toBe('');
    expect(row[column('note')]).toContain('合成データ');
  }

  const report = await exported(page, '報告書用CSV');
  const start = report.findIndex(([first, second]) => first === '区分' && second === 'n');
  const head = report[start] ?? [];
  expect(head.slice(2, -1)).toEqual(shown.head.slice(2));
  const nation = /^全国/;
  const groups = shown.rows.filter(([label]) => !nation.test(label ?? ''));
  const printed = report.slice(start + 1, start + 1 + groups.length);
  for (const [index, row] of printed.entries()) {
    expect(row).toHaveLength(head.length);
    const [label, base, ...cells] = groups[index] ?? [];
    expect(row.slice(0, 2)).toEqual([label, base?.replace(',', '')]);
    for (const [place, cell] of row.slice(2, -1).entries()) {
      expect(cell).toMatch(/^(\d{1,3}\.\d|x)$/);
      expect(cells[place]?.startsWith(cell)).toBe(true);
    }
  }
  expect(report.some((row) => row.some((cell) => cell.includes('合成データ')))).toBe(true);
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('a table that is cut off on a %s says that it scrolls, and shows where', async (_, viewport) => {
  const opened = await openLoggedIn(
    '/staff/surveys/saitama-2023/cross-tab?item=loneliness_events&axis=area',
    viewport,
  );
  const { page } = opened;
  await printedTable(page);
  const cue = page.getByText('この表は、横にスクロールできます。');
  const shadow = page.locator('.scroll-frame-more');
  await cue.waitFor();
  await shadow.waitFor();
  await page.locator('.scroll-region').evaluate((region) => region.scrollTo(region.scrollWidth, 0));
  await shadow.waitFor({ state: 'detached' });
  expect(await cue.count()).toBe(1);

  // the table of the returns finds room on a desktop, and says nothing
  await page.goto(`${server.origin}/staff/surveys/saitama-2023/returns`);
  await page.locator('.scroll-region table').first().waitFor();
  const areas = page.locator('.scroll-block').first();
  await expect.poll(() => areas.locator('.scroll-cue').count()).toBe(viewport === PHONE ? 1 : 0);
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test('an address with an unknown item and axis is refused in words, and the lists offer the real ones', async () => {
  const opened = await openLoggedIn('/staff/surveys/saitama-2023/cross-tab?item=bogus&axis=zzz', DESKTOP);
  const { page } = opened;
  await page.getByText('この設問は集計できません').waitFor();
  expect(await page.locator('main').innerHTML()).not.toMatch(/bogus|zzz/);
  await page.getByLabel('設問', { exact: true }).selectOption('loneliness_direct');
  await page.getByText('この集計軸（またはそのまとめ方）はありません').waitFor();
  await choose(page, '分けかた', 'area');
  expect((await printedTable(page)).rows.map(([label]) => label)).toContain('秩父');
  await opened.context.close();
});

test.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])(
  'no letter of the English chart leaves the picture on a %s, and no two labels touch',
  async (_, viewport) => {
    const opened = await openLoggedIn(
      '/staff/surveys/saitama-2023/cross-tab?item=loneliness_direct&axis=area&figure=5',
      viewport,
    );
    const { page } = opened;
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.chart-drawing svg').getByText('Chichibu').waitFor();
    const { picture, letters } = await page.locator('.chart-drawing svg').evaluate((svg) => {
      const box = (element: Element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { left, right, top, bottom, text: element.textContent ?? '' };
      };
      return { picture: box(svg), letters: [...svg.querySelectorAll('text')].map(box) };
    });
    const all = letters.map(({ text }) => text).join(' ');
    for (const part of ['reference only', 'synthetic data', 'Not yet confirmed by the prefecture'])
      expect(all).toContain(part);
    for (const one of letters) {
      expect(one.left, one.text).toBeGreaterThanOrEqual(picture.left - 1);
      expect(one.right, one.text).toBeLessThanOrEqual(picture.right + 1);
      expect(one.bottom, one.text).toBeLessThanOrEqual(picture.bottom + 1);
      const middle = (one.top + one.bottom) / 2;
      for (const other of letters) {
        if (other === one || other.left >= one.right || one.left >= other.right) continue;
        expect(
          Math.abs(middle - (other.top + other.bottom) / 2),
          `${one.text} / ${other.text}`,
        ).toBeGreaterThan(12);
      }
    }
    expect(realFaults(opened)).toEqual([]);
    await opened.context.close();
  },
);

test('the open survey has counts, and says why it has no rate', async () => {
  const opened = await openLoggedIn('/staff/surveys/saitama-2023-open/returns', DESKTOP);
  const { page } = opened;
  await page.getByText('回収率はなく、ウェイトや誤差の幅も付きません').waitFor();
  expect(await page.locator('main').textContent()).not.toMatch(/\d％/);
  await page.getByRole('link', { name: 'クロス集計' }).click();
  const table = await printedTable(page);
  for (const cell of table.rows.flat()) expect(cell).not.toMatch(/–/);
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test('a session that ends leads to the login and back to the very table', async () => {
  const opened = await openLoggedIn(
    '/staff/surveys/saitama-2023/cross-tab?item=loneliness_direct&axis=area',
    DESKTOP,
  );
  const { page } = opened;
  await printedTable(page);
  await opened.context.clearCookies();
  await page.getByLabel('分けかた', { exact: true }).selectOption({ value: 'age_band' });
  await page.getByText('もう一度ログインすると、先ほどの画面に戻ります').waitFor();
  await logIn(page);
  const table = await printedTable(page);
  expect(table.rows.map(([label]) => label)).toContain('80歳以上');
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});

test.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('axe finds nothing on a %s, and no page scrolls sideways', async (_, viewport) => {
  const opened = await visit(browser, server.origin, viewport);
  const { page } = opened;
  const look = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  };
  await page.goto(`${server.origin}/staff`);
  await page.getByLabel('名前', { exact: true }).waitFor();
  await look();
  await logIn(page);
  await page.locator('.survey-card').first().waitFor();
  await look();
  for (const survey of ['saitama-2023', 'saitama-2023-open']) {
    await page.goto(`${server.origin}/staff/surveys/${survey}/returns`);
    await page.locator('table').first().waitFor();
    await look();
    await page.goto(`${server.origin}/staff/surveys/${survey}/cross-tab`);
    await page.locator('.chart-drawing svg').waitFor();
    await look();
  }
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cross-tab' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await look();
  expect(realFaults(opened)).toEqual([]);
  await opened.context.close();
});
