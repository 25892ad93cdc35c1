import { join } from 'node:path';
import Connection from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project-files.ts';
import { drawAccessCode, formatAccessCode } from '../../server/ballot-box/access-code.ts';
import { systemRandom } from '../../server/ballot-box/random-source.ts';
import {
  type IngestInstallation,
  makeInstallation,
  plainCommand,
} from '../../server/bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../../server/bench/serve-installation.ts';
import { DRAFTS_FILE } from '../../server/drafts/open-drafts.ts';
import { FAILED_CODES } from '../../server/http/code-limits.ts';
import { loadStaticPages } from '../../server/http/load-static-pages.ts';
import { answerPage, carefulResident, chooseLanguage, startButton } from './form-walk.ts';
import { bringAxe, examinePage } from './harness/examine-page.ts';
import { leftOnDevice } from './harness/left-on-device.ts';
import { DESKTOP, launch, type OpenedPage, PHONE, visit } from './harness/open-page.ts';

const TODAY = '2026-11-24';
/** The form comes behind its page, on a busy machine long behind it. */
const SOON = { timeout: 20_000 };
const both = (text: string) => ({ ja: text, en: text });

let installation: IngestInstallation;
let served: ServedInstallation;
let browser: Browser;
let letters = 0;
let code: string;
beforeAll(async () => {
  browser = await launch();
  installation = await makeInstallation({
    letters: { chuo: 90 },
    window: { opens: '2026-11-01', closes: '2026-12-31' },
    channels: [
      { id: 'letter', label: both('手紙'), devices: 'own' },
      { id: 'school', label: both('学校'), devices: 'shared' },
    ],
  });
  served = await serveInstallation(
    installation,
    () => new Date(`${TODAY}T10:00:00+09:00`),
    await loadStaticPages(join(root, 'dist', 'static-pages')),
    { builtPages: join(root, 'dist', 'client') },
  );
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await installation?.remove();
});
const nextLetter = (): string => {
  letters += 1;
  return installation.invitations[letters - 1]?.code ?? '';
};
beforeEach(() => {
  code = nextLetter();
});

/** A browser reports every failed or refused request on its console; a story about them expects that. */
const expectNoFaults = ({ faults }: OpenedPage): void =>
  expect(faults.filter((fault) => !/Failed to load resource/.test(fault))).toEqual([]);

const drafts = (): number => {
  const connection = new Connection(join(installation.folders.dataDir, DRAFTS_FILE), { readonly: true });
  const rows = connection.prepare('SELECT count(*) FROM drafts').pluck().get() as number;
  connection.close();
  return rows;
};
const heading = (page: Page) => page.locator('.form-screen-heading');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const saved = (page: Page) =>
  page.waitForResponse((response) => response.request().method() === 'PUT' && response.status() === 200);

async function turn(page: Page, button = '次へ'): Promise<void> {
  const before = await heading(page).textContent();
  await press(page, button);
  await page.waitForFunction(
    (words) => document.querySelector('.form-screen-heading')?.textContent !== words,
    before,
  );
}

async function examine(page: Page): Promise<void> {
  await bringAxe(page);
  expect((await examinePage(page)).findings).toEqual([]);
}

/** From the letter's link to the second page of questions, the first one answered. */
async function begin(page: Page, { saving = false } = {}): Promise<void> {
  await page.goto(`${served.origin}/a/ingest#code=${code}`);
  await startButton(page, saving).click();
  await heading(page).getByText('中1ページ').waitFor();
  await answerPage(page, carefulResident);
  await turn(page);
}

/** Keeps the answers for another device and goes back to the questions. */
async function keep(page: Page): Promise<void> {
  await press(page, 'ほかの端末で続きを答える');
  await heading(page).getByText('ほかの端末で続きを答える').waitFor();
  await press(page, '回答を預ける');
  await heading(page).getByText('回答をお預かりしました').waitFor();
  await press(page, '質問に戻る');
  await heading(page).getByText('ページ中').waitFor();
}

/** The letter's answers arrive without any page of ours: no browser that knows of a draft sends them. */
async function sendFromElsewhere(): Promise<void> {
  const command = plainCommand(installation, letters - 1, { day: TODAY });
  const answer = await fetch(`${served.origin}/api/surveys/ingest/responses`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(command.submission),
  });
  expect(answer.status).toBe(200);
}

/** Opens what is kept, from the cover of another device. */
async function openKept(page: Page, typed = code): Promise<void> {
  await page.goto(`${served.origin}/a/ingest`);
  await page.getByLabel('回答コード').fill(typed);
  await page.getByText('ほかの端末で途中まで答えた方').click();
  await press(page, '同意して、ほかの端末の続きから答える');
}

