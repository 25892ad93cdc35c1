import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublicSurvey } from '../../server/contract/api.ts';
import { launch } from './harness/open-page.ts';
import { type RunningServer, startServer } from './harness/start-server.ts';
import {
  headFindings,
  pageFindings,
  type Visited,
  type WatchedVisitor,
  watchedVisitor,
} from './harness/watched-visitor.ts';

// A visitor who follows every link and presses every button: nothing is asked of another site, nothing is said on the
// console, nothing fails, and every page has what every page must have. Languages: all of them by their links; in the small
// dose the way through the questions is walked in three, and buttons are pressed in Japanese.

const full = process.env.DOSE === 'full';
const MINUTES = full ? 60 : 12;
/** Pages after which the crawl gives up: there are far fewer. */
const MOST_PAGES = 400;

let server: RunningServer;
let browser: Browser;
/** the surveys of the demonstration by their path */
let surveys: ReadonlyMap<string, PublicSurvey>;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
  const links = [server.letterLink, ...linksIn(await (await fetch(`${server.origin}/`)).text(), '/')];
  const paths = new Set(
    links.map((link) => new URL(link, server.origin).pathname).filter((path) => path.startsWith('/a/')),
  );
  surveys = new Map(
    await Promise.all(
      [...paths].map(async (path) => {
        const answer = await fetch(`${server.origin}/api/surveys/${path.split('/')[2]}`);
        return [path, ((await answer.json()) as { data: PublicSurvey }).data] as const;
      }),
    ),
  );
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What a browser reports of the two requests by which the page learns that nobody is logged in. */
const notLoggedIn = /status of 401/;
/** The same of a desk that is saved without a name. */
const refused = /status of (401|422)/;

/** Everything that was wrong on the way; a story ends by expecting none. */
const findings: string[] = [];
const visitor = (how: Visited = {}): Promise<WatchedVisitor> =>
  watchedVisitor(browser, server.origin, (fault) => findings.push(fault), how);
function conclude(): void {
  expect([...new Set(findings.splice(0))]).toEqual([]);
}

/** Addresses of this server that a page's HTML names, without the place in a page. */
function linksIn(html: string, from: string): string[] {
  const named = [...html.matchAll(/\s(?:href|src|action)="([^"]+)"/g)].map(([, one = '']) =>
    one.replaceAll('&amp;', '&'),
  );
  return named
    .filter((one) => !/^(tel|mailto|data):/.test(one))
    .map((one) => new URL(one, server.origin + from))
    .filter((url) => url.origin === server.origin)
    .map((url) => url.pathname + url.search);
}

/** The empty page of the quick exit says nothing on purpose. */
const EMPTY_PAGE = '/assets/blank.html';

test('every link of every page leads to a page or a file that is well', {
  timeout: MINUTES * 60_000,
}, async () => {
  const { context, newPage, settle } = await visitor({ allowed: notLoggedIn });
  const page = await newPage();
  const left = ['/', '/staff', '/accessibility'];
  for (const [path, { languages }] of surveys) {
    left.push(
      ...languages.flatMap((language) => [`${path}?lang=${language}`, `${path}/privacy?lang=${language}`]),
    );
  }
  const seen = new Set<string>();
  const elsewhere = new Set<string>();
  let pages = 0;
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await context.request.get(server.origin + path, { headers: { Accept: 'text/html' } });
    const type = answer.headers()['content-type'] ?? '';
    if (answer.status() !== 200) findings.push(`${path}: ${answer.status()}`);
    if (!type.startsWith('text/html')) {
      if (answer.headers()['x-content-type-options'] !== 'nosniff')
        findings.push(`${path}: types are guessed`);
      continue;
    }
    pages += 1;
    expect(pages).toBeLessThan(MOST_PAGES);
    const response = await page.goto(server.origin + path);
    await settle(page);
    findings.push(...headFindings(response).filter(() => path !== EMPTY_PAGE));
    if (path !== EMPTY_PAGE) findings.push(...(await pageFindings(page)));
    const html = (await answer.text()) + (await page.content());
    left.push(...linksIn(html, path));
    for (const link of await page.locator('a[href^="http"]').all()) {
      const href = (await link.getAttribute('href')) ?? '';
      if (href.startsWith(server.origin)) continue;
      elsewhere.add(href);
      if (!/noreferrer/.test((await link.getAttribute('rel')) ?? ''))
        findings.push(`${path}: ${href} tells where from`);
    }
  }
  // each survey in each of its languages, at least
  const least = [...surveys.values()].reduce((sum, { languages }) => sum + languages.length, 0);
  expect(pages).toBeGreaterThan(2 * least);
  // other sites are named by desks only
  const desks = [...surveys.values()].flatMap((survey) => survey.desks.map(({ uri }) => uri));
  expect([...elsewhere].filter((href) => !desks.includes(href))).toEqual([]);
  await context.close();
  conclude();
});

