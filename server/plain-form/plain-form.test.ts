import { afterEach, describe, expect, it } from 'vitest';
import { renderStaticPage } from '../../client/form/static/render-static-page.tsx';
import { formTexts } from '../../instruments/form-texts/form-texts.ts';
import { drawAccessCode } from '../ballot-box/access-code.ts';
import { systemRandom } from '../ballot-box/random-source.ts';
import { openResponse, type WaitingResponse } from '../ballot-box/sealed-response.ts';
import {
  CLOSES,
  type IngestInstallation,
  makeInstallation,
  OPENS,
  type SurveyChanges,
} from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import { problemCatalogue } from '../problems/problem-catalogue.ts';
import { addDays, type TokyoDay } from '../surveys/tokyo-day.ts';
import { filledIn, openPlainPage, type PlainVisitor } from './plain-visitor.ts';

let installation: IngestInstallation;
let served: ServedInstallation;
let today: TokyoDay = OPENS;

async function open(changes: SurveyChanges = { letters: null }, options = {}): Promise<string> {
  today = OPENS;
  installation = await makeInstallation(changes, options);
  served = await serveInstallation(installation, () => new Date(`${today}T09:00:00+09:00`), renderStaticPage);
  return `${served.origin}/a/ingest`;
}
afterEach(async () => {
  await served.stop();
  await installation.remove();
});

const go = (step: string) => ['go', step] as const;
const nameOf = (html: string) => /form-screen-heading">(?:<span[^>]*>)?([^<]*)/.exec(html)?.[1] ?? '';