async function answerTheRest(page: Page): Promise<void> {
  for (let pages = 0; pages < 60; pages += 1) {
    if (await page.getByRole('button', { name: '送信する', exact: true }).count()) return;
    await answerPage(page, carefulResident);
    await turn(page);
  }
  throw new Error('the questionnaire does not end');
}

test('from the phone to the computer: same page, same answers, same language; after the receipt nothing is kept', async () => {
  const [phone, computer] = [
    await visit(browser, served.origin, PHONE),
    await visit(browser, served.origin, DESKTOP),
  ];
  const { page } = phone;
  await begin(page);
  await press(page, 'ほかの端末で続きを答える');
  await page.getByText('お手紙の回答コードを知っている人なら、どなたでも開くことができます').waitFor();
  await page.getByText('最後に預けてから30日たったとき').waitFor();
  await examine(page);
  expect(drafts()).toBe(0);
  await press(page, '回答を預ける');
  await heading(page).getByText('回答をお預かりしました').waitFor();
  await page.getByText(`${served.origin}/a/ingest`).waitFor();
  expect(await page.locator('main').textContent()).not.toContain(code.slice(0, 4));
  await examine(page);
  expect(drafts()).toBe(1);

  await press(page, '質問に戻る');
  await chooseLanguage(page, 'en');
  await answerPage(page, carefulResident);
  const again = saved(page);
  await turn(page, 'Next');
  await again;
  const left = await heading(page).textContent();
  await page.getByText('Your answers are saved for your other device').waitFor();
  await examine(page);

  const other = computer.page;
  await other.goto(`${served.origin}/a/ingest`);
  await other.getByText('ほかの端末で途中まで答えた方').click();
  await examine(other);
  await openKept(other, code.toLowerCase().replaceAll('-', '　'));
  await other.getByRole('button', { name: 'Next' }).waitFor();
  expect(await heading(other).textContent()).toBe(left);
  await other.getByRole('button', { name: 'Back' }).click();
  expect(await other.locator('.form-question input:checked').count()).toBeGreaterThan(0);
  await chooseLanguage(other, 'ja');
  await answerTheRest(other);
  await press(other, '送信する');
  await other.locator('.form-receipt__number').waitFor();
  await expect.poll(drafts, SOON).toBe(0);

  // the phone, which is behind, brings nothing back to life
  await chooseLanguage(page, 'ja');
  await turn(page);
  await heading(page).getByText('このお手紙からは回答済みです').waitFor();
  await examine(page);
  expect(drafts()).toBe(0);
  // nor is it offered to leave answers under a code that is used up
  await press(page, '質問に戻る');
  await heading(page).getByText('ページ中').waitFor();
  expect(await page.getByText('ほかの端末で続きを答える').count()).toBe(0);
  await answerTheRest(page);
  await press(page, '送信する');
  await heading(page).getByText('このお手紙からは回答済みです').waitFor();
  const rows = await installation.store.read.selectFrom('inbox').select('survey').execute();
  expect(rows).toHaveLength(1);
  for (const opened of [phone, computer]) {
    expectNoFaults(opened);
    await opened.context.close();
  }
});

test('what another device has sent is told on one page, and what this one still keeps of it goes with one press', async () => {
  const opened = await visit(browser, served.origin, PHONE);
  const { page } = opened;
  await begin(page, { saving: true });
  await expect.poll(async () => (await leftOnDevice(page)).local, SOON).not.toEqual([]);
  await sendFromElsewhere();
  await page.reload();
  await heading(page).getByText('このお手紙からは回答済みです').waitFor();
  await page.getByText('この端末に残っている途中の回答は、消してかまいません').waitFor();
  expect(await page.getByRole('button', { name: '質問に戻る' }).count()).toBe(0);
  await examine(page);
  await press(page, '途中の回答を消す');
  await page.getByText('この端末に残っていた途中の回答は消えました').waitFor();
  await examine(page);
  await expect.poll(() => leftOnDevice(page), SOON).toMatchObject({ local: [], session: [] });
  expectNoFaults(opened);
  await opened.context.close();
});