test('pages that are not there are well, too', async () => {
  const [path = ''] = surveys.keys();
  // a browser repeats on its console that a page is not there
  const { context, newPage, settle } = await visitor({ allowed: /status of (404|405|400)/ });
  const page = await newPage();
  for (const address of [
    '/nothing',
    '/a/nothing',
    '/a/%E8%AA%BF%E6%9F%BB',
    '/a/nothing/privacy',
    '/api/nothing',
    '/assets/nothing.js',
  ]) {
    const response = await page.goto(server.origin + address);
    await settle(page);
    expect([address, response?.status()]).toEqual([address, 404]);
    findings.push(...headFindings(response));
    if (/html/.test(response?.headers()['content-type'] ?? '')) findings.push(...(await pageFindings(page)));
  }
  // a channel that nobody knows is the survey all the same
  const response = await page.goto(`${server.origin}${path.split('/').slice(0, 3).join('/')}/nothing`);
  expect(response?.status()).toBe(200);
  await context.close();
  conclude();
});

/** What can be pressed on a page; not fields, and not what ends the session of an official, with which all others end. */
const PRESSABLE = [
  'button:visible:enabled:not(.header-actions button:last-child)',
  'summary:visible',
  'a.form-button:visible',
  ...(full ? ['label:has(> input[type="checkbox"]:visible)'] : []),
].join(', ');

/**
 * Presses each thing that a screen has, every one on a page of its own, and looks at what comes of it.
 * @returns how many there were
 */
async function pressEverything(
  reach: () => Promise<{ visitor: WatchedVisitor; page: Page }>,
): Promise<number> {
  for (let at = 0; ; at += 1) {
    const { visitor: here, page } = await reach();
    const pressable = page.locator(PRESSABLE);
    if (at >= (await pressable.count())) {
      await here.context.close();
      return at;
    }
    const one = pressable.nth(at);
    const name = ((await one.textContent()) ?? '').trim().slice(0, 30);
    const from = page.url();
    const before = findings.length;
    await one.click();
    await here.settle(page);
    if (!page.url().endsWith(EMPTY_PAGE)) findings.push(...(await pageFindings(page)));
    for (let place = before; place < findings.length; place += 1)
      findings[place] = `after 「${name}」 at ${from}: ${findings[place]}`;
    await here.context.close();
  }
}

const heading = (page: Page) => page.locator('.form-screen-heading');
async function press(page: Page, go: string): Promise<void> {
  const before = (await heading(page).count()) ? await heading(page).textContent() : null;
  await page.locator(`button[name="go"][value="${go}"]:visible`).first().click();
  await page.waitForFunction((text) => {
    const now = document.querySelector('.form-screen-heading');
    return now !== null && now.textContent !== text;
  }, before);
}

/** Turns all pages without an answer, as fast as the browser draws them. */
async function hurryToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turns = 0; turns < 200; turns += 1) {
      const next = document.querySelector<HTMLButtonElement>('.form-buttons button[value="next"]');
      if (next === null) return;
      next.click();
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });
  await page.locator('button[value="send"]:visible').waitFor();
}

/** Opens a survey and waits until the form has taken over. */
async function openForm(how: Visited, address: string): Promise<{ visitor: WatchedVisitor; page: Page }> {
  const here = await visitor(how);
  const page = await here.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.getElementById('plain-form') === null);
  await here.settle(page);
  return { visitor: here, page };
}

const addressOf = (path: string, language: string): string => `${server.origin}${path}?lang=${language}`;

test('the way through the questions in every language, from the cover to the receipt', {
  timeout: MINUTES * 60_000,
}, async () => {
  const walked = ['ja', 'ja-x-easy', 'ja-x-primary', 'en'];
  let receipts = 0;
  for (const [path, survey] of surveys) {
    // a letter's code is good for one way only: its questions are those of the open survey
    if (survey.kind === 'invitation') continue;
    for (const language of survey.languages.filter((one) => full || walked.includes(one))) {
      const { visitor: here, page } = await openForm({}, addressOf(path, language));
      await press(page, 'start');
      for (
        let turns = 0;
        turns < 80 && !(await page.locator('button[value="send"]:visible').count());
        turns += 1
      ) {
        findings.push(...(await pageFindings(page)));
        await press(page, 'next');
      }
      findings.push(...(await pageFindings(page)));
      await press(page, 'send');
      await page.locator('.form-receipt__number').waitFor();
      await here.settle(page);
      findings.push(...(await pageFindings(page)));
      receipts += 1;
      await here.context.close();
    }
  }
  expect(receipts).toBeGreaterThan(3);
  conclude();
});

