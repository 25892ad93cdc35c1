import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { withoutRuby } from '../../instruments/definition/ruby.ts';
import { formTexts } from '../../instruments/form-texts/form-texts.ts';
import type { Submission } from '../../server/contract/api.ts';
import {
  answerPage,
  carefulResident,
  chooseLanguage,
  expectAccessible,
  expectNoSidewaysScroll,
  startButton,
  unusedLetterLink,
} from './form-walk.ts';
import { DESKTOP, launch, type OpenedPage, PHONE, visit } from './harness/open-page.ts';
import { type RunningServer, startServer } from './harness/start-server.ts';

/** 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 } as const;
type Reader = readonly [width: number, language: FormLanguage, viewport: { width: number; height: number }];
const LANGUAGES = ['ja', 'ja-x-easy', 'en'] as const;
const READERS: readonly Reader[] =
  process.env.DOSE === 'full'
    ? [ZOOMED, PHONE, DESKTOP].flatMap((viewport) =>
        LANGUAGES.map((language) => [viewport.width, language, viewport] as const),
      )
    : [[PHONE.width, 'ja', PHONE]];

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const go = (page: Page, where: string) => page.locator(`button[name="go"][value="${where}"]:visible`);
const heading = (page: Page) => page.locator('.form-screen-heading');
/** Browsers tell every failed or refused request; some of these stories are about them. */
const unexpected = (opened: OpenedPage) =>
  opened.faults.filter((one) => !/Failed to load resource/.test(one));

async function turn(page: Page, press: () => Promise<void>): Promise<void> {
  const before = await heading(page).textContent();
  await press();
  await page.waitForFunction(
    (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
    before,
  );
}

async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => document.getElementById('plain-form') === null);
  await go(page, 'start').click();
  await page.locator('.form-question').first().waitFor();
}

/** Turns pages, with nothing answered, until the page that sends. */
async function skipAll(page: Page, onPage: () => Promise<void> = async () => {}): Promise<void> {
  for (let pages = 0; pages < 60; pages += 1) {
    await onPage();
    await turn(page, () => go(page, 'next').click());
    if (await go(page, 'send').count()) return;
  }
  throw new Error('after 60 pages the questionnaire had still not come to its end');
}

/** Role and name, as the browser tells a screen reader. */
interface Heard {
  readonly role: string;
  readonly name: string;
}
async function heardOn(session: CDPSession): Promise<Heard[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }));
}