test('who answers anew elsewhere leaves no draft behind, and a used letter opens none', async () => {
  const [phone, computer, later] = [
    await visit(browser, served.origin, PHONE),
    await visit(browser, served.origin, DESKTOP),
    await visit(browser, served.origin, PHONE),
  ];
  await begin(phone.page);
  await keep(phone.page);
  const other = computer.page;
  await other.goto(`${served.origin}/a/ingest#code=${code}`);
  await startButton(other, false).click();
  await heading(other).getByText('中1ページ').waitFor();
  await answerTheRest(other);
  await press(other, '送信する');
  await other.locator('.form-receipt__number').waitFor();
  await expect.poll(drafts, SOON).toBe(0);

  // as it is after answers without a script: sent, and the draft still there
  code = nextLetter();
  await phone.page.goto('about:blank');
  await begin(phone.page);
  await keep(phone.page);
  await sendFromElsewhere();
  expect(drafts()).toBe(1);
  await openKept(later.page);
  await heading(later.page).getByText('このお手紙からは回答済みです').waitFor();
  expect(await later.page.locator('.form-question').count()).toBe(0);
  await expect.poll(drafts, SOON).toBe(0);
  for (const opened of [phone, computer, later]) {
    expectNoFaults(opened);
    await opened.context.close();
  }
});

test('another letter that is given on the cover begins anew: the first one’s answers are not shown, and stay for it', async () => {
  const opened = await visit(browser, served.origin, PHONE);
  const { page } = opened;
  const first = code;
  await begin(page, { saving: true });
  await keep(page);
  expect(drafts()).toBe(1);
  for (const words of ['中1ページ', null]) {
    await page.goBack();
    await (words === null ? startButton(page, true) : heading(page).getByText(words)).waitFor();
  }
  code = nextLetter();
  await press(page, 'コードを入力し直す');
  await page.getByLabel('回答コード').fill(code);
  await startButton(page, true).click();
  await heading(page).getByText('中1ページ').waitFor();
  expect(await page.locator('.form-question input:checked').count()).toBe(0);
  await answerPage(page, carefulResident);
  await turn(page);
  const kept = (name: string) =>
    page.evaluate((one) => localStorage.getItem(one), `tsunagari/${name}/ingest`);
  await expect.poll(() => kept('draft'), SOON).toContain(code);
  expect(await kept('aside')).toContain(first);
  // nobody has asked for the second one's answers to be kept for another device
  expect(drafts()).toBe(1);
  expect(await page.getByText('ほかの端末で続けられるように').count()).toBe(0);
  await answerTheRest(page);
  await press(page, '送信する');
  await page.locator('.form-receipt__number').waitFor();
  await page.waitForTimeout(1500);
  // the first one's is not deleted with it
  expect(drafts()).toBe(1);

  await page.goto('about:blank');
  await page.goto(`${served.origin}/a/ingest#code=${first}`);
  await press(page, '続きから答える');
  // where it was left on the way to the cover
  await heading(page).getByText('中1ページ').waitFor();
  expect(await page.locator('.form-question input:checked').count()).toBeGreaterThan(0);
  await answerTheRest(page);
  await press(page, '送信する');
  await page.locator('.form-receipt__number').waitFor();
  await expect.poll(drafts, SOON).toBe(0);
  expectNoFaults(opened);
  await opened.context.close();
});

test('two devices in turn: the one that is behind is told, and writes over nothing unless asked', async () => {
  const [phone, tablet] = [
    await visit(browser, served.origin, PHONE),
    await visit(browser, served.origin, DESKTOP),
  ];
  await begin(phone.page);
  await keep(phone.page);
  await openKept(tablet.page);
  await heading(tablet.page).getByText('中2ページ').waitFor();
  await answerPage(tablet.page, carefulResident);
  const first = saved(tablet.page);
  await turn(tablet.page);
  await first;

  await turn(phone.page);
  await heading(phone.page).getByText('ほかの端末の回答のほうが新しくなっています').waitFor();
  await examine(phone.page);
  await press(phone.page, '預けた回答を開く');
  await heading(phone.page).getByText('中3ページ').waitFor();
  await turn(phone.page, '前へ');
  expect(await phone.page.locator('.form-question input:checked').count()).toBeGreaterThan(0);

  await turn(tablet.page);
  await heading(tablet.page).getByText('ほかの端末の回答のほうが新しくなっています').waitFor();
  await press(tablet.page, 'この端末の回答で続ける');
  await heading(tablet.page).getByText('回答をお預かりしました').waitFor();
  for (const opened of [phone, tablet]) {
    expectNoFaults(opened);
    await opened.context.close();
  }
});

