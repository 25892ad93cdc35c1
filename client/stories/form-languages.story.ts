import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublicSurvey, Submission } from '../../server/contract/api.ts';
import { chooseLanguage, expectAccessible } from './form-walk.ts';
import { launch, PHONE, visit } from './harness/open-page.ts';
import { type RunningServer, startServer } from './harness/start-server.ts';

let server: RunningServer;
let browser: Browser;
let survey: PublicSurvey;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
  const id = new URL(server.openLink).pathname.split('/').at(-1);
  const answer = (await (await fetch(`${server.origin}/api/surveys/${id}`)).json()) as { data: PublicSurvey };
  survey = answer.data;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const forward = (page: Page) => page.locator('.form-buttons .form-button--primary');
const backward = (page: Page) => page.locator('.form-buttons .form-button:not(.form-button--primary)');
const heading = (page: Page) => page.locator('.form-screen-heading');

async function turnPage(page: Page, press: (page: Page) => ReturnType<typeof forward>): Promise<void> {
  const before = await heading(page).textContent();
  await press(page).click();
  await page.waitForFunction(
    (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
    before,
  );
}

async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('button[name="go"][value="start"]:visible').click();
  await page.locator('.form-question').first().waitFor();
}

test('through every language of the survey: page and answers stay, codes are sent, drafts say that they are', async () => {
  expect(survey.languages).toEqual(expect.arrayContaining(['ja', 'ja-x-easy', 'en']));
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await begin(page, server.openLink);
  await page.locator('.form-question input').nth(1).check();
  await turnPage(page, forward);
  const pages = new Set<string>();
  for (const language of survey.languages) {
    await chooseLanguage(page, language);
    const questions = (await page.locator('.form-question').first().textContent()) ?? '';
    pages.add(questions);
    expect(questions).not.toMatch(/[《》｜]/);
    expect(await heading(page).textContent()).toMatch(/2/);
    const note = page.locator('.form-unapproved');
    expect(await note.count()).toBe(survey.unapproved.includes(language) ? 1 : 0);
    // in the language, and in Japanese where that is another one
    if (await note.count()) {
      const inJapanese = language.startsWith('ja') ? note.locator('p') : note.locator('p[lang="ja"]');
      expect(await inJapanese.count()).toBe(1);
      expect(await inJapanese.textContent()).toContain('確認');
    }
    await expectAccessible(page);
    await turnPage(page, backward);
    expect(await page.locator('.form-question input').nth(1).isChecked()).toBe(true);
    await turnPage(page, forward);
  }
  expect(pages.size).toBe(survey.languages.length);

  for (let left = 60; left > 0 && (await page.locator('.form-progress').count()); left -= 1)
    await turnPage(page, forward);
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.url().endsWith('/responses')),
    forward(page).click(),
  ]);
  await page.locator('.form-receipt__number').waitFor();
  const sent = request.postDataJSON() as Submission;
  expect(sent.language).toBe(survey.languages.at(-1));
  expect(sent.answers).toEqual({ outing_frequency: 2 });
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

/** What the browser itself tells a screen reader: role and name of everything on the page. */
async function heardOn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored, role }) => !ignored && role?.value !== 'InlineTextBox')
    .map(({ role, name }) => `${role?.value} ${name?.value ?? ''}`);
}

test('readings are switched off and on without an answer lost, and a voice hears each word once', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await begin(page, `${server.openLink}?lang=ja-x-easy`);
  const option = page.locator('.form-question input').first();
  await option.check();
  const reading = page.locator('.form-question rt').first();
  expect(await reading.isVisible()).toBe(true);
  const heard = await heardOn(page);
  expect(heard).toContain('radio 1週間に5日以上');
  expect(heard.join()).not.toContain('がいしゅつ');

  await page.getByRole('button', { name: 'ふりがな' }).click();
  expect(await reading.isVisible()).toBe(false);
  expect(await option.isChecked()).toBe(true);
  expect(await heardOn(page)).toContain('radio 1週間に5日以上');
  await expectAccessible(page);
  await turnPage(page, forward);
  expect(await page.locator('.form-question rt').first().isVisible()).toBe(false);
  await page.getByRole('button', { name: 'ふりがな' }).click();
  expect(await page.locator('.form-question rt').first().isVisible()).toBe(true);
  // the word that the notes of the questionnaire point to
  expect(await page.locator('.form-desks summary ruby').first().innerText()).toContain('相談窓口');
  expect(
    await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length),
  ).toBe(0);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('a language that cannot be fetched leaves everything as it was and says so', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await begin(page, server.openLink);
  await page.locator('.form-question input').first().check();
  await page.route(/\/assets\/en-[^/]*\.js/, (route) => route.abort());
  await page.locator('.form-language-menu summary').click();
  await page.locator('.form-bar button:has(> span[lang="en"])').click();
  await page.getByText('この言語の表示を読み込めませんでした').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
  expect(await page.locator('.form-question input').first().isChecked()).toBe(true);
  await chooseLanguage(page, 'ja-x-easy');
  expect(await page.getByText('この言語の表示を読み込めませんでした').count()).toBe(0);
  await opened.context.close();
});