test('every button of the form’s screens', { timeout: MINUTES * 60_000 }, async () => {
  let pressed = 0;
  for (const [path, survey] of surveys) {
    for (const language of survey.languages.slice(0, full ? undefined : 1)) {
      const address = addressOf(path, language);
      const withCode = async () => {
        if (survey.kind === 'open') return openForm({}, address);
        return openForm({}, `${address}${new URL(await unusedLetterLink()).hash}`);
      };
      const atQuestions = async () => {
        const opened = await withCode();
        await press(opened.page, 'start');
        await opened.visitor.settle(opened.page);
        return opened;
      };
      pressed += await pressEverything(withCode);
      pressed += await pressEverything(atQuestions);
      if (survey.kind === 'invitation') {
        // the letter's survey without a code of the link: it is typed
        pressed += await pressEverything(() => openForm({}, address));
        continue;
      }
      // two open surveys end alike
      if (!full && survey.sharedChannels.length === 0) continue;
      const atTheEnd = async () => {
        const opened = await atQuestions();
        await hurryToTheEnd(opened.page);
        await opened.visitor.settle(opened.page);
        return opened;
      };
      pressed += await pressEverything(atTheEnd);
      pressed += await pressEverything(async () => {
        const opened = await atTheEnd();
        await press(opened.page, 'send');
        await opened.page.locator('.form-receipt__number').waitFor();
        await opened.visitor.settle(opened.page);
        return opened;
      });
    }
  }
  expect(pressed).toBeGreaterThan(50);
  conclude();
});

/** A link of a letter whose code nobody has used yet: the demonstration's first page offers one. */
async function unusedLetterLink(): Promise<string> {
  const link = /href="([^"]+#code=[^"]+)"/.exec(await (await fetch(`${server.origin}/`)).text())?.[1];
  if (!link) throw new Error('the demonstration offers no letter link');
  return new URL(link, server.origin).href;
}

test('the officials’ pages: every link, every list, every button', {
  timeout: MINUTES * 60_000,
}, async () => {
  const login = await visitor({ allowed: notLoggedIn });
  const page = await login.newPage();
  await page.goto(`${server.origin}/staff`);
  await page.getByLabel('名前', { exact: true }).fill(server.administrator.name);
  await page.getByLabel('パスワード').fill(server.administrator.password);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.getByRole('heading', { level: 1, name: '調査の一覧' }).waitFor();
  const storageState = await login.context.storageState();

  const left = ['/staff', '/staff?lang=en', '/staff/nothing'];
  const seen = new Set<string>();
  /** one address of each kind of page: the pages of two surveys, or of two desks, are alike */
  const kinds = new Map<string, string>();
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    expect(seen.size).toBeLessThan(MOST_PAGES);
    if (!path.startsWith('/staff')) {
      const answer = await login.context.request.get(server.origin + path);
      if (answer.status() !== 200) findings.push(`${path}: ${answer.status()}`);
      continue;
    }
    const response = await page.goto(server.origin + path);
    await page.locator('h1').first().waitFor();
    await login.settle(page);
    findings.push(...headFindings(response), ...(await pageFindings(page)));
    const { pathname, searchParams } = new URL(path, server.origin);
    const kind = `${pathname.replace(/(surveys|desks)\/(?!new\b)[^/]+/, '$1/:id')} ${searchParams.get('lang')}`;
    if (!kinds.has(kind)) kinds.set(kind, path);
    left.push(...linksIn(await page.content(), path));
  }
  await login.context.close();
  expect(kinds.size).toBeGreaterThan(6);

  let pressed = 0;
  for (const path of [...kinds.values()].filter((one) => full || !one.includes('lang=en'))) {
    const reach = async () => {
      const here = await visitor({ allowed: refused, storageState });
      const opened = await here.newPage();
      await opened.goto(server.origin + path);
      await opened.locator('h1').first().waitFor();
      await here.settle(opened);
      return { visitor: here, page: opened };
    };
    const { visitor: here, page: opened } = await reach();
    // what is chosen in one list may take another away
    const lists = opened.locator('select:visible');
    for (let at = 0; at < (await lists.count()); at += 1) {
      const values = await lists
        .nth(at)
        .locator('option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
      await lists.nth(at).selectOption(values.at(-1) ?? '');
      await here.settle(opened);
      findings.push(...(await pageFindings(opened)));
    }
    await here.context.close();
    pressed += await pressEverything(reach);
  }
  expect(pressed).toBeGreaterThan(20);

  const leaving = await visitor({ allowed: notLoggedIn, storageState });
  const last = await leaving.newPage();
  await last.goto(`${server.origin}/staff`);
  await last.getByRole('button', { name: 'ログアウト' }).click();
  await last.getByLabel('パスワード').waitFor();
  await leaving.settle(last);
  findings.push(...(await pageFindings(last)));
  await leaving.context.close();
  conclude();
});
