import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutRuby } from '../../instruments/definition/ruby.ts';
import { formTexts } from '../../instruments/form-texts/form-texts.ts';
import type { Submission } from '../../server/contract/api.ts';
import { QUIET_MS, WARNING_MS } from '../form/shared-device/idle.ts';
import { chooseLanguage, expectAccessible } from './form-walk.ts';
import { launch, type OpenedPage, visit } from './harness/open-page.ts';
import { type RunningServer, startServer } from './harness/start-server.ts';

/** A school's tablet, and a class. Ten children one after the other are a class; three show the same sooner. */
const TABLET = { width: 810, height: 1080 } as const;
const FULL = process.env.DOSE === 'full';
const CHILDREN = FULL ? 10 : 3;
const THIRTY = 30;

let server: RunningServer;
let browser: Browser;
let start: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
  start = `${server.origin}/a/school-demo/school`;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const go = (page: Page, where: string) => page.locator(`button[name="go"][value="${where}"]:visible`);
const toStart = (page: Page) => page.locator('.form-shared--return .form-button--primary');
const receipt = (page: Page) => page.locator('.form-receipt__number');
const cover = (page: Page) => page.locator('.form-header--cover');
const heading = (page: Page) => page.locator('.form-screen-heading');

/** A press that turns to another screen. */
async function turn(page: Page, where: string): Promise<void> {
  const before = await heading(page).textContent();
  await go(page, where).click();
  await page.waitForFunction(
    (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
    before,
  );
}

async function open(page: Page): Promise<void> {
  await page.goto(start);
  await page.waitForFunction(() => document.getElementById('plain-form') === null);
}

/** Presses the start and chooses one option of the first question; the rest is skipped up to the page that sends. */
async function answer(page: Page, option: number, words: string): Promise<void> {
  await go(page, 'start').click();
  await page.locator('.form-question').first().waitFor();
  await page.locator('.form-question input').nth(option).check();
  for (let pages = 0; pages < 60; pages += 1) {
    const field = page.locator('.form-question textarea, .form-question input[type="text"]:not([inputmode])');
    if (await field.count()) await field.first().fill(words);
    if (await go(page, 'send').count()) return;
    await turn(page, 'next');
  }
  throw new Error('after 60 pages the questionnaire had still not come to its end');
}

/** Everything that a browser can keep of a page, and what it holds. */
async function keptOn(page: Page, context: BrowserContext): Promise<Record<string, unknown>> {
  const inPage = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookie: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  return { ...inPage, cookies: (await context.cookies()).length };
}
const NOTHING = { local: [], session: [], cookie: '', databases: [], caches: [], workers: 0, cookies: 0 };

/** The start page as the first child found it: in the survey's language, with nothing chosen, typed or remembered. */
async function expectFresh(page: Page, words: string): Promise<void> {
  await cover(page).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('ja-x-primary');
  expect(await page.locator('html.without-readings').count()).toBe(0);
  expect(await page.locator('input:checked').count()).toBe(0);
  const everything = await page.evaluate(() => document.documentElement.outerHTML);
  expect(everything).not.toContain(words);
  for (const field of await page.locator('input[type="text"], textarea').all())
    expect(await field.inputValue()).toBe('');
}

/** Browsers tell every failed request; a story about a dead network expects that. */
const unexpected = (opened: OpenedPage) =>
  opened.faults.filter((one) => !/Failed to load resource/.test(one));

describe('a class on one tablet', () => {
  test(`${CHILDREN} children one after the other: each begins afresh, nothing stays, Back leads nowhere`, async () => {
    const opened = await visit(browser, server.origin, TABLET);
    const { page, context } = opened;
    const receipts = new Set<string>();
    await open(page);
    const entries = await page.evaluate(() => history.length);
    for (let child = 0; child < CHILDREN; child += 1) {
      const words = `わたし${child}のことば`;
      await expectFresh(page, 'のことば');
      expect(await go(page, 'start').count()).toBe(1);
      expect(await go(page, 'start-saving').count()).toBe(0);
      if (child === 0) await expectAccessible(page);
      await answer(page, child % 3, words);
      // the second child reads English and turns the readings off: the third finds neither
      if (child === 1) await chooseLanguage(page, 'en');
      if (child === 2) await page.locator('.form-button--readings').click();
      const sending = page.waitForRequest((request) => request.url().endsWith('/responses'));
      await go(page, 'send').click();
      await receipt(page).waitFor();
      expect(((await sending).postDataJSON() as Submission).channel).toBe('school');
      receipts.add((await receipt(page).textContent()) ?? '');
      expect(await keptOn(page, context)).toEqual(NOTHING);
      if (child === 0) await expectAccessible(page);
      await toStart(page).click();
      await page.waitForFunction(() => document.querySelector('.form-receipt__number') === null);
      await expectFresh(page, 'のことば');
      // no entry was made that a child could go back to, and the one before this page is none of ours
      expect(await page.evaluate(() => history.length)).toBe(entries);
      await page.goBack();
      expect(page.url()).toBe('about:blank');
      await page.goForward();
      expect(page.url()).toBe(start);
      await expectFresh(page, 'のことば');
      expect(await page.locator('.form-question').count()).toBe(0);
      expect(await keptOn(page, context)).toEqual(NOTHING);
      await page.waitForFunction(() => document.getElementById('plain-form') === null);
    }
    expect(receipts.size).toBe(CHILDREN);
    expect(opened.faults).toEqual([]);
    await opened.context.close();
  });

  test('who leaves for another page and comes back finds the start, and no field is filled in by the browser', async () => {
    const opened = await visit(browser, server.origin, TABLET);
    const { page, context } = opened;
    page.on('dialog', (dialog) => void dialog.accept());
    await open(page);
    await go(page, 'start').click();
    await page.locator('.form-question input').first().check();
    await turn(page, 'next');
    await page.goto(`${server.origin}/a/school-demo/home`);
    // devices of one's own may keep answers: the same survey offers it there
    expect(await go(page, 'start-saving').count()).toBe(1);
    await page.goBack();
    await expectFresh(page, 'のことば');
    // a mistyped channel on a tablet is no reason to keep anything on it
    await page.goto(`${server.origin}/a/school-demo/schol`);
    expect(await go(page, 'start').count()).toBe(1);
    expect(await go(page, 'start-saving').count()).toBe(0);
    await page.goto(start);
    await page.waitForFunction(() => document.getElementById('plain-form') === null);
    await go(page, 'start').click();
    for (let pages = 0; pages < 60 && (await go(page, 'send').count()) === 0; pages += 1) {
      for (const field of await page.locator('main textarea, main select, main input[type="text"]').all())
        expect(await field.getAttribute('autocomplete')).toBe('off');
      await turn(page, 'next');
    }
    await page.locator('.form-button--leave').click();
    await page.waitForURL(/blank\.html/);
    expect(await keptOn(page, context)).toEqual(NOTHING);
    expect(opened.faults).toEqual([]);
    await opened.context.close();
  });

  test('who stops half-way clears the tablet, is asked before, and can go on after all', async () => {
    const opened = await visit(browser, server.origin, TABLET);
    const { page, context } = opened;
    await open(page);
    await go(page, 'start').click();
    await page.locator('.form-question input').first().check();
    const stop = page.locator('main > .form-button--text');
    await stop.click();
    const question = page.getByRole('alertdialog');
    await expectAccessible(page);
    // the way out of the bar lies behind the question
    expect(await question.locator('.form-button--leave').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await page.locator('.form-question input').first().isChecked()).toBe(true);
    await stop.click();
    await question.locator('.form-buttons .form-button:not(.form-button--primary)').click();
    await expectFresh(page, 'のことば');
    expect(await keptOn(page, context)).toEqual(NOTHING);
    expect(opened.faults).toEqual([]);
    await context.close();
  });
});

describe('a tablet that nobody touches', () => {
  const MINUTE = 60_000;
  const warning = (page: Page) => page.getByRole('alertdialog');
  async function begun(): Promise<OpenedPage> {
    const opened = await visit(browser, server.origin, TABLET);
    await opened.page.clock.install();
    await open(opened.page);
    await go(opened.page, 'start').click();
    await opened.page.locator('.form-question input').first().check();
    return opened;
  }

  test('warns after 15 minutes, goes on as often as wanted, and is cleared after the warning', async () => {
    const opened = await begun();
    const { page, context } = opened;
    await page.clock.fastForward(QUIET_MS - 5000);
    expect(await warning(page).count()).toBe(0);
    for (const again of [1, 2, 3]) {
      await page.locator('.form-question input').first().focus();
      await page.clock.fastForward(again === 1 ? 6000 : QUIET_MS + 1000);
      await warning(page).waitFor();
      // it says what will happen, has the focus, hides what was answered, and leaves a minute and more
      const t = formTexts['ja-x-primary'];
      expect(await warning(page).getAttribute('aria-labelledby')).toBe('clear-heading');
      expect(await warning(page).getByRole('status').textContent()).toContain('90');
      expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
      if (again === 1) await expectAccessible(page);
      await page.clock.fastForward(30_000);
      expect(await warning(page).getByRole('status').textContent()).toContain('60');
      expect(t.sharedIdleText(60)).toContain('60');
      if (again === 2) await page.keyboard.press('Escape');
      else await page.keyboard.press('Enter');
      await warning(page).waitFor({ state: 'detached' });
      expect(await page.locator('.form-question input').first().isChecked()).toBe(true);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    }
    await page.clock.fastForward(QUIET_MS + 1000);
    await warning(page).waitFor();
    await page.clock.fastForward(WARNING_MS);
    await expectFresh(page, 'のことば');
    expect(await page.locator('.form-question').count()).toBe(0);
    expect(await keptOn(page, context)).toEqual(NOTHING);
    expect(opened.faults).toEqual([]);
    await context.close();
  });

  test('that slept for an hour is cleared at once: it counts by the clock, and the touch that wakes it saves nothing', async () => {
    const opened = await begun();
    const { page } = opened;
    await page.clock.pauseAt(new Date(Date.now() + 5 * MINUTE));
    await page.clock.setSystemTime(new Date(Date.now() + 65 * MINUTE));
    // no timer has run: the first thing that happens is the touch of the next child
    await page.locator('.form-question input').nth(1).click();
    await page.clock.resume();
    await cover(page).waitFor();
    await expectFresh(page, 'のことば');
    await opened.context.close();
  });

  test('without a network shows nothing of the child, and the start page as soon as it can', async () => {
    const opened = await begun();
    const { page, context } = opened;
    await context.setOffline(true);
    await page.clock.fastForward(QUIET_MS + WARNING_MS + 1000);
    await page.locator('main .form-error').waitFor();
    expect(await page.locator('input:checked, .form-question').count()).toBe(0);
    await expectAccessible(page);
    await context.setOffline(false);
    await page.clock.fastForward(2 * MINUTE);
    await expectFresh(page, 'のことば');
    expect(unexpected(opened)).toEqual([]);
    await context.close();
  });

  test('keeps an answer on its way however long the network is away, and says that it must stay on', async () => {
    const opened = await visit(browser, server.origin, TABLET);
    const { page, context } = opened;
    await page.clock.install();
    await open(page);
    await answer(page, 1, 'のことば');
    await page.route('**/responses', (route) => route.abort('connectionreset'));
    await go(page, 'send').click();
    await page.locator('main .form-error').waitFor();
    const t = formTexts['ja-x-primary'];
    for (let hours = 0; hours < 3; hours += 1) {
      await page.clock.fastForward(60 * MINUTE);
      expect(await warning(page).count()).toBe(0);
      expect(await cover(page).count()).toBe(0);
      const said = await page.locator('main .form-shared').evaluate((element) => {
        const copy = element.cloneNode(true) as Element;
        for (const reading of copy.querySelectorAll('rt')) reading.remove();
        return copy.textContent;
      });
      expect(said).toBe(withoutRuby(t.sharedWaiting));
    }
    expect(await page.locator('main').innerText()).not.toContain('のことば');
    await expectAccessible(page);
    await page.unroute('**/responses');
    await page.clock.fastForward(2 * MINUTE);
    await receipt(page).waitFor();
    // the receipt goes by itself, later when more time is asked for
    await page.locator('.form-shared--return .form-button:not(.form-button--primary)').click();
    await page.clock.fastForward(2 * MINUTE);
    expect(await receipt(page).count()).toBe(1);
    await page.clock.fastForward(2 * MINUTE);
    await expectFresh(page, 'のことば');
    expect(await keptOn(page, context)).toEqual(NOTHING);
    expect(unexpected(opened)).toEqual([]);
    await context.close();
  });
});

describe('without a script', () => {
  test('a tablet keeps no cookie, leads to the start page, and shows nobody what was sent', async () => {
    // axe is itself a script and needs a browser that runs it: here no script of ours is delivered
    const opened = await visit(browser, server.origin, TABLET);
    const { page, context } = opened;
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(start);
    await go(page, 'start').click();
    await page.locator('.form-question input').first().check();
    await go(page, 'next').click();
    const sealed = await page.locator('input[name="sealed"]').inputValue();
    const language = await page.locator('input[name="shown"]').inputValue();
    for (let pages = 0; pages < 60 && (await go(page, 'send').count()) === 0; pages += 1)
      await go(page, 'next').click();
    await go(page, 'send').click();
    await receipt(page).waitFor();
    await expectAccessible(page);
    expect(await context.cookies()).toEqual([]);
    // the page of before, sent once more as Back and "send again" would
    const again = await fetch(start, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.origin },
      body: new URLSearchParams({ shown: language, sealed, go: 'back' }),
    });
    const page2 = await again.text();
    expect(page2).toContain('form-receipt__number');
    expect(page2).not.toContain('form-question');
    expect(again.headers.get('set-cookie')).toBeNull();
    await page.getByRole('link', { name: 'はじめの' }).click();
    await cover(page).waitFor();
    await page.goBack();
    expect(await page.locator('.form-question, input:checked').count()).toBe(0);
    expect(unexpected(opened)).toEqual([]);
    await context.close();
  });
});

