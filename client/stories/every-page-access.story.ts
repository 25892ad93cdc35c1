import { getRules } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { Answers, AnswerValue } from '../../instruments/rules/answers.ts';
import { root } from '../../scripts/project-files.ts';
import { readAccessibility } from '../../server/accessibility/read-accessibility.ts';
import { filledIn, openPlainPage, type PlainVisitor } from '../../server/plain-form/plain-visitor.ts';
import {
  type EveryQuestionnaire,
  type ServedQuestionnaire,
  serveEveryQuestionnaire,
} from './harness/every-questionnaire.ts';
import { AXE_TAGS, bringAxe, examinePage, questionsOf } from './harness/examine-page.ts';
import { DESKTOP, launch, PHONE, visit } from './harness/open-page.ts';
import { recordCounts } from './harness/record-counts.ts';

// Everything that anybody can be shown of any questionnaire is examined: on a phone in Japanese in the small dose; at three
// widths in the languages and reading levels of the reader's choice in the full one.

const full = process.env.DOSE === 'full';
const WIDTHS = full ? [{ width: 320, height: 640 }, PHONE, DESKTOP] : [PHONE];
const LANGUAGES: readonly FormLanguage[] = full
  ? ['ja', 'ja-x-easy', 'ja-x-primary', 'ja-x-junior', 'en']
  : ['ja'];
/** Browser pages at work at the same time, each with a questionnaire of its own. */
const LANES = 2;
const MINUTES = full ? 90 : 15;

let served: EveryQuestionnaire;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([serveEveryQuestionnaire(), launch()]);
  counts.questionnaires = served.questionnaires.length;
});
const counts = { questionnaires: 0, pages: 0, examinations: 0, violations: 0, undecided: 0 };
afterAll(async () => {
  if (counts.examinations > 0) recordCounts(browser, 'every-page', counts);
  await browser?.close();
  await served?.stop();
});

/** Examines what a page shows at every width; a page whose questions were examined before, in the same form, is passed over. */
class Examiner {
  readonly findings: string[] = [];
  readonly shown = new Set<string>();
  readonly #seen = new Set<string>();

  async look(page: Page, where: string, { always = false } = {}): Promise<void> {
    counts.pages += 1;
    const questions = await questionsOf(page);
    const language = await page.evaluate(() => document.documentElement.lang);
    for (const [, name = ''] of questions.matchAll(/ data-name="([^"]+)"/g)) this.shown.add(name);
    const key = `${language}\n${questions}`;
    if (!always && this.#seen.has(key)) return;
    this.#seen.add(key);
    for (const size of WIDTHS) {
      if (WIDTHS.length > 1) await page.setViewportSize(size);
      const { findings, undecided } = await examinePage(page);
      counts.examinations += 1;
      counts.violations += findings.length;
      counts.undecided += undecided;
      this.findings.push(
        ...findings.map((finding) => `${where} (${language}, ${size.width} px): ${finding}`),
      );
    }
  }
}

/** Each questionnaire in each language it has, as many at a time as there are lanes. */
async function inLanes(
  examine: (one: ServedQuestionnaire, language: FormLanguage) => Promise<void>,
): Promise<void> {
  const work = served.questionnaires
    .flatMap((one) =>
      LANGUAGES.filter((language) => one.languages.includes(language)).map((language) => ({ one, language })),
    )
    .toSorted((a, b) => b.one.form.pages.length - a.one.form.pages.length);
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let next = work.shift(); next !== undefined; next = work.shift())
        await examine(next.one, next.language);
    }),
  );
}

/** Everything that the questionnaire has was shown, and nothing was found. */
function conclude(examiners: ReadonlyMap<ServedQuestionnaire, Examiner>): void {
  expect([...examiners.values()].flatMap(({ findings }) => findings)).toEqual([]);
  expect(examiners.size).toBeGreaterThan(15);
  for (const [{ id, form }, { shown }] of examiners) {
    const missing = form.pages
      .flatMap(({ elements }) => elements.map(({ name }) => name))
      .filter((name) => !shown.has(name));
    expect([id, missing]).toEqual([id, []]);
  }
}

/** One for each questionnaire, so that what is alike in two of them is examined in both. */
const examinersOfAll = (): ReadonlyMap<ServedQuestionnaire, Examiner> =>
  new Map(served.questionnaires.map((one) => [one, new Examiner()]));

const forward = (page: Page) => page.locator('.form-buttons button[value="next"]');
const heading = (page: Page) => page.locator('.form-screen-heading');

/** Gives the answers of a way to those of its questions that the page shows; what an answer adds is answered too. */
async function answerPage(page: Page, answers: Answers): Promise<void> {
  const given = new Set<string>();
  for (;;) {
    const names = await page
      .locator('.form-question')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.name ?? ''));
    const name = names.find((one) => Object.hasOwn(answers, one) && !given.has(one));
    if (name === undefined) return;
    given.add(name);
    await giveAnswer(page, name, answers[name] as AnswerValue);
  }
}

async function giveAnswer(page: Page, name: string, value: AnswerValue): Promise<void> {
  const question = page.locator(`.form-question[data-name="${name}"]`);
  if (await question.locator('select').count()) {
    await question.locator('select').selectOption(String(value));
    return;
  }
  const typed = question.locator('textarea, input[type="text"]');
  if (await typed.count()) return typed.fill(String(value));
  const options = Array.isArray(value)
    ? value.map((code) => `[name="${name}"][value="${code}"]`)
    : typeof value === 'object'
      ? Object.entries(value).map(([row, code]) => `[name="${name}.${row}"][value="${code}"]`)
      : [`[name="${name}"][value="${value}"]`];
  for (const option of options) await question.locator(`input${option}`).check();
}

