import type { Page } from 'playwright-core';
import { STOCK_FORM_PATH } from './project-with-stock-form.ts';
import type { Landmarks } from './stopwatch.ts';

export type FormName = 'ours' | 'stock';

/** One of the two forms that are measured: where it is, and what is on its pages. */
export interface MeasuredForm {
  readonly landmarks: Landmarks;
  readonly address: (origin: string, openLink: string) => string;
  readonly back: string;
  /** sends what was answered, from the page after the last one, or from the last one */
  readonly send: string;
  /** fields of a question by its name, as selectors */
  readonly field: {
    readonly option: (question: string, code: number | string) => string;
    readonly row: (question: string, row: string, place: number, code: number | string) => string;
    readonly list: (question: string) => string;
    readonly text: (question: string) => string;
  };
  /** What the server is sent, as soon as it is known. */
  readonly sent: (page: Page) => Promise<unknown>;
}

const ourQuestion = (name: string): string => `.form-question[data-name="${name}"]`;
const stockQuestion = (name: string): string => `.sd-question[data-name="${name}"]`;

export const FORMS: Readonly<Record<FormName, MeasuredForm>> = {
  ours: {
    landmarks: {
      readable: '.form-facts',
      start: 'button[name="go"][value="start"]:not([hidden])',
      answer: '.form-question input[type="radio"]',
      next: '.form-buttons button[name="go"][value="next"]',
      question: '.form-question[data-name]',
    },
    address: (_origin, openLink) => openLink,
    back: '.form-buttons button[name="go"][value="back"]',
    send: '.form-buttons button[name="go"][value="send"]',
    field: {
      option: (name, code) => `${ourQuestion(name)} input[name="${name}"][value="${code}"]`,
      row: (name, row, _place, code) => `${ourQuestion(name)} input[name="${name}.${row}"][value="${code}"]`,
      list: (name) => `${ourQuestion(name)} select`,
      text: (name) => `${ourQuestion(name)} :is(textarea, input[type="text"])`,
    },
    sent: async (page) => {
      const request = await page.waitForRequest((one) => one.url().endsWith('/responses'));
      return (request.postDataJSON() as { answers: unknown }).answers;
    },
  },
  stock: {
    landmarks: {
      readable: '.sd-question[data-name]',
      start: null,
      answer: '.sd-question input[type="radio"]',
      next: '.sd-navigation__next-btn',
      question: '.sd-question[data-name]',
    },
    address: (origin) => origin + STOCK_FORM_PATH,
    back: '.sd-navigation__prev-btn',
    send: '.sd-navigation__complete-btn',
    field: {
      option: (name, code) => `${stockQuestion(name)} input[value="${code}"]`,
      row: (name, _row, place, code) =>
        `${stockQuestion(name)} tbody tr:nth-child(${place + 1}) input[value="${code}"]`,
      list: (name) => `${stockQuestion(name)} .sd-dropdown`,
      text: (name) => `${stockQuestion(name)} :is(textarea, input)`,
    },
    sent: async (page) => {
      const answers = page.locator('html[data-answers]');
      await answers.waitFor({ state: 'attached' });
      return JSON.parse((await answers.getAttribute('data-answers')) ?? 'null');
    },
  },
};

/** Goes back from the second page and looks whether the answer given before is still there. */
export async function firstAnswerKept(page: Page, { landmarks, back }: MeasuredForm): Promise<boolean> {
  const second = await page.locator(landmarks.question).first().getAttribute('data-name');
  await page.locator(back).click();
  await page.waitForFunction(
    ([selector, name]) => document.querySelector<HTMLElement>(selector)?.dataset.name !== name,
    [landmarks.question, second ?? ''] as const,
  );
  return page.locator(landmarks.answer).first().isChecked();
}