test('a code under which nothing is kept, a misprint, no network and a busy server are told apart', async () => {
  const opened = await visit(browser, served.origin, PHONE);
  const { page } = opened;
  await openKept(page, 'ABCD-EFGH');
  await page.getByText('いま入力されているのは8文字です').waitFor();
  await page.getByLabel('回答コード').fill(code);
  await press(page, '同意して、ほかの端末の続きから答える');
  const none = page.getByText('この回答コードでお預かりしている回答はありません');
  await none.waitFor();
  // at the end of a long page, and in sight all the same
  await expect
    .poll(async () => ((await none.boundingBox())?.y ?? Number.POSITIVE_INFINITY) < PHONE.height, SOON)
    .toBe(true);
  await examine(page);

  await page.route('**/drafts/*', (route) => route.abort('internetdisconnected'));
  await press(page, '同意して、ほかの端末の続きから答える');
  await page.getByText('通信できませんでした').waitFor();
  await startButton(page).click();
  await heading(page).getByText('中1ページ').waitFor();
  await press(page, 'ほかの端末で続きを答える');
  await press(page, '回答を預ける');
  await page.getByText('通信できませんでした').waitFor();
  await page.unroute('**/drafts/*');
  await page.route('**/drafts/*', (route) =>
    route.fulfill({
      status: 503,
      json: {
        ok: false,
        problem: { code: 'server.busy', status: 503, message: both('x'), requestId: 'x', findings: [] },
      },
    }),
  );
  await press(page, '回答を預ける');
  await page.getByText('混み合っています').waitFor();
  await page.unroute('**/drafts/*');
  await press(page, '回答を預ける');
  await heading(page).getByText('回答をお預かりしました').waitFor();
  await press(page, '質問に戻る');

  // a page is left while there is no network, and the next one when there is again
  await page.route('**/drafts/*', (route) => route.abort('internetdisconnected'));
  await turn(page);
  await page.getByText('ほかの端末で続けるための回答を、まだお預かりできていません').waitFor();
  await page.unroute('**/drafts/*');
  const again = saved(page);
  await turn(page);
  await again;
  await page.getByText('ページを移るたびに回答をお預かりしています').waitFor();
  expectNoFaults(opened);
  await opened.context.close();
});

test('a damaged draft is refused in words, and nothing of it is shown', async () => {
  const [phone, other] = [
    await visit(browser, served.origin, PHONE),
    await visit(browser, served.origin, PHONE),
  ];
  await begin(phone.page);
  await keep(phone.page);
  await other.page.route('**/drafts/*', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { data: { sealed: string } };
    const sealed = body.data.sealed.replace(/.{40}$/, 'A'.repeat(40));
    await route.fulfill({ response, json: { ...body, data: { sealed } } });
  });
  await openKept(other.page);
  await other.page.getByText('お預かりしている回答を読み取れませんでした').waitFor();
  expect(await heading(other.page).count()).toBe(0);
  for (const opened of [phone, other]) {
    expectNoFaults(opened);
    await opened.context.close();
  }
});

describe('where the person keeps answers on the device', () => {
  test('saving goes on after a reload, and what could not be deleted is deleted at the next opening', async () => {
    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    const before = drafts();
    await begin(page, { saving: true });
    await keep(page);
    await page.reload();
    await heading(page).getByText('中2ページ').waitFor();
    await answerPage(page, carefulResident);
    const again = saved(page);
    await turn(page);
    await again;
    await page.getByText('ページを移るたびに回答をお預かりしています').waitFor();
    const record = await page.evaluate(() => localStorage.getItem('tsunagari/other-device/ingest'));
    expect(record).toMatch(/"id":"[0-9a-f]{64}"/);
    expect(record).not.toContain(code.slice(0, 4));

    await answerTheRest(page);
    // a request that outlives its page passes by the interception of the browser's tools
    await page.evaluate(() => {
      const { fetch } = window;
      window.fetch = (address, options) =>
        options?.method === 'DELETE' ? Promise.reject(new TypeError('no network')) : fetch(address, options);
    });
    await press(page, '送信する');
    await page.locator('.form-receipt__number').waitFor();
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('tsunagari/other-device/ingest')), SOON)
      .toContain('"sent":true');
    await page.goto('about:blank');
    expect(drafts()).toBe(before + 1);
    await page.goto(`${served.origin}/a/ingest`);
    await expect.poll(drafts, SOON).toBe(before);
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('tsunagari/other-device/ingest')), SOON)
      .toBeNull();
    expectNoFaults(opened);
    await opened.context.close();
  });
});