describe('a class at once behind one address', () => {
  /** A tablet as the server sees it: the page, its files, the questions, the answers. */
  async function tablet(address: string): Promise<string> {
    const { origin } = new URL(address);
    const page = await (await fetch(address)).text();
    const data = /<script id="survey" type="application\/json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    const { survey, startToken, channel } = JSON.parse(data);
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
    await Promise.all(files.map(async (file) => expect((await fetch(`${origin}${file}`)).ok).toBe(true)));
    const form = await fetch(`${origin}/api/surveys/${survey.id}/questionnaires/${survey.form}`);
    expect(form.headers.get('cache-control')).toContain('immutable');
    const submission: Submission = {
      submissionKey: crypto.randomUUID().replaceAll('-', ''),
      questionnaire: survey.questionnaire,
      language: 'ja-x-primary',
      consent: { agreed: true, version: survey.consent.version },
      startToken,
      channel: channel.id,
      answers: {},
    };
    const answered = await fetch(`${origin}/api/surveys/${survey.id}/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(submission),
    });
    const body = (await answered.json()) as { ok: boolean; data: { receipt: string } };
    expect(body).toMatchObject({ ok: true });
    return body.data.receipt;
  }

  test('thirty tablets open and send together; three of them are real, on a weak network that fails once', async () => {
    const slow = Array.from({ length: 3 }, async (_, child) => {
      const opened = await visit(browser, server.origin, TABLET);
      const { page } = opened;
      const network = await opened.context.newCDPSession(page);
      await network.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 400,
        downloadThroughput: 400_000 / 8,
        uploadThroughput: 200_000 / 8,
      });
      let failures = 1;
      await page.route('**/responses', async (route) => {
        failures -= 1;
        return failures < 0 ? route.continue() : route.abort('timedout');
      });
      await open(page);
      await answer(page, child % 3, 'のことば');
      await go(page, 'send').click();
      await receipt(page).waitFor({ timeout: 60_000 });
      const number = (await receipt(page).textContent()) ?? '';
      expect(unexpected(opened)).toEqual([]);
      await opened.context.close();
      return number;
    });
    const others = Array.from({ length: THIRTY - slow.length }, () => tablet(start));
    const receipts = await Promise.all([...slow, ...others]);
    expect(new Set(receipts.map((one) => one.replaceAll(/\D/g, ''))).size).toBe(THIRTY);
  });
});
