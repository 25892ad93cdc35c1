import { isDeepStrictEqual } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { FormElement, Questionnaire } from '../../instruments/composition/questionnaire.ts';
import { formAnswers } from '../../instruments/rules/form-answers.ts';
import type { MeasuredForm } from './two-forms.ts';

const WORDS = '駅の近くに、ひとりでも入りやすい場所がほしいです。';

const middle = <T>(list: readonly T[]): T => list[Math.floor(list.length / 2)] as T;

/** Pages turned before something must be wrong. */
const MOST_PAGES = 80;

/**
 * One and the same person fills a form in, by its own fields and buttons, from the first page to the last, and answers every
 * question that is shown. Gives what the form then sends, cleaned as the form in the browser cleans it.
 */
export async function fillForm(
  browser: Browser,
  address: string,
  measured: MeasuredForm,
  form: Questionnaire['form'],
): Promise<Readonly<Record<string, unknown>>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto(address);
  const { landmarks } = measured;
  if (landmarks.start !== null) await page.locator(landmarks.start).click();
  await page.locator(landmarks.question).first().waitFor();
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    await answerPage(page, measured, form);
    const before = await page.locator('h1, h2, h3, [data-name]').allTextContents();
    if (await page.locator(measured.send).count()) break;
    await page.locator(landmarks.next).click();
    await page.waitForFunction(
      (texts) =>
        [...document.querySelectorAll('h1, h2, h3, [data-name]')]
          .map((one) => one.textContent ?? '')
          .join() !== texts,
      before.join(),
    );
  }
  const sent = measured.sent(page);
  await page.locator(measured.send).click();
  const answers = formAnswers((await sent) as Readonly<Record<string, unknown>>);
  await context.close();
  return answers;
}

/** @throws Error naming the questions whose answers differ */
export function requireSameAnswers(
  ours: Readonly<Record<string, unknown>>,
  stock: Readonly<Record<string, unknown>>,
): number {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(stock)])];
  const different = names.filter((name) => !isDeepStrictEqual(ours[name], stock[name]));
  if (different.length > 0 || names.length === 0) {
    const [sent, stockSent] = [ours, stock].map((answers) =>
      JSON.stringify(Object.fromEntries(different.map((name) => [name, answers[name]]))),
    );
    throw new Error(
      `requireSameAnswers: the two forms did not send the same answers, so their times do not compare: ours ${sent}, stock ${stockSent}.`,
    );
  }
  return names.length;
}

async function answerPage(page: Page, measured: MeasuredForm, form: Questionnaire['form']): Promise<void> {
  const elements = form.pages.flatMap((one) => one.elements);
  const answered = new Set<string>();
  for (;;) {
    const names = await page
      .locator(measured.landmarks.question)
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.name ?? ''));
    const element = elements.find(
      ({ name, type }) => type !== 'html' && names.includes(name) && !answered.has(name),
    );
    if (element === undefined) return;
    await answerQuestion(page, measured, element);
    answered.add(element.name);
  }
}

async function answerQuestion(page: Page, { field }: MeasuredForm, element: FormElement): Promise<void> {
  const { name, type, choices = [], rows = [], columns = [] } = element;
  const press = (selector: string): Promise<void> => pressField(page, selector);
  switch (type) {
    case 'radiogroup':
      return press(field.option(name, middle(choices).value));
    case 'checkbox':
      for (const { value } of choices.filter(({ isExclusive }) => !isExclusive).slice(0, 2))
        await press(field.option(name, value));
      return;
    case 'matrix':
      for (const [place, row] of rows.entries())
        await press(field.row(name, String(row.value), place, middle(columns).value));
      return;
    case 'dropdown':
      return chooseFromList(page, field.list(name), middle(choices));
    default: {
      const text = element.inputType === 'number' ? String(middleNumber(element)) : WORDS;
      await page.locator(field.text(name)).fill(text.slice(0, element.maxLength || text.length));
      await page.locator(field.text(name)).blur();
    }
  }
}

/** In one step: the field may lie under its own picture, and the form may be taking the page over. */
async function pressField(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ state: 'attached' });
  await page.evaluate((one) => document.querySelector<HTMLElement>(one)?.click(), selector);
}

const middleNumber = ({ min = 0, max = 0 }: FormElement): number => Math.floor((min + max) / 2);

async function chooseFromList(
  page: Page,
  selector: string,
  { value, text }: { readonly value: number | string; readonly text: { readonly ja: string } },
): Promise<void> {
  const list = page.locator(selector);
  if (await list.evaluate((one) => one instanceof HTMLSelectElement)) {
    await list.selectOption(String(value));
    return;
  }
  await list.click();
  await page.getByRole('option', { name: text.ja, exact: true }).click();
}