describe('where nothing can be kept for another device', () => {
  test('a browser without cryptography is offered nothing, and answers all the same', async () => {
    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await begin(page);
    expect(await page.getByRole('button', { name: 'ほかの端末で続きを答える' }).count()).toBe(0);
    await page.getByRole('button', { name: '次へ' }).waitFor();
    await page.goto(`${served.origin}/a/ingest`);
    await expect.poll(() => page.getByText('ほかの端末で途中まで答えた方').count(), SOON).toBe(0);
    expectNoFaults(opened);
    await opened.context.close();
  });

  test('a device for many people is offered nothing', async () => {
    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    await page.goto(`${served.origin}/a/ingest/school#code=${code}`);
    await press(page, '同意して回答を始める');
    await heading(page).getByText('中1ページ').waitFor();
    await turn(page);
    expect(await page.getByText(/ほかの端末/).count()).toBe(0);
    expectNoFaults(opened);
    await opened.context.close();
  });

  test('a page without a script hides it', async () => {
    const opened = await visit(browser, served.origin, PHONE, { script: false });
    await opened.page.goto(`${served.origin}/a/ingest`);
    expect(await opened.page.getByText('ほかの端末で途中まで答えた方').isVisible()).toBe(false);
    expectNoFaults(opened);
    await opened.context.close();
  });
});

describe('a code is looked at before ten minutes are spent on answers', () => {
  test('an unknown one: the questions are there at once, then the code is asked for, and nothing is lost', async () => {
    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/starts', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${served.origin}/a/ingest#code=${formatAccessCode(drawAccessCode(systemRandom))}`);
    await startButton(page).click();
    await heading(page).getByText('中1ページ').waitFor();
    const [name = ''] = await answerPage(page, carefulResident);
    letThrough();
    await page.getByText('この調査の回答コードではありません').waitFor();
    await page.getByText('入力した回答は消えていません').waitFor();
    await examine(page);
    await page.getByLabel('回答コード').fill(code);
    await press(page, 'この回答コードで始める');
    await heading(page).getByText('中1ページ').waitFor();
    expect(await page.locator(`[data-name="${name}"] input:checked`).count()).toBe(1);
    await turn(page);
    expectNoFaults(opened);
    await opened.context.close();
  });

  test('a spent one: whom to call, and another code can be typed', async () => {
    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    const command = plainCommand(installation, letters - 1, { day: TODAY });
    const answer = await fetch(`${served.origin}/api/surveys/ingest/responses`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(command.submission),
    });
    expect(answer.status).toBe(200);
    await page.goto(`${served.origin}/a/ingest#code=${code}`);
    await startButton(page).click();
    await heading(page).getByText('このお手紙からは回答済みです').waitFor();
    // nothing was entered, so nothing is said to be kept, and the way leads back to the cover; there it is said again
    expect(await page.getByText('入力した回答は消えていません').count()).toBe(0);
    await press(page, '最初の画面に戻る');
    await startButton(page).click();
    await heading(page).getByText('このお手紙からは回答済みです').waitFor();
    await examine(page);
    await page.getByLabel('回答コード').fill(nextLetter());
    await press(page, 'この回答コードで始める');
    await heading(page).getByText('中1ページ').waitFor();
    expectNoFaults(opened);
    await opened.context.close();
  });

  test('without a network nobody is held up', async () => {
    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    await page.route('**/starts', (route) => route.abort('internetdisconnected'));
    await begin(page);
    await turn(page);
    expect(await page.getByLabel('回答コード').count()).toBe(0);
    expectNoFaults(opened);
    await opened.context.close();
  });

  test('thirty who are right get through, in a browser too, while somebody guesses behind the same address', async () => {
    const post = async (path: string, body: unknown): Promise<number> => {
      const response = await fetch(`${served.origin}/api/surveys/ingest/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      await response.arrayBuffer();
      return response.status;
    };
    const guess = () => post('starts', { code: drawAccessCode(systemRandom) });
    for (let index = 0; index <= FAILED_CODES.limit; index += 1) await guess();
    expect(await guess()).toBe(429);
    let guessing = true;
    const guesser = (async () => {
      while (guessing) expect(await guess()).toBe(429);
    })();

    const opened = await visit(browser, served.origin, PHONE);
    const { page } = opened;
    await begin(page);
    const children = Array.from({ length: 30 }, (_, child) => 50 + child);
    const answers = await Promise.all(
      children.map((child) =>
        post('responses', plainCommand(installation, child, { day: TODAY }).submission),
      ),
    );
    expect(answers).toEqual(children.map(() => 200));
    await answerTheRest(page);
    await press(page, '送信する');
    await page.locator('.form-receipt__number').waitFor();
    guessing = false;
    await guesser;
    expectNoFaults(opened);
    await opened.context.close();
  });
});
