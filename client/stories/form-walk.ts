import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a person in a story does at each kind of question; everything else is answered like a careful resident. */
export interface Answering {
  /** which option of a list is taken, from how many */
  readonly option: (options: number) => number;
  readonly numbers: Readonly<Record<string, number>>;
  readonly text: string;
  /** begins with the button that keeps answers on the device; left out: with the other */
  readonly saving?: boolean;
}

export const carefulResident: Answering = {
  option: (options) => Math.floor(options / 2),
  numbers: { age: 34, cohabitants: 2 },
  text: '駅の近くに、ひとりでも入りやすい場所がほしいです。',
};

const question = (page: Page): Locator =>
  page.locator('.form-question[data-name]:has(input, select, textarea)');

async function answerQuestion(one: Locator, name: string, how: Answering): Promise<void> {
  if (await one.locator('textarea').count()) return one.locator('textarea').fill(how.text);
  if (await one.locator('input[inputmode="numeric"]').count()) {
    return one.locator('input[inputmode="numeric"]').fill(String(how.numbers[name] ?? 1));
  }
  if (await one.locator('input[type="text"]').count())
    return one.locator('input[type="text"]').fill(how.text);
  if (await one.locator('select').count()) {
    await one.locator('select').selectOption({ index: 1 + how.option(63) });
    return;
  }
  const groups = (await one.locator('.form-matrix__row').count()) ? one.locator('.form-matrix__row') : one;
  for (const group of await groups.all()) {
    // the page of plain HTML has one more, which takes the choice back
    const options = group.locator('label:has(input):not(.form-clear label)');
    await options.nth(how.option(await options.count())).click();
  }
}

/** Answers every question of the page, also those that appear while answering. Names them in order. */
export async function answerPage(page: Page, how: Answering): Promise<string[]> {
  const answered: string[] = [];
  for (;;) {
    const names = await question(page).evaluateAll((all) =>
      all.map((one) => one.getAttribute('data-name') ?? ''),
    );
    const name = names.find((one) => !answered.includes(one));
    if (name === undefined) return answered;
    await answerQuestion(page.locator(`.form-question[data-name="${name}"]`), name, how);
    answered.push(name);
  }
}

/** The button of the cover that gives consent, in Japanese: with answers kept on the device, or without. */
export const startButton = (page: Page, saving = false): Locator =>
  page.getByRole('button', {
    name: saving
      ? '同意して始める（途中の回答をこの端末に保存する）'
      : '同意して始める（この端末に保存しない）',
  });

/** From the cover to the page with 送信する. Returns the names of all questions answered. */
export async function answerQuestionnaire(
  page: Page,
  how: Answering,
  onPage: (words: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const answered: string[] = [];
  const send = page.getByRole('button', { name: '送信する', exact: true });
  const heading = page.locator('.form-screen-heading');
  await startButton(page, how.saving ?? false).click();
  await heading.getByText('中1ページ').waitFor();
  for (let pages = 0; pages < 60; pages += 1) {
    answered.push(...(await answerPage(page, how)));
    await onPage((await heading.textContent()) ?? '');
    const before = await heading.textContent();
    await page.getByRole('button', { name: '次へ' }).click();
    await page.waitForFunction(
      (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
      before,
    );
    if (await send.count()) return answered;
  }
  throw new Error('after 60 pages the questionnaire had still not come to its end');
}

/** Presses a language: a button in the bar, or, where there are more than two, in the list that opens from it. */
export async function chooseLanguage(page: Page, language: string): Promise<void> {
  const list = page.locator('.form-language-menu summary');
  if (await list.count()) await list.click();
  await page.locator(`.form-bar button:has(> span[lang="${language}"])`).click();
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
}

/** Nothing makes the page scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}

/** axe finds nothing, and nothing scrolls sideways. From the top, so that the bar which stays covers no answer. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  await expectNoSidewaysScroll(page);
}

/** A link of a letter whose code nobody has used yet: the demonstration's first page offers one. */
export async function unusedLetterLink(origin: string): Promise<string> {
  const link = /href="([^"]+#code=[^"]+)"/.exec(await (await fetch(`${origin}/`)).text())?.[1];
  if (!link) throw new Error('the demonstration offers no letter link');
  return new URL(link, origin).href;
}
