import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { answerPage, carefulResident, startButton } from './form-walk.ts';

/** What stories about answers that lie on a device do and look at. */

/** Skips nothing and thinks about nothing. */
export const firstOption = { ...carefulResident, option: () => 0 };

export const heading = (page: Page): Locator => page.locator('.form-screen-heading');
export const onPage = (page: Page, number: number): Promise<void> =>
  heading(page).getByText(`ページ中${number}ページ`).waitFor();

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** What is chosen on the page, as names and values. */
export const chosen = (page: Page): Promise<string[]> =>
  page
    .locator('.form-question input:checked')
    .evaluateAll((all: HTMLInputElement[]) => all.map(({ name, value }) => `${name}=${value}`));

/** Begins with answers kept on the device, answers two pages and stands on the third with one answer chosen. */
export async function answerTwoPages(page: Page, address: string, saving = true): Promise<void> {
  await page.goto(address);
  await startButton(page, saving).click();
  await onPage(page, 1);
  for (const number of [2, 3]) {
    await answerPage(page, firstOption);
    await button(page, '次へ').click();
    await onPage(page, number);
  }
  await page.locator('.form-question label:has(input)').first().click();
}

/** On to the last page, leaving open what has not been answered, and sends. */
export async function finish(page: Page): Promise<void> {
  const send = button(page, '送信する');
  for (let pages = 0; pages < 60 && !(await send.count()); pages += 1) {
    const before = await heading(page).textContent();
    await button(page, '次へ').click();
    await page.waitForFunction(
      (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
      before,
    );
  }
  await send.click();
}

export const receipt = async (page: Page): Promise<string> =>
  (await page.locator('.form-receipt__number').textContent({ timeout: 90_000 })) ?? '';

const draftName = (surveyId: string): string => `tsunagari/draft/${surveyId}`;

/** The draft that the device holds. */
export const draftOf = async (page: Page, surveyId: string): Promise<Record<string, unknown> | null> => {
  const text = await page.evaluate((name) => localStorage.getItem(name), draftName(surveyId));
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
};

/** Puts another draft in its place, as an older version, another program or a fault would leave it. */
export const putDraft = (page: Page, surveyId: string, draft: unknown): Promise<void> =>
  page.evaluate(([name, text]) => localStorage.setItem(name, text), [
    draftName(surveyId),
    typeof draft === 'string' ? draft : JSON.stringify(draft),
  ] as const);

/** Waits until the worker holds everything that opens the form without a network. */
export const keptOffline = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(async (path) => {
          const names = await caches.keys();
          const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).match(path)));
          return kept.some((one) => one !== undefined) && navigator.serviceWorker.controller !== null;
        }, new URL(page.url()).pathname),
      { timeout: 30_000 },
    )
    .toBe(true) as unknown as Promise<void>;

/** A tab more in the same browser: what the device holds is there, what the first tab holds is not. */
export async function anotherTab(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