test('the examination knows the rules that the accessibility statement names, and finds what is wrong', async () => {
  const rules = getRules([...AXE_TAGS]).map(({ ruleId }) => ruleId);
  const named = readAccessibility(root).criteria.flatMap(({ ways }) =>
    ways.flatMap((way) => (way.by === 'axe' ? way.rules : [])),
  );
  expect(named.filter((rule) => !rules.includes(rule))).toEqual([]);

  const { page, context } = await visit(browser, served.origin, PHONE);
  await page.setContent(`<!doctype html><html lang="ja"><title>調査</title><meta name="viewport" content="width=device-width">
    <body style="margin: 0"><main><h1>調査</h1>
    <div class="form-question" data-name="unnamed"><h3 class="form-question__title">性別</h3>
      <fieldset><label style="display: block"><input type="radio" name="sex">男性</label></fieldset></div>
    <p style="color: #999; background: #fff">薄い文字</p>
    <button type="button" style="width: 20px; height: 20px"></button>
    <div style="width: 500px">広い</div></main></body></html>`);
  await bringAxe(page);
  const { findings } = await examinePage(page);
  for (const wanted of [
    /^axe color-contrast: <p style/,
    /^axe button-name: /,
    /^scrolls sideways by 110 px$/,
    /^target of 20 × 20 px: BUTTON/,
    /^target of \d+ × \d\d px: LABEL 男性$/,
    /^no name: <button/,
    /^question unnamed is named ""$/,
  ]) {
    expect([wanted, findings.some((finding) => wanted.test(finding))]).toEqual([wanted, true]);
  }
  await context.close();
});

test('in the form nothing is found on any page of any questionnaire', {
  timeout: MINUTES * 60_000,
}, async () => {
  const examiners = examinersOfAll();
  await inLanes(async (one, language) => {
    const examiner = examiners.get(one) as Examiner;
    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    for (const [way, answers] of one.walks.entries()) {
      await page.goto(`${served.origin}${one.path}?lang=${language}`);
      await page.waitForFunction(() => document.getElementById('plain-form') === null);
      await bringAxe(page);
      if (way === 0) await examiner.look(page, `${one.id}, cover`, { always: true });
      await page.locator('button[name="go"][value="start"]').click();
      await page.locator('.form-question').first().waitFor();
      for (;;) {
        await answerPage(page, answers);
        const words = (await heading(page).textContent()) ?? '';
        await examiner.look(page, `${one.id}, ${words}`);
        await forward(page).click();
        await page.waitForFunction(
          (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
          words,
        );
        if (!(await page.locator('.form-progress').count())) break;
      }
      if (way === 0) await examiner.look(page, `${one.id}, before sending`, { always: true });
      // nothing was sent, and the page would ask whether to leave
      await page.evaluate(() =>
        window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true),
      );
    }
    examiner.findings.push(...opened.faults);
    await opened.context.close();
  });
  conclude(examiners);
});

/** Entries for those questions of a plain page that a way answers. */
function entriesOf(page: PlainVisitor, answers: Answers): Record<string, string | string[]> {
  const entries: Record<string, string | string[]> = {};
  for (const field of page.choices.keys()) {
    const [name = '', row] = field.split('.');
    const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (value === undefined) continue;
    if (Array.isArray(value)) entries[field] = value.map(String);
    else if (typeof value !== 'object') entries[field] = String(value);
    else if (row !== undefined && row in value)
      entries[field] = String((value as Readonly<Record<string, number>>)[row]);
  }
  return entries;
}

/** Shows a page that the server sent in the document at hand, with the style and the axe-core that are there already. */
async function showPlainPage(page: Page, html: string): Promise<void> {
  await page.evaluate((text) => {
    const next = new DOMParser().parseFromString(text, 'text/html');
    document.documentElement.lang = next.documentElement.lang;
    document.title = next.title;
    document.body.replaceWith(document.adoptNode(next.body));
  }, html);
}

test('without a script nothing is found on any page of any questionnaire', {
  timeout: MINUTES * 60_000,
}, async () => {
  const examiners = examinersOfAll();
  await inLanes(async (one, language) => {
    const examiner = examiners.get(one) as Examiner;
    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    await page.route(/\.js$/, (route) => route.abort());
    const address = served.origin + one.path;
    await page.goto(`${address}?lang=${language}`);
    await bringAxe(page);
    await examiner.look(page, `${one.id} without a script, cover`, { always: true });
    for (const [way, answers] of one.walks.entries()) {
      let plain = await openPlainPage(`${address}?lang=${language}`);
      plain = await openPlainPage(address, filledIn(plain, ['go', 'start']));
      let turns = 0;
      while (!plain.buttons.some(([, value]) => value === 'send')) {
        turns += 1;
        expect(turns).toBeLessThan(120);
        await showPlainPage(page, plain.html);
        await examiner.look(page, `${one.id} without a script, turn ${turns}`);
        plain = await openPlainPage(address, filledIn(plain, ['go', 'next'], entriesOf(plain, answers)));
      }
      if (way > 0) continue;
      await showPlainPage(page, plain.html);
      await examiner.look(page, `${one.id} without a script, before sending`, { always: true });
    }
    await opened.context.close();
  });
  conclude(examiners);
});
