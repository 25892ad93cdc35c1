import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Submission } from '../../server/contract/api.ts';
import {
  answerQuestionnaire,
  carefulResident,
  expectAccessible,
  startButton,
  unusedLetterLink,
} from './form-walk.ts';
import { launch, PHONE, visit } from './harness/open-page.ts';
import { type RunningServer, startServer } from './harness/start-server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A browser reports every failed or refused request on its console; a story about them expects that. */
const reported = /Failed to load resource/;
const skipAll = { ...carefulResident, option: () => 0 };

/** Everything sent to /responses, and how to let it through, drop it on the way, or lose the answer on the way back. */
async function unreliable(
  page: Page,
  fates: ('arrives' | 'is lost' | 'answer is lost')[],
): Promise<Submission[]> {
  const sent: Submission[] = [];
  await page.route('**/responses', async (route) => {
    sent.push(route.request().postDataJSON() as Submission);
    const fate = fates.shift() ?? 'arrives';
    if (fate === 'arrives') return route.continue();
    if (fate === 'answer is lost') await route.fetch();
    return route.abort('connectionreset');
  });
  return sent;
}

test('a line that breaks loses nothing and doubles nothing', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(await unusedLetterLink(server.origin));
  // the second attempt arrives and is stored, but its acknowledgement is lost
  const sent = await unreliable(page, ['is lost', 'answer is lost', 'is lost']);
  await answerQuestionnaire(page, skipAll);
  await page.getByRole('button', { name: '送信する' }).click();
  await page.getByRole('heading', { name: 'まだ送信できていません' }).waitFor();
  // read-only until there is a verdict
  expect(await page.getByRole('button', { name: '前へ' }).count()).toBe(0);
  expect(await page.locator('.form-question').count()).toBe(0);
  await page.getByText('この画面を閉じると、入力した回答は消えます').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '今すぐ送信する' }).click();
  // by hand at once; what is still to come goes out by itself
  await expect.poll(() => sent.length).toBeGreaterThanOrEqual(2);
  await page.getByRole('heading', { name: '回答を受け付けました' }).waitFor({ timeout: 60_000 });
  expect(sent).toHaveLength(4);
  for (const again of sent) expect(again).toEqual(sent[0]);
  expect(opened.faults.filter((fault) => !reported.test(fault))).toEqual([]);
  await opened.context.close();
});

test('a spent code leads back to the code field, and the answers are still there', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  const link = await unusedLetterLink(server.origin);
  await page.goto(link);
  await answerQuestionnaire(page, skipAll);
  await page.getByRole('button', { name: '送信する' }).click();
  await page.locator('.form-receipt__number').waitFor();
  await page.goto('about:blank');

  // with a network the code is looked at before the questions (form-other-device.story.ts)
  await page.route('**/starts', (route) => route.abort('connectionreset'));
  await page.goto(link);
  const sending = page.waitForRequest((request) => request.url().endsWith('/responses'));
  await answerQuestionnaire(page, carefulResident);
  await page.getByRole('button', { name: '送信する' }).click();
  await page.getByRole('heading', { name: 'このお手紙からは回答済みです' }).waitFor();
  await page.getByText('入力した回答は消えていません').waitFor();
  // the same code can only fail again: it is not offered, and the page says whom to call
  expect(await page.getByLabel('回答コード').inputValue()).toBe('');
  expect(await page.locator('main .form-button--primary').count()).toBe(0);
  expect(await page.locator('main a[href^="tel:"]').count()).toBe(1);
  await expectAccessible(page);
  const first = (await sending).postDataJSON() as Submission;

  await page.getByRole('button', { name: '質問に戻る' }).click();
  expect(await page.locator('.form-question textarea').inputValue()).toBe(carefulResident.text);
  await page.getByRole('button', { name: '次へ' }).click();
  await page.getByRole('button', { name: '送信する' }).click();
  await page.getByRole('heading', { name: 'このお手紙からは回答済みです' }).waitFor();

  const other = new URL(await unusedLetterLink(server.origin)).hash.replace('#code=', '');
  await page.getByLabel('回答コード').fill(other.toLowerCase().replaceAll('-', '　'));
  const again = page.waitForRequest((request) => request.url().endsWith('/responses'));
  await page.getByRole('button', { name: '別のコードで送信する' }).click();
  await page.locator('.form-receipt__number').waitFor();
  const last = (await again).postDataJSON() as Submission;
  expect(last.submissionKey).toBe(first.submissionKey);
  expect(last.answers).toEqual(first.answers);
  expect(opened.faults.filter((fault) => !reported.test(fault))).toEqual([]);
  await opened.context.close();
});

