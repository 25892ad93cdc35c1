import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherTab, button, chosen, draftOf, heading, keptOffline } from './draft-walk.ts';
import { startButton } from './form-walk.ts';
import { launch, PHONE, visit } from './harness/open-page.ts';
import { type RestartingServer, restartingServer } from './harness/restarting-server.ts';

/*
 * People answer while everything goes wrong: each run meets faults drawn from a seed, on the way through the questionnaire
 * and while the answers are sent. In the end every answer that was acknowledged lies in the server's store once, and every
 * other one on its device, from where it is sent.
 */

const RUNS = process.env.DOSE === 'full' ? 200 : 20;
const SEED = 20261122;
const SURVEY = 'saitama-2023-open';

let server: RestartingServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([restartingServer(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** mulberry32 (Tommy Ettinger, public domain): numbers in [0, 1) that follow from a seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Somebody with a phone; the tab changes when it is closed and opened again. */
interface Person {
  readonly context: BrowserContext;
  page: Page;
  readonly random: () => number;
  /** the phone holds all that opens the form without a network */
  offlineReady: boolean;
  readonly met: string[];
}

const address = (): string => `${server.origin}/a/${SURVEY}`;
const among = <T>(random: () => number, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

/** Waits until the form stands there again, and asks for what was kept where it has to be asked for. */
async function settled(person: Person): Promise<void> {
  const { page } = person;
  const goOn = page.getByRole('button', { name: /^(続きから答える|この画面で続ける)$/ });
  const there = heading(page).getByText(
    /ページ中|回答の送信|まだ送信できていません|送信しています|回答を受け付けました/,
  );
  await expect
    .poll(
      async () => {
        // the cover would mean that the answers are gone
        expect(await startButton(page, true).count()).toBe(0);
        if (await goOn.count())
          await goOn
            .first()
            .click({ timeout: 1000 })
            .catch(() => undefined);
        return there.count();
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
}

async function reopened(person: Person, wrongClock = 0): Promise<void> {
  await openedAnew(person, wrongClock);
  await settled(person);
}

async function openedAnew(person: Person, wrongClock = 0): Promise<void> {
  await person.page.close();
  person.page = await person.context.newPage();
  if (wrongClock !== 0) await person.page.clock.setFixedTime(Date.now() + wrongClock * 86_400_000);
  // a phone that holds no copy finds nothing while the server is down
  await expect
    .poll(() => person.page.goto(address()).then(Boolean, () => false), { timeout: 30_000 })
    .toBe(true);
}

const fill = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let size = 4_000_000;
    for (let part = 0; size > 10; part += 1) {
      try {
        localStorage.setItem(`full ${part}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
const empty = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const name of Object.keys(localStorage)) if (name.startsWith('full ')) localStorage.removeItem(name);
  });

const faultsOnTheWay: Readonly<Record<string, (person: Person) => Promise<void>>> = {
  async reload(person) {
    await person.page.reload();
    await settled(person);
  },
  'tab closed': (person) => reopened(person),
  'clock a day ahead': (person) => reopened(person, 1),
  'clock a day behind': (person) => reopened(person, -1),
  async 'reload without a network'(person) {
    if (!person.offlineReady) return;
    await person.context.setOffline(true);
    await person.page.reload();
    await settled(person);
    await person.context.setOffline(false);
  },
  async 'network gone for a while'(person) {
    await person.context.setOffline(true);
    await hurry(person.page, 1);
    await person.context.setOffline(false);
  },
  async 'second tab'(person) {
    const before = person.page;
    person.page = await anotherTab(person.context, address());
    await settled(person);
    await before.close();
  },
  async 'server killed'(person) {
    await server.kill();
    if (person.offlineReady) {
      await person.page.reload();
      await settled(person);
    }
    await server.start();
  },
  async 'phone full for a while'(person) {
    await fill(person.page);
    await hurry(person.page, 1);
    await empty(person.page);
    await hurry(person.page, 1);
  },
  async 'way back of the phone'(person) {
    const first = (await heading(person.page).textContent())?.includes('中1ページ');
    await person.page.goBack();
    // from the first page to the cover, and on from there with what was answered
    if (first) await startButton(person.page, true).click();
    await settled(person);
  },
};

const faultsOfSending: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'lost before': (route) => route.abort('connectionreset'),
  async 'acknowledgement lost'(route) {
    await route.fetch().catch(() => undefined);
    await route.abort('connectionreset');
  },
  async 'killed after the commit'(route) {
    await route.fetch().catch(() => undefined);
    await server.kill();
    await server.start();
    await route.abort('connectionreset');
  },
  async 'killed during the request'(route) {
    const under = route.fetch().catch(() => undefined);
    await server.kill();
    await under;
    await server.start();
    await route.abort('connectionreset');
  },
  'a portal answers': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>WiFi</h1>' }),
  'a proxy answers': (route) => route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad Gateway' }),
};

/** Turns pages, at most so many, and stops where words of one's own are asked for, or at the end. */
const hurry = (page: Page, most: number): Promise<void> =>
  page.evaluate(async (steps) => {
    const shown = () => document.querySelector('.form-screen-heading')?.textContent;
    for (let step = 0; step < steps; step += 1) {
      const next = document.querySelector<HTMLButtonElement>('main button[value="next"]');
      if (next === null || document.querySelector('main textarea') !== null) return;
      const before = shown();
      next.click();
      for (let tries = 0; tries < 200 && shown() === before; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }, most);

const UNSEEN = 'unseen';

interface Outcome {
  readonly run: number;
  readonly marker: string;
  readonly first: string;
  readonly met: readonly string[];
  /** null: not acknowledged, and still on the phone; UNSEEN: acknowledged to a tab that was gone */
  readonly receipt: string | null;
  readonly person: Person;
}

/** Answers with the number of the run in words of one's own, meets three faults on the way and up to three at the end. */
async function answered(run: number): Promise<Outcome> {
  const { page, context } = await visit(browser, server.origin, PHONE);
  // a busy machine is no fault of the form
  context.setDefaultTimeout(120_000);
  const person: Person = { context, page, random: seeded(SEED + run), offlineReady: false, met: [] };
  const { random, met } = person;
  const marker = `〈${SEED + run}〉`;
  await page.goto(address());
  await startButton(page, true).click();
  await settled(person);
  await page
    .locator('.form-question label:has(input)')
    .nth(Math.floor(random() * 3))
    .click();
  const first = (await chosen(page))[0] ?? '';
  // until the form has come the tab alone keeps the first answers, as another story shows
  await expect.poll(() => draftOf(page, SURVEY), { timeout: 60_000 }).not.toBeNull();
  if (random() < 0.7) {
    await keptOffline(page);
    person.offlineReady = true;
  }
  for (let times = 0; times < 3; times += 1) {
    const fault = among(random, Object.keys(faultsOnTheWay));
    met.push(fault);
    await faultsOnTheWay[fault]?.(person);
    await hurry(person.page, 1 + Math.floor(random() * 8));
  }
  await hurry(person.page, 60);
  await person.page.locator('main textarea').first().fill(marker);
  if (random() < 0.5) {
    await person.page.reload();
    await settled(person);
  }
  expect(await person.page.locator('main textarea').first().inputValue()).toBe(marker);
  while (!(await button(person.page, '送信する').count())) await button(person.page, '次へ').click();
  return { run, marker, first, met, person, receipt: await sent(person) };
}

async function sent(person: Person): Promise<string | null> {
  const { context, random, met } = person;
  const fates = Array.from({ length: Math.floor(random() * 3) }, () =>
    among(random, Object.keys(faultsOfSending)),
  );
  const leaves = random() < 0.3;
  met.push(...fates);
  if (leaves) met.push('given up without a network');
  const underWay: Promise<void>[] = [];
  await context.route('**/responses', (route) => {
    const fate = fates.shift();
    const work =
      fate !== undefined
        ? faultsOfSending[fate]?.(route)
        : leaves
          ? route.abort('internetdisconnected')
          : route.continue();
    // a tab that was closed meanwhile has nobody to answer
    underWay.push((work ?? Promise.resolve()).catch(() => undefined));
  });
  await button(person.page, '送信する').click();
  if (leaves) {
    await person.page.getByRole('heading', { name: 'まだ送信できていません' }).waitFor();
    await again(person.page, async () => fates.length === 0);
    await person.page.close();
    await Promise.all(underWay);
    return null;
  }
  if (random() < 0.4) {
    met.push('closed while sending');
    await openedAnew(person);
    const answeredHere = person.page.getByText('この端末からは、すでに回答が送られています');
    const form = heading(person.page).or(answeredHere).first();
    await form.waitFor();
    // acknowledged in the moment in which the tab was closed: nobody has seen the receipt
    if (await answeredHere.isVisible()) return UNSEEN;
  }
  const receipt = await receiptOf(person);
  await Promise.all(underWay);
  return receipt;
}

/** Presses 今すぐ送信する wherever it stands there, until it is enough: the form's own pauses grow with each attempt. */
async function again(page: Page, enough: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        const now = button(page, '今すぐ送信する');
        if (await now.count()) await now.click({ timeout: 1000 }).catch(() => undefined);
        return enough();
      },
      { timeout: 120_000, interval: 200 },
    )
    .toBe(true);
}

async function receiptOf({ page }: Person): Promise<string> {
  const number = page.locator('.form-receipt__number');
  await again(page, async () => (await number.count()) > 0);
  return (await number.textContent()) ?? '';
}

/** What lies in the server's store: responses with these words, and how often a receipt was given. */
function inStore() {
  const store = new Database(join(server.dataFolder, 'tsunagari.sqlite'), { readonly: true });
  try {
    return {
      waiting: store.prepare('select count(*) from inbox where survey = ?').pluck().get(SURVEY) as number,
      answers: store
        .prepare('select answers from responses where survey = ?')
        .pluck()
        .all(SURVEY) as string[],
      receipts: store
        .prepare('select receipt from submissions where survey = ?')
        .pluck()
        .all(SURVEY) as string[],
    };
  } finally {
    store.close();
  }
}

test(
  `in ${RUNS} runs with faults nothing acknowledged is lost or doubled, and nothing else is gone`,
  async () => {
    const before = inStore();
    const outcomes: Outcome[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const outcome = await answered(run).catch((cause) => {
        throw new Error(`run ${run} came to no end`, { cause });
      });
      outcomes.push(outcome);
      if (outcome.receipt !== null) await outcome.person.context.close();
    }
    const met = (outcome: Outcome) => `run ${outcome.run}: ${outcome.met.join(', ')}`;

    // who was not acknowledged has the answers on the phone, and they go out from there
    const unsent = outcomes.filter(({ receipt }) => receipt === null);
    const receipts = outcomes.flatMap(({ receipt }) =>
      receipt === null || receipt === UNSEEN ? [] : receipt,
    );
    const unseen = outcomes.filter(({ receipt }) => receipt === UNSEEN).length;
    for (const outcome of unsent) {
      const { person, marker } = outcome;
      await person.context.unrouteAll();
      person.page = await person.context.newPage();
      await person.page.goto(`${server.origin}/favicon.svg`);
      const draft = JSON.stringify(await draftOf(person.page, SURVEY));
      expect(draft, met(outcome)).toContain(marker);
      expect(draft, met(outcome)).toContain('"submission":{');
      await person.page.goto(address());
      receipts.push(await receiptOf(person));
      await person.context.close();
    }

    await expect.poll(() => inStore().waiting, { timeout: 60_000 }).toBe(0);
    const after = inStore();
    expect(after.answers).toHaveLength(before.answers.length + before.waiting + RUNS);
    expect(new Set(receipts).size).toBe(RUNS - unseen);
    for (const receipt of receipts) expect(after.receipts.filter((one) => one === receipt)).toHaveLength(1);
    for (const outcome of outcomes) {
      const own = after.answers.filter((answers) => answers.includes(outcome.marker));
      expect(own, met(outcome)).toHaveLength(1);
      const [name = '', value] = outcome.first.split('=');
      const given = JSON.parse(own[0] ?? '{}') as Record<string, unknown>;
      expect(String(given[name]), met(outcome)).toBe(value);
    }
  },
  60_000 * RUNS,
);