/** Presses next until the page after the last question, with these entries where they are asked for. */
async function toTheEnd(
  address: string,
  first: PlainVisitor,
  entries: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<PlainVisitor> {
  let page = first;
  for (let turns = 0; turns < 80; turns += 1) {
    if (page.buttons.some(([, value]) => value === 'send')) return page;
    const here = Object.fromEntries(Object.entries(entries).filter(([name]) => page.choices.has(name)));
    page = await openPlainPage(address, filledIn(page, go('next'), here));
    expect(page.status).toBe(200);
  }
  throw new Error('the questionnaire does not end');
}
const begin = async (address: string, entries = {}): Promise<PlainVisitor> =>
  openPlainPage(address, filledIn(await openPlainPage(address), go('start'), entries));

/** The responses that wait in the inbox. */
async function stored(): Promise<readonly WaitingResponse[]> {
  const { box } = installation;
  const rows = await box.store.read.selectFrom('inbox').selectAll().execute();
  return rows.map(({ key, sealed }) =>
    openResponse(box.keys.inbox, { survey: 'ingest', key: Buffer.from(key) }, Buffer.from(sealed)),
  );
}
const storedAnswers = async () => (await stored()).map(({ answers }) => JSON.parse(answers));

describe('the questionnaire without a script', () => {
  it('leads from the cover to the receipt, keeps what was answered, and nothing is left on the last page', async () => {
    const address = await open();
    const first = await begin(address);
    expect(first.status).toBe(200);
    expect(first.html).toContain('<html lang="ja">');
    expect(first.html).not.toContain('<script');
    const end = await toTheEnd(address, first, {
      age: '３４',
      sex: '1',
      place_free_text: 'ひとこと\r\n二行目',
    });
    expect(nameOf(end.html)).toBe(formTexts.ja.sendHeading);
    const receipt = await openPlainPage(address, filledIn(end, go('send')));
    expect(receipt.status).toBe(200);
    expect(receipt.html).toMatch(/form-receipt__number">\d{4}-\d{4}-\d{4}</);
    expect(await storedAnswers()).toEqual([{ age: 34, sex: 1, place_free_text: 'ひとこと\n二行目' }]);
    expect(receipt.html).not.toContain('ひとこと');
    const english = await openPlainPage(address, filledIn(receipt, ['language', 'en']));
    expect(english.html).toContain(formTexts.en.receiptHeading);
    expect(english.html).toContain(/form-receipt__number">([^<]*)/.exec(receipt.html)?.[1]);
    expect(await stored()).toHaveLength(1);
  });

  it('gives one response and the same receipt however often 送信する is pressed', async () => {
    const address = await open();
    const end = await toTheEnd(address, await begin(address));
    const press = () => openPlainPage(address, filledIn(end, go('send')));
    const receipts = (await Promise.all([press(), press(), press()])).map(
      ({ html }) => /form-receipt__number">([^<]*)/.exec(html)?.[1],
    );
    expect(new Set(receipts).size).toBe(1);
    expect(await stored()).toHaveLength(1);
    const other = await toTheEnd(address, await openPlainPage(address, filledIn(end, go('back'))), {
      place_free_text: 'あとから',
    });
    const late = await openPlainPage(address, filledIn(other, go('send')));
    expect(late.status).toBe(409);
    expect(late.html).toContain(formTexts.ja.receiptAlready);
    expect(late.html).toContain(receipts[0]);
    expect(await stored()).toHaveLength(1);
  });

  it('asks again for what cannot be right, at the question and at the top, and keeps the rest', async () => {
    const address = await open();
    let page = await begin(address);
    while (!page.choices.has('age')) page = await openPlainPage(address, filledIn(page, go('next')));
    const wrong = await openPlainPage(address, filledIn(page, go('next'), { age: '９９９', sex: '2' }));
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/<title>入力をご確認ください/);
    expect(wrong.html).toMatch(/href="#question-age"/);
    expect(wrong.html).toMatch(/id="question-age-error"[^>]*>120以下の数を入力してください。/);
    expect(wrong.fields).toContainEqual(['age', '９９９']);
    const spoken = await openPlainPage(address, filledIn(wrong, ['language', 'en'], { age: 'abc' }));
    expect(spoken.status).toBe(200);
    expect(spoken.html).toContain(formTexts.en.survey.invalidInputError);
    expect(spoken.fields).toContainEqual(['age', 'abc']);
    expect(spoken.fields).toContainEqual(['sex', '2']);
    const back = await openPlainPage(address, filledIn(spoken, go('back')));
    expect(back.choices.has('age')).toBe(false);
    const again = await openPlainPage(address, filledIn(back, go('next')));
    expect(again.fields).toContainEqual(['age', 'abc']);
    const mended = await openPlainPage(address, filledIn(again, go('next'), { age: '70' }));
    expect(mended.status).toBe(200);
    expect(mended.choices.has('age')).toBe(false);
  });

  it('takes an answer back by the option that stands for none', async () => {
    const address = await open();
    const first = await begin(address);
    const [name = '', values] = [...first.choices][0] ?? [];
    expect(values).toContain('');
    const next = await openPlainPage(address, filledIn(first, go('next'), { [name]: values?.[0] ?? '' }));
    const back = await openPlainPage(address, filledIn(next, go('back')));
    expect(back.fields).toContainEqual([name, values?.[0]]);
    const cleared = await openPlainPage(address, filledIn(back, ['language', 'en'], { [name]: '' }));
    expect(cleared.fields.some(([field]) => field === name)).toBe(false);
  });

  it('shows readings or hides them, and remembers which', async () => {
    const address = await open({ letters: null, languages: ['ja', 'ja-x-easy'] });
    const cover = await openPlainPage(`${address}?lang=ja-x-easy`);
    const without = await openPlainPage(address, filledIn(cover, ['readings', 'hide']));
    expect(without.html).toContain('lang="ja-x-easy"');
    expect(without.html).toContain('<div id="root" class="without-readings">');
    // the button that keeps answers on the device begins too, where it is pressed without a script
    const first = await openPlainPage(address, filledIn(without, go('start-saving')));
    expect(first.html).toContain('class="without-readings"');
    const withReadings = await openPlainPage(address, filledIn(first, ['readings', 'show']));
    expect(withReadings.html).not.toContain('without-readings"');
  });
});

describe('a survey by invitation without a script', () => {
  it('asks for the code, by its check character, and keeps what was typed in another language', async () => {
    const address = await open({ letters: { chuo: 30 } });
    const cover = await openPlainPage(address);
    const none = await openPlainPage(address, filledIn(cover, go('start')));
    expect(none.status).toBe(422);
    expect(none.html).toContain(formTexts.ja.codeEmpty);
    const code = installation.invitations[0]?.code ?? '';
    const misprint = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`;
    const mistyped = await openPlainPage(address, filledIn(none, go('start'), { code: misprint }));
    expect(mistyped.html).toContain(formTexts.ja.codeMismatch);
    const english = await openPlainPage(address, filledIn(mistyped, ['language', 'en'], { code }));
    expect(english.html).toContain('<html lang="en">');
    expect(english.fields).toContainEqual(['code', code]);
    const first = await openPlainPage(address, filledIn(english, go('start')));
    expect(first.html).toContain(formTexts.en.progress(1, Number(/of (\d+)/.exec(first.html)?.[1])));
    expect(first.html).not.toContain(code);
    const receipt = await openPlainPage(address, filledIn(await toTheEnd(address, first), go('send')));
    expect(receipt.html).toContain(formTexts.en.receiptHeading);
    expect((await stored())[0]).toMatchObject({ language: 'en', channel: 'letter' });
  });

  it('keeps the answers while another code is typed for one that is spent or unknown', async () => {
    const address = await open({ letters: { chuo: 30 } });
    const [first, second, third] = installation.invitations.map(({ code }) => code);
    const answer = async (code = '') =>
      toTheEnd(address, await begin(address, { code }), { place_free_text: 'ここにいます' });
    const meanwhile = await answer(first);
    await openPlainPage(address, filledIn(await answer(first), go('send')));
    const spent = await openPlainPage(address, filledIn(meanwhile, go('send')));
    expect(spent.status).toBe(409);
    expect(spent.html).toContain(formTexts.ja.codeSpentHeading);
    const back = await openPlainPage(address, filledIn(spent, go('questions')));
    expect(back.html).toContain('ここにいます');
    const again = await openPlainPage(address, filledIn(await toTheEnd(address, back), go('send')));
    const malformed = await openPlainPage(address, filledIn(again, go('send'), { code: 'XXXX' }));
    expect(malformed.status).toBe(422);
    expect(malformed.html).toContain(formTexts.ja.answersKept);
    const other = await openPlainPage(address, filledIn(malformed, go('send'), { code: second ?? '' }));
    expect(other.html).toContain(formTexts.ja.receiptHeading);
    expect((await storedAnswers()).map(({ place_free_text }) => place_free_text)).toEqual([
      'ここにいます',
      'ここにいます',
    ]);
    expect(third).toBeDefined();
    expect(served.logLines.join()).not.toContain(first);
  });

  it('looks at the code before the questions: who types another goes on, who cannot may answer all the same', async () => {
    const address = await open({ letters: { chuo: 30 } });
    const [used, mine] = installation.invitations.map(({ code }) => code);
    await openPlainPage(
      address,
      filledIn(await toTheEnd(address, await begin(address, { code: used })), go('send')),
    );
    const spent = await begin(address, { code: used });
    expect(spent.status).toBe(409);
    expect(nameOf(spent.html)).toBe(formTexts.ja.codeSpentHeading);
    expect(spent.buttons).toContainEqual(['go', 'start']);
    // nothing was entered: there is nothing to go back to but the cover
    expect(spent.buttons).not.toContainEqual(['go', 'questions']);
    expect(spent.html).not.toContain(formTexts.ja.answersKept);
    expect(spent.html).toContain(formTexts.ja.toCover);
    expect(spent.buttons).not.toContainEqual(['go', 'send']);
    const unknown = await openPlainPage(
      address,
      filledIn(spent, go('start'), { code: drawAccessCode(systemRandom) }),
    );
    expect(unknown.status).toBe(422);
    expect(unknown.html).toContain(problemCatalogue['code.unknown'].message.ja);
    const mistyped = await openPlainPage(address, filledIn(unknown, go('start'), { code: 'XXXX' }));
    expect(mistyped.html).toContain(problemCatalogue['code.malformed'].message.ja);
    const sent = await openPlainPage(address, filledIn(mistyped, go('send'), { code: mine ?? '' }));
    expect(nameOf(sent.html)).toBe(formTexts.ja.codeProblemHeading);
    const all = await openPlainPage(address, filledIn(mistyped, go('questions')));
    expect(all.html).toContain('<title>全');
    const page = await openPlainPage(address, filledIn(mistyped, go('start'), { code: mine ?? '' }));
    expect([page.status, page.html.includes('<title>全')]).toEqual([200, true]);
    const receipt = await openPlainPage(address, filledIn(await toTheEnd(address, page), go('send')));
    expect(receipt.html).toContain(formTexts.ja.receiptHeading);
  });

  it('keeps the first answers that came with a code that is not taken', async () => {
    const address = await open({ letters: { chuo: 30 } });
    const cover = await openPlainPage(address);
    const template = /<template id="first-questions">([\s\S]*?)<\/template>/.exec(cover.html)?.[1] ?? '';
    const [, name = ''] = /name="(\w+)" value="1"/.exec(template) ?? [];
    const refused = await openPlainPage(address, [
      ...cover.fields.filter(([field]) => field !== 'code'),
      ['agreed', 'yes'],
      ['code', drawAccessCode(systemRandom)],
      [name, '1'],
      go('next'),
    ]);
    expect(refused.status).toBe(422);
    const code = installation.invitations[0]?.code ?? '';
    const next = await openPlainPage(address, filledIn(refused, go('start'), { code }));
    const first = await openPlainPage(address, filledIn(next, go('back')));
    expect(first.fields).toContainEqual([name, '1']);
  });

  it('goes on where the script of the first page was alone: consent, code and first answers come with one press', async () => {
    const address = await open({ letters: { chuo: 30 } });
    const cover = await openPlainPage(address);
    const template = /<template id="first-questions">([\s\S]*?)<\/template>/.exec(cover.html)?.[1] ?? '';
    const [, name = ''] = /name="(\w+)" value="1"/.exec(template) ?? [];
    const kept = cover.fields.filter(([field]) => field !== 'code');
    const second = await openPlainPage(address, [
      ...kept,
      ['agreed', 'yes'],
      ['code', installation.invitations[0]?.code ?? ''],
      [name, '1'],
      go('next'),
    ]);
    expect(second.status).toBe(200);
    const first = await openPlainPage(address, filledIn(second, go('back')));
    expect(first.fields).toContainEqual([name, '1']);
  });
});

describe('a survey that is not open', () => {
  it('takes no start before and after, and answers that began in time until the grace is over', async () => {
    const address = await open();
    const cover = await openPlainPage(address);
    const page = await begin(address);
    today = addDays(CLOSES, 1);
    const late = await openPlainPage(address, filledIn(cover, go('start')));
    expect(late.status).toBe(200);
    expect((await openPlainPage(address)).html).toContain(formTexts.ja.closedHeading);
    const receipt = await openPlainPage(address, filledIn(await toTheEnd(address, late), go('send')));
    expect(receipt.html).toContain(formTexts.ja.receiptHeading);
    const end = await toTheEnd(address, page);
    today = addDays(CLOSES, 4);
    const refused = await openPlainPage(address, filledIn(end, go('send')));
    expect(refused.status).toBe(409);
    expect(refused.html).toContain(formTexts.ja.closedHeading);
    expect(refused.html).toContain(formTexts.ja.endedRefused);
    const start = await openPlainPage(address, filledIn(cover, go('start')));
    expect(start.status).toBe(409);
    expect(start.html).toContain(formTexts.ja.closedHeading);
    today = addDays(OPENS, -1);
    const early = await openPlainPage(address, [['shown', 'en'], go('start')]);
    expect(early.status).toBe(409);
    expect(early.html).toContain(formTexts.en.notOpenHeading);
  });
});

describe('a server that is busy', () => {
  it('says so with a button that sends again, and takes the answers then', async () => {
    const address = await open();
    const end = await toTheEnd(address, await begin(address), { place_free_text: 'まだここに' });
    const { connection } = installation.store;
    connection.pragma(`max_page_count = ${connection.pragma('page_count', { simple: true })}`);
    const busy = await openPlainPage(address, filledIn(end, go('send')));
    expect(busy.status).toBe(503);
    expect(busy.headers.get('retry-after')).toBe('2');
    expect(busy.html).toContain(formTexts.ja.waitingBusy);
    const still = await openPlainPage(address, filledIn(busy, go('back')));
    expect(still.html).toContain(formTexts.ja.waitingBusy);
    connection.pragma('max_page_count = 1000000');
    const receipt = await openPlainPage(address, filledIn(still, go('send')));
    expect(receipt.status).toBe(200);
    expect(await storedAnswers()).toEqual([{ place_free_text: 'まだここに' }]);
  });
});