test('answers that the server refuses are all named, can be corrected, and are sent again', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  // the form cannot make such answers, so they are bent on their way to the real server
  const bent = { age: 7, 'communication.phone': 99 };
  const sent: Submission[] = [];
  await page.route('**/responses', async (route) => {
    const submission = route.request().postDataJSON() as Submission & { answers: Record<string, object> };
    sent.push(submission);
    if (sent.length > 1) return route.continue();
    const answers = {
      ...submission.answers,
      age: bent.age,
      communication: { ...submission.answers.communication, phone: bent['communication.phone'] },
    };
    return route.continue({ postData: JSON.stringify({ ...submission, answers }) });
  });
  await page.goto(server.openLink);
  await answerQuestionnaire(page, carefulResident);
  await page.getByRole('button', { name: '送信する' }).click();
  await page.getByRole('heading', { name: '直していただきたい回答があります' }).waitFor();
  const findings = page.locator('.form-findings > li');
  expect(await findings.count()).toBe(2);
  expect(await page.locator('.form-findings').textContent()).toMatch(/電話（ビデオ通話を含む）.*年齢/s);
  await page.getByText(/問い合わせ番号：\S+/).waitFor();
  await expectAccessible(page);

  await findings.filter({ hasText: '年齢' }).getByRole('button', { name: 'この回答を取り消す' }).click();
  await findings.filter({ hasText: '電話' }).getByRole('button', { name: 'この質問に戻る' }).click();
  const row = page.locator('[data-row="phone"]');
  await expect.poll(() => row.evaluate((group) => group.contains(document.activeElement))).toBe(true);
  await row.locator('label').first().click();
  for (let pages = 0; pages < 40; pages += 1) {
    if (await page.getByRole('button', { name: '送信する' }).count()) break;
    const before = await page.locator('.form-screen-heading').textContent();
    await page.getByRole('button', { name: '次へ' }).click();
    await page.waitForFunction(
      (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
      before,
    );
  }
  await page.getByRole('button', { name: '送信する' }).click();
  await page.locator('.form-receipt__number').waitFor();
  const [first, last] = sent.map(({ answers }) => answers as Record<string, unknown>);
  expect(sent).toHaveLength(2);
  expect(sent[1]?.submissionKey).toBe(sent[0]?.submissionKey);
  const { age, ...others } = first ?? {};
  expect(age).toBe(carefulResident.numbers.age);
  expect(last).toEqual({ ...others, communication: { ...(others.communication as object), phone: 1 } });
  expect(opened.faults.filter((fault) => !reported.test(fault))).toEqual([]);
  await opened.context.close();
});

test('a mistyped code is noticed before the first question', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(`${server.origin}/a/saitama-2023`);
  const start = startButton(page);
  const field = page.getByLabel('回答コード');
  await start.click();
  await page.getByText('回答コードを入力してください。お手紙に書かれています。').waitFor();
  expect(await page.locator('.form-field a[href^="tel:"]').count()).toBe(0);
  await field.fill('ABCD-EF0H-JKMN');
  await start.click();
  await page.getByText('「0」は使いません').waitFor();
  // the second time somebody is named who can help
  const call = page.locator('.form-field a[href^="tel:"]');
  expect(await call.count()).toBe(1);
  await field.fill('abcd efgh');
  await start.click();
  await page.getByText('いま入力されているのは8文字です').waitFor();
  expect(await call.count()).toBe(1);
  expect(await field.inputValue()).toBe('ABCD-EFGH');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await field.fill('2222-2222-2223');
  await start.click();
  await page.getByText('1文字ずつ見比べて').waitFor();
  await expectAccessible(page);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('an impossible age is explained, and a choice can be taken back', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  await page.goto(server.openLink);
  await startButton(page).click();
  await page.locator('.form-question label:has(input)').first().click();
  expect(await page.locator('.form-question input:checked').count()).toBe(1);
  await page.getByRole('button', { name: /の選択を解除$/ }).click();
  expect(await page.locator('.form-question input:checked').count()).toBe(0);
  expect(
    await page
      .locator('.form-question input')
      .first()
      .evaluate((input) => input === document.activeElement),
  ).toBe(true);

  const age = page.locator('[data-name="age"] input');
  for (let pages = 0; pages < 40 && !(await age.count()); pages += 1) {
    const before = await page.locator('.form-screen-heading').textContent();
    await page.getByRole('button', { name: '次へ' }).click();
    await page.waitForFunction(
      (text) => document.querySelector('.form-screen-heading')?.textContent !== text,
      before,
    );
  }
  for (const [typed, answer] of [
    ['七十', '数字で入力してください。'],
    ['7', '16以上の数を入力してください。'],
    ['121', '120以下の数を入力してください。'],
    ['30.5', '小数のない数で入力してください。'],
  ] as const) {
    await age.fill(typed);
    await page.getByRole('button', { name: '次へ' }).click();
    await page.getByText(answer).waitFor();
    await expect.poll(() => age.evaluate((input) => input === document.activeElement)).toBe(true);
  }
  await expectAccessible(page);
  await age.fill('');
  await page.getByRole('button', { name: '次へ' }).click();
  await age.waitFor({ state: 'detached' });
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});

test('the way out leaves at once, and Back does not lead into the form again', async () => {
  const opened = await visit(browser, server.origin, PHONE);
  const { page } = opened;
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.accept();
  });
  await page.goto(`${server.origin}/`);
  await page.goto(server.openLink);
  await startButton(page).click();
  await page.locator('.form-question label:has(input)').first().click();
  await page.getByRole('link', { name: '相談先' }).click();
  expect(await page.locator('.form-desks').getAttribute('open')).not.toBeNull();
  await page.getByRole('link', { name: 'すぐに閉じる' }).click();
  await page.waitForURL(/blank\.html$/);
  expect(await page.locator('body').textContent()).toMatch(/^\s*$/);
  await page.goBack();
  expect(page.url()).toBe(`${server.origin}/`);
  expect(asked).toBe(0);

  // closing the page by any other way asks first, because the answers would be lost
  await page.goto(server.openLink);
  await startButton(page).click();
  await page.locator('.form-question label:has(input)').first().click();
  await page.goto(`${server.origin}/`);
  expect(asked).toBe(1);
  expect(opened.faults).toEqual([]);
  await opened.context.close();
});