/** What has to hold on every screen, for every reader. */
async function expectReadable(page: Page, session: CDPSession): Promise<void> {
  await expectNoSidewaysScroll(page);
  const faults = await page.evaluate(() => {
    const shown = (element: Element): boolean =>
      element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
    const said = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 30)}`;
    const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter(shown);
    const targets = all.filter((element) =>
      element.matches(
        'button, summary, a.form-button, .form-tel, select, textarea, label:has(input), .form-input',
      ),
    );
    return {
      low: targets.filter((element) => element.getBoundingClientRect().height < 44).map(said),
      // readings apart, nothing is written smaller than the Digital Agency writes it
      small: all
        .filter((element) => element.tagName !== 'RT' && element.closest('.form-heard') === null)
        .filter((element) => !element.matches('[type="radio"], [type="checkbox"]'))
        .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 14)
        .map(said),
      moving: document.getAnimations().length,
      // a group of options says what it is about
      unnamed: all
        .filter((element) => element.tagName === 'FIELDSET')
        .filter((element) => {
          const by = element.getAttribute('aria-labelledby');
          const named = by === null ? element.querySelector(':scope > legend') : document.getElementById(by);
          return !(element.getAttribute('aria-label') ?? named?.textContent)?.trim();
        })
        .map(said),
      focus: document.activeElement?.matches('.form-screen-heading') ?? false,
      title: document.title,
      heading: document.querySelector('.form-screen-heading')?.textContent ?? '',
    };
  });
  expect(faults.low).toEqual([]);
  expect(faults.small).toEqual([]);
  expect(faults.moving).toBe(0);
  expect(faults.unnamed).toEqual([]);
  if (faults.heading !== '') expect(faults.focus).toBe(true);
  expect(faults.title).not.toBe('');

  const heard = await heardOn(session);
  const unnamed = heard.filter(
    ({ role, name }) =>
      ['radio', 'checkbox', 'textbox', 'combobox', 'button', 'link', 'progressbar'].includes(role) &&
      name.trim() === '',
  );
  expect(unnamed).toEqual([]);
  for (const { name } of heard) expect(name).not.toMatch(/[《》｜]/);
  // every radio of a statement says the statement with the option, also to a voice that says no groups
  const rows = await page.locator('.form-matrix__row > legend').evaluateAll((legends) =>
    legends.map((legend) => {
      const copy = legend.cloneNode(true) as Element;
      for (const reading of copy.querySelectorAll('rt')) reading.remove();
      return copy.textContent ?? '';
    }),
  );
  const radios = heard.filter(({ role }) => role === 'radio').map(({ name }) => name);
  for (const row of rows) expect(radios.filter((name) => name.startsWith(row)).length).toBeGreaterThan(1);
}

describe('every screen', () => {
  test.each(READERS)('at %d pixels in %s', async (_width, language, viewport) => {
    const opened = await visit(browser, server.origin, viewport);
    const { page, context } = opened;
    const session = await context.newCDPSession(page);
    const readable = () => expectReadable(page, session);
    await page.goto(`${server.openLink}?lang=${language}`);
    await page.waitForFunction(() => document.getElementById('plain-form') === null);
    await readable();
    await go(page, 'start').click();
    await page.locator('.form-question').first().waitFor();
    const titles = new Set<string>();
    let pages = 0;
    await skipAll(page, async () => {
      await readable();
      const title = await page.title();
      titles.add(title);
      // no blank where the reading of a word stood
      if (language === 'ja-x-easy') expect(title).toMatch(/^\d+ページの中の\d+ページ目/);
      await answerPage(page, carefulResident);
      await expectNoSidewaysScroll(page);
      pages += 1;
    });
    expect(titles.size).toBe(pages);
    await readable();
    // answers that the server refuses, then none at all, then one
    let attempt = 0;
    await page.route('**/responses', async (route) => {
      attempt += 1;
      const sent = route.request().postDataJSON() as Submission & { answers: object };
      if (attempt === 1)
        return route.continue({
          postData: JSON.stringify({ ...sent, answers: { ...sent.answers, age: 7 } }),
        });
      return attempt === 2 ? route.abort('connectionreset') : route.continue();
    });
    await turn(page, () => go(page, 'send').click());
    await page.locator('.form-findings').waitFor();
    await readable();
    await page.locator('.form-buttons').last().locator('.form-button--primary').click();
    await page.locator('main .form-error').waitFor();
    await readable();
    await page.locator('main .form-button--primary').click();
    await page.locator('.form-receipt__number').waitFor();
    await readable();
    expect(unexpected(opened)).toEqual([]);
    await context.close();
  });

  // 400 % zoom and letters twice as large at once would be 800 %
  test.each(READERS.filter(([width]) => width !== ZOOMED.width))(
    'with letters twice as large, at %d pixels in %s',
    async (_width, language, viewport) => {
      const opened = await visit(browser, server.origin, viewport);
      const { page, context } = opened;
      const size = async () =>
        Number.parseFloat(
          await page
            .locator('.form-option')
            .first()
            .evaluate((one) => getComputedStyle(one).fontSize),
        );
      await begin(page, `${server.openLink}?lang=${language}`);
      const before = await size();
      // what a reader sets in the browser instead of 16: all sizes are written in rem
      const session = await context.newCDPSession(page);
      await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
      await expect.poll(size).toBeCloseTo(2 * before, 1);
      let turned = false;
      await skipAll(page, async () => {
        await expectNoSidewaysScroll(page);
        // the first page was there before its letters grew
        if (turned) await expectAtTheQuestion(page);
        turned = true;
        // no text is cut off
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('button, .form-option, legend, h2, h3, p, summary')]
            .filter((one) => one.getClientRects().length > 0 && one.closest('.form-heard') === null)
            .filter(
              (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline',
            )
            .map((one) => `${one.className} ${one.textContent?.slice(0, 30)}`),
        );
        expect(cut).toEqual([]);
      });
      await context.close();
    },
  );
});

/** However large the letters: the heading that has the focus stands in the upper half, and the way out in sight. */
async function expectAtTheQuestion(page: Page): Promise<void> {
  const places = () =>
    page.evaluate(() => {
      const topOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? -1;
      return {
        focused: document.activeElement?.className,
        heading: topOf('.form-screen-heading') / innerHeight,
        wayOut: topOf('.form-button--leave') / innerHeight,
      };
    });
  await expect.poll(places).toMatchObject({ focused: 'form-screen-heading' });
  const { heading, wayOut } = await places();
  expect(heading).toBeGreaterThanOrEqual(0);
  expect(heading).toBeLessThan(0.5);
  expect(wayOut).toBeGreaterThanOrEqual(0);
  expect(wayOut).toBeLessThan(0.5);
}

test('with letters twice as large on a narrow phone a code fits its field, and what is wrong with it is in sight', async () => {
  const opened = await visit(browser, server.origin, { width: 320, height: 640 });
  const { page, context } = opened;
  await page.goto(`${server.origin}/a/saitama-2023`);
  await startButton(page).waitFor();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const field = page.locator('#access-code');
  await field.fill('WMWM-WMWM-WMWM');
  expect(await field.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  await field.fill('ABCD');
  await startButton(page).click();
  const fault = page.locator('#access-code-fault');
  await fault.waitFor();
  const inSight = (one: Locator) =>
    one.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const [x, y] = [innerWidth / 2, Math.max(top, 0) + 8];
      return top >= 0 && bottom <= innerHeight && element.contains(document.elementFromPoint(x, y));
    });
  await expect.poll(() => inSight(fault)).toBe(true);
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await context.close();
});

test('in another language at every step: the step stays, no answer is lost, and what was sent is sent again as it was', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  const inLanguages = async (words: (language: FormLanguage) => string): Promise<void> => {
    for (const language of ['en', 'ja-x-easy', 'ja'] as const) {
      await chooseLanguage(page, language);
      await page.waitForFunction(
        (text) => {
          const copy = document.querySelector('.form-screen-heading')?.cloneNode(true) as Element | undefined;
          for (const reading of copy?.querySelectorAll('rt') ?? []) reading.remove();
          return copy?.textContent?.includes(text);
        },
        withoutRuby(words(language)),
      );
    }
  };
  const link = await unusedLetterLink(server.origin);
  await page.goto(link);
  await page.waitForFunction(() => document.getElementById('plain-form') === null);
  // on the cover the code of the link is still known
  await chooseLanguage(page, 'en');
  await page.getByText(formTexts.en.codeFromLetter).waitFor();
  await chooseLanguage(page, 'ja');
  await go(page, 'start').click();
  await page.locator('.form-question input').nth(2).check();
  await inLanguages((language) => formTexts[language].progress(1, 24).slice(0, 5));
  await skipAll(page);
  await inLanguages((language) => formTexts[language].sendHeading);
  const sent: Submission[] = [];
  await page.route('**/responses', async (route) => {
    const submission = route.request().postDataJSON() as Submission;
    sent.push(submission);
    // a code that nobody was given, no answer at all, and at last the answer
    if (sent.length === 1)
      return route.continue({ postData: JSON.stringify({ ...submission, code: '2222-2222-2222' }) });
    return sent.length === 2 ? route.abort('connectionreset') : route.continue();
  });
  await go(page, 'send').click();
  await page.locator('#access-code').waitFor();
  await inLanguages((language) => formTexts[language].codeProblemHeading);
  await go(page, 'send').click();
  await page.locator('.form-error').getByText(formTexts.ja.waitingNetwork).waitFor();
  await inLanguages((language) => formTexts[language].waitingHeading);
  if ((await page.locator('.form-receipt__number').count()) === 0)
    await page.getByRole('button', { name: formTexts.ja.retryNow }).click();
  await page.locator('.form-receipt__number').waitFor();
  await inLanguages((language) => formTexts[language].receiptHeading);
  expect(sent.at(-1)).toEqual(sent[1]);
  expect(sent[1]?.answers).toEqual({ outing_frequency: 3 });
  expect(unexpected(opened)).toEqual([]);
  await context.close();
});

test('readings that were turned off stay off to the receipt, and nothing of it is kept', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await begin(page, `${server.openLink}?lang=ja-x-easy`);
  await page.locator('.form-button--readings').click();
  const readings = () => page.locator('rt:visible').count();
  await skipAll(page, async () => expect(await readings()).toBe(0));
  await go(page, 'send').click();
  await page.locator('.form-receipt__number').waitFor();
  expect(await readings()).toBe(0);
  // through a language that has none, and back
  await chooseLanguage(page, 'en');
  await chooseLanguage(page, 'ja-x-easy');
  expect(await readings()).toBe(0);
  expect(await page.locator('.form-button--readings').getAttribute('aria-pressed')).toBe('false');
  expect(
    await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length),
  ).toBe(0);
  await context.close();
});

test('by keyboard alone from the cover to the receipt: the focus is seen, and never behind the bar', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await page.goto(server.openLink);
  await page.waitForFunction(() => document.getElementById('plain-form') === null);
  interface Focused {
    readonly go: string | null;
    readonly kind: string;
    readonly name: string | null;
    readonly outline: number;
    readonly hidden: boolean;
  }
  const focused = (): Promise<Focused> =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const bar = document.querySelector('.form-bar');
      const behind =
        bar !== null && !bar.contains(element) && box.bottom <= bar.getBoundingClientRect().bottom + 1;
      return {
        go: element.name === 'go' ? element.value : null,
        kind: element.type ?? element.tagName,
        name: element.name ?? null,
        outline: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
        hidden: behind || box.top >= window.innerHeight,
      };
    });
  /** Tab by Tab to the button; whatever is passed on the way can be seen. Chooses in every group that it passes. */
  async function tabTo(where: string): Promise<void> {
    const groups = new Set<string | null>();
    for (let tabs = 0; tabs < 200; tabs += 1) {
      await page.keyboard.press('Tab');
      const at = await focused();
      expect(at.hidden, JSON.stringify(at)).toBe(false);
      expect(at.outline, JSON.stringify(at)).toBeGreaterThanOrEqual(4);
      if (at.go === where) return;
      if (groups.has(at.name)) continue;
      if (at.kind === 'radio' || at.kind === 'checkbox') {
        groups.add(at.name);
        await page.keyboard.press('Space');
      } else if (at.kind === 'text' && at.name !== null && at.name !== '') {
        groups.add(at.name);
        await page.keyboard.type(String(carefulResident.numbers[at.name] ?? 2));
      }
    }
    throw new Error(`200 Tabs did not lead to ${where}`);
  }
  await tabTo('start');
  await page.keyboard.press('Enter');
  await page.locator('.form-question').first().waitFor();
  let pages = 0;
  while ((await go(page, 'send').count()) === 0) {
    await tabTo('next');
    await turn(page, () => page.keyboard.press('Enter'));
    pages += 1;
    expect(pages).toBeLessThan(60);
  }
  await tabTo('send');
  const sending = page.waitForRequest((request) => request.url().endsWith('/responses'));
  await page.keyboard.press('Enter');
  await page.locator('.form-receipt__number').waitFor();
  expect(Object.keys((await sending).postDataJSON().answers).length).toBeGreaterThan(pages / 2);
  expect(opened.faults).toEqual([]);
  await context.close();
});

test('Enter that ends the conversion of kanji sends nothing, and Enter that means it does', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  // the form stays away: on the page of plain HTML Enter in a field presses its button
  await page.route(/form-entry/, () => undefined);
  await page.goto(server.letterLink.replace(/#.*/, ''));
  const field = page.locator('#access-code');
  await field.focus();
  const session = await context.newCDPSession(page);
  const composing = { windowsVirtualKeyCode: 229, key: 'Enter', code: 'Enter' } as const;
  await session.send('Input.imeSetComposition', { text: 'ああ', selectionStart: 2, selectionEnd: 2 });
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...composing });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...composing });
  await session.send('Input.insertText', { text: '亜' });
  // Safari ends the composition first, and then tells the key: only its number says what it was
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...composing });
  expect(await field.inputValue()).toBe('亜');
  expect(await page.locator('#start-waiting').isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  // it was pressed: what is wrong with the code is said by the form, which is waited for
  await page.locator('#start-waiting').waitFor();
  expect(opened.faults).toEqual([]);
  await context.close();
});

test('a single answer is taken back, by pointer and by keyboard, and is then no answer', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await begin(page, server.openLink);
  const option = page.locator('.form-question input').nth(1);
  for (const by of ['pointer', 'keyboard']) {
    await option.check();
    const clear = page.locator('.form-clear button').first();
    if (by === 'pointer') await clear.click();
    else {
      await clear.focus();
      await page.keyboard.press('Enter');
    }
    expect(await page.locator('.form-question input:checked').count()).toBe(0);
    // the button is gone, and the focus is at the question and not lost
    expect(await page.evaluate(() => document.activeElement?.closest('.form-question') !== null)).toBe(true);
  }
  await skipAll(page);
  const sending = page.waitForRequest((request) => request.url().endsWith('/responses'));
  await go(page, 'send').click();
  expect((await sending).postDataJSON().answers).toEqual({});
  await page.locator('.form-receipt__number').waitFor();
  await context.close();
});

test('in forced colours and with less motion: what is chosen, the focus and the buttons are seen', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await begin(page, server.openLink);
  await page.locator('.form-question input').first().check();
  const colours = await page.evaluate(() => {
    const of = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
    return {
      chosen: of('.form-option:has(:checked)').borderTopColor,
      other: of('.form-option:not(:has(:checked))').borderTopColor,
      button: of('.form-button--primary').borderTopWidth,
      bar: of('.form-progress').borderTopWidth,
      scrolling: getComputedStyle(document.documentElement).scrollBehavior,
      moving: document.getAnimations().length,
    };
  });
  expect(colours.chosen).not.toBe(colours.other);
  expect(colours).toMatchObject({ button: '1px', bar: '1px', scrolling: 'auto', moving: 0 });
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
    return { outlineStyle, outlineWidth };
  });
  expect(outline).toEqual({ outlineStyle: 'solid', outlineWidth: '4px' });
  await expectAccessible(page);
  await context.close();
});

test('children read their own level, and the way to every other one is open with their answers', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page, context } = opened;
  await begin(page, `${server.origin}/a/school-demo/home`);
  expect(await page.locator('html').getAttribute('lang')).toBe('ja-x-primary');
  const title = () => page.locator('.form-question__title').first().textContent();
  const asked = new Set<string | null>();
  await page.locator('.form-question input').nth(1).check();
  for (const language of ['ja', 'en', 'ja-x-primary']) {
    await chooseLanguage(page, language);
    asked.add(await title());
    expect(await page.locator('.form-question input').nth(1).isChecked()).toBe(true);
  }
  expect(asked.size).toBe(3);
  // ten years old: no kanji without its reading in what the questionnaire and we say
  const bare = await page.evaluate(() => {
    const copy = document.querySelector('main')?.cloneNode(true) as Element;
    for (const ruby of copy.querySelectorAll('ruby, [lang="ja"]')) ruby.remove();
    return copy.textContent?.match(/\p{Script=Han}/gu) ?? [];
  });
  expect(bare).toEqual([]);
  await expectAccessible(page);
  expect(opened.faults).toEqual([]);
  await context.close();
});
