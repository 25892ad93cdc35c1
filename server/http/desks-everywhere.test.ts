import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderStaticPage } from '../../client/form/static/render-static-page.tsx';
import { type FormLanguage, formLanguageSchema } from '../../instruments/definition/localized-text.ts';
import { withoutRuby } from '../../instruments/definition/ruby.ts';
import { formTexts } from '../../instruments/form-texts/form-texts.ts';
import { pageView, shownPages } from '../../instruments/form-view/form-pages.ts';
import {
  CLOSES,
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainSurvey,
} from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import type { PublicSurvey } from '../contract/api.ts';
import type { DeskDraft } from '../contract/desk-record.ts';
import type { StaticScreen } from '../contract/static-page.ts';
import { Problem, problemOnTheWire } from '../problems/problem.ts';
import { addDesk, checkDesk } from '../surveys/desk-versions.ts';
import { readDesks, visibleDesks } from '../surveys/desks.ts';
import { registerSurvey } from '../surveys/register-survey.ts';
import { addDays } from '../surveys/tokyo-day.ts';
import { pagesOf } from './first-screen.ts';
import { errorPage } from './pages/error-page.ts';
import { demonstrationPage, neutralPage } from './pages/landing-page.ts';
import { publicSurvey } from './public-survey.ts';

// Proves of every page that a resident can meet that the desks stand on it, with the numbers to press, and whether they
// can be reached at that moment.

const NOON = new Date(`${OPENS}T12:00:00+09:00`);
let now = NOON;
let installation: IngestInstallation;
let served: ServedInstallation;

const desk: DeskDraft = {
  name: { ja: '昼の窓口', en: 'Desk of the day' },
  kind: 'tel',
  value: '000-000-0001',
  uri: 'tel:0000000001',
  fee: 'free',
  hours: { ja: '毎日9時〜17時', en: 'Daily 9:00–17:00' },
  hours_rules: {
    kind: 'times',
    weekly: [
      {
        weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        weeks: [],
        from: '09:00',
        to: '17:00',
        next_day: false,
      },
    ],
    holidays: { rule: 'as-weekday' },
    monthly: [],
    closed: [],
  },
  languages: ['ja'],
  audience: { age_from: null, age_to: null, areas: [] },
  topics: ['urgent'],
  valid_from: null,
  valid_to: null,
  source: 'made up',
  sort: 1,
};
const night: DeskDraft = {
  ...desk,
  name: { ja: '夜の窓口', en: 'Desk of the night' },
  value: '000-000-0002',
  uri: 'tel:0000000002',
  hours_rules: {
    kind: 'times',
    weekly: [
      {
        weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        weeks: [],
        from: '20:00',
        to: '05:00',
        next_day: true,
      },
    ],
    holidays: { rule: 'as-weekday' },
    monthly: [],
    closed: [],
  },
};

beforeAll(async () => {
  installation = await makeInstallation({ letters: { chuo: 5 } });
  const { store } = installation;
  const change = { day: OPENS, account: 'administrator' };
  await addDesk(store, { desk: { ...night, sort: 0 }, checkedBy: '花子' }, change);
  await addDesk(store, { desk, checkedBy: '花子' }, change);
  const dated = (id: string, opens: string, closes: string) =>
    registerSurvey(store, plainSurvey({ id, letters: null, window: { opens, closes } }));
  await dated('later', addDays(OPENS, 30), addDays(OPENS, 40));
  await dated('over', addDays(OPENS, -40), addDays(OPENS, -30));
  served = await serveInstallation(installation, () => now, renderStaticPage);
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});

/** The text of a page as it is read, without readings and marks. */
const read = (page: string): string =>
  page
    .replaceAll(/<rt[^>]*>[^<]*<\/rt>/g, '')
    .replaceAll(/<script.*?<\/script>|<template.*?<\/template>/gs, '')
    .replaceAll(/<[^>]+>/g, '');

function expectDesks(page: string, language: FormLanguage = 'ja'): void {
  const t = formTexts[language];
  for (const number of ['tel:110', 'tel:119', 'tel:0000000001', 'tel:0000000002'])
    expect(page).toContain(`href="${number}"`);
  const words = read(page);
  expect(words).toContain(withoutRuby(t.desks));
  expect(words).toContain(withoutRuby(t.emergency('110', '119')));
  expect(words).toContain(withoutRuby(t.deskOpenUntil(t.wholeHour('17'))));
  expect(words).toContain(withoutRuby(t.deskClosedNext(t.wholeHour('20'))));
  // the one that can be reached stands first, though the office sorted it second
  expect(page.indexOf('tel:0000000001')).toBeLessThan(page.indexOf('tel:0000000002'));
}

const problem = problemOnTheWire(new Problem('code.spent'), 'r-1').problem;

/** One of each page of the form that is written without a script; a new one has no place here until it gets one. */
function screens(): Readonly<Record<StaticScreen['name'], StaticScreen>> {
  const pages = pagesOf(installation.survey.questionnaire);
  const [first = ''] = shownPages(pages, {});
  const page = pageView(pages, first, { language: 'ja', answers: {} });
  if (page === null) throw new Error('the questionnaire has no page');
  return {
    cover: { name: 'cover', first: null, startToken: 'token', code: '', asked: false },
    questions: { name: 'questions', page, added: [] },
    ready: { name: 'ready' },
    ended: { name: 'ended', reason: 'closed', refused: false },
    code: { name: 'code', problem, code: '', begins: false, entered: false },
    refused: { name: 'refused', problem },
    waiting: { name: 'waiting' },
    lost: { name: 'lost' },
    offline: { name: 'offline' },
    privacy: { name: 'privacy' },
    receipt: { name: 'receipt', receipt: '1234-5678-9012', day: OPENS, closing: [] },
  };
}

async function surveyNow(): Promise<PublicSurvey> {
  const { surveys, definitions } = served.parts;
  return publicSurvey(await surveys.find('ingest'), OPENS, await surveys.desks(now), definitions);
}
const drawn = (survey: PublicSurvey, screen: StaticScreen, language: FormLanguage = 'ja') =>
  renderStaticPage({
    survey,
    language,
    screen,
    action: '/a/ingest',
    sealed: null,
    readings: true,
    channel: { id: 'letter', shared: false },
  });

describe('the desks stand on every page of the form', () => {
  test.each([
    'cover',
    'questions',
    'ready',
    'ended',
    'code',
    'refused',
    'waiting',
    'lost',
    'privacy',
    'receipt',
  ] as const)('%s', async (name) => {
    expectDesks(drawn(await surveyNow(), screens()[name]));
  });

  test('offline, where a copy is looked at at a time that nobody knows: nothing is claimed about now', async () => {
    const page = drawn(await surveyNow(), screens().offline);
    for (const number of ['tel:110', 'tel:0000000001', 'tel:0000000002']) expect(page).toContain(number);
    expect(read(page)).not.toContain(formTexts.ja.deskOpen);
    expect(read(page)).not.toContain(formTexts.ja.deskClosed);
  });

  test.each(formLanguageSchema.options)('in %s', async (language) => {
    expectDesks(drawn(await surveyNow(), screens().receipt, language), language);
  });

  test('and nothing is missing from this list', () => {
    expect(Object.keys(screens()).length).toBe(11);
  });
});

describe('the desks stand on every page that the server itself writes', () => {
  const page = async (path: string) => {
    const response = await fetch(`${served.origin}${path}`, { headers: { accept: 'text/html' } });
    return { status: response.status, text: await response.text() };
  };

  test.each([
    ['/a/ingest', 200],
    ['/a/ingest/letter', 200],
    ['/a/ingest/no-such-channel', 200],
    ['/a/later', 200],
    ['/a/over', 200],
    ['/a/unknown-survey', 404],
    ['/a/ingest/privacy', 200],
    ['/accessibility', 200],
    ['/', 200],
    ['/no/such/page', 404],
    ['/a/%E0%A4%A', 400],
  ])('%s (%d)', async (path, status) => {
    const answer = await page(path);
    expect(answer.status).toBe(status);
    expectDesks(answer.text);
  });

  test('error, first page and demonstration, in Japanese and English', async () => {
    const desks = await served.parts.surveys.desks(now);
    for (const code of ['server.failed', 'server.busy', 'code.too-many', 'form.state-unreadable'] as const) {
      const text = errorPage(problemOnTheWire(new Problem(code), 'r-1').problem, desks);
      expectDesks(text);
      expect(read(text)).toContain(formTexts.en.emergency('110', '119').replaceAll("'", '&#39;'));
    }
    expectDesks(neutralPage(desks));
    expectDesks(
      demonstrationPage({
        letter: null,
        school: '/a/y',
        open: '/a/x',
        openQr: '/qr',
        staff: '/staff',
        desks,
      }),
    );
  });

  test('after the last day, when none can be reached, and in the night', async () => {
    now = new Date(`${addDays(CLOSES, 1)}T02:00:00+09:00`);
    const { text } = await page('/a/ingest');
    expect(read(text)).toContain('今つながります（5時まで）');
    expect(read(text)).toContain('今は時間外です（次は 9時から）');
    expect(text.indexOf('tel:0000000002')).toBeLessThan(text.indexOf('tel:0000000001'));
    now = NOON;
  });
});

describe('where no desk answers in the language of the reader', () => {
  test('the list says so, and who has interpreters', async () => {
    const survey = await surveyNow();
    const listed = (language: FormLanguage, desks = survey.desks) =>
      read(drawn({ ...survey, desks }, screens().receipt, language));
    const sentence = (language: FormLanguage) => formTexts[language].noDeskSpeaks('110', '119');
    for (const language of ['en', 'vi', 'pt-BR', 'ko', 'zh-Hans'] as const)
      expect(listed(language)).toContain(sentence(language).replaceAll("'", '&#39;'));
    expect(listed('ja')).not.toContain(sentence('ja'));
    expect(drawn(survey, screens().receipt, 'ja-x-easy')).not.toContain('通訳');
    const spoken = survey.desks.map((desk) => ({ ...desk, languages: ['ja', 'vi', 'zh-Hant'] }));
    expect(listed('vi', spoken)).not.toContain(sentence('vi'));
    expect(listed('zh-Hans', spoken)).not.toContain(sentence('zh-Hans'));
    // with no desk at all that is what is said
    expect(listed('vi', [])).not.toContain(sentence('vi'));
  });
});

describe('where no desk is left', () => {
  test('the page says so, with 110, 119 and the contact', async () => {
    const survey = { ...(await surveyNow()), desks: [] };
    const page = drawn(survey, screens().receipt);
    expect(page).toContain('href="tel:110"');
    expect(page).toContain('href="tel:119"');
    expect(read(page)).toContain(formTexts.ja.noDesks);
    expect(page).toContain(survey.contact.phone);
  });

  test('a desk whose check has run out is not shown, and is again once somebody has checked it', async () => {
    const { store } = installation;
    const { surveys } = served.parts;
    const strict = { ...surveys.deskRules, unverified: false };
    const later = addDays(OPENS, 91);
    expect(visibleDesks(await readDesks(store), addDays(OPENS, 90), strict)).toHaveLength(2);
    expect(visibleDesks(await readDesks(store), later, strict)).toEqual([]);
    const [first] = await readDesks(store);
    await checkDesk(store, first?.id ?? '', { version: 1, checkedBy: '花子' }, { day: later, account: 'a' });
    expect(visibleDesks(await readDesks(store), later, strict).map(({ id }) => id)).toEqual([first?.id]);
  });
});

describe('beside a free text', () => {
  const text = {
    kind: 'text' as const,
    name: 'free',
    title: 'ご意見',
    description: '',
    error: '',
    lines: true,
    most: 1000,
    value: '',
  };
  const questions = (lines: boolean): StaticScreen => ({
    name: 'questions',
    page: { name: 'p', title: '', page: 1, pages: 1, sensitive: false, questions: [{ ...text, lines }] },
    added: [],
  });

  test('stand the urgent desks, who can be reached first, and that nobody reads it now', async () => {
    const page = drawn(await surveyNow(), questions(true));
    const beside = /<div class="form-beside-text">.*?<\/div>/s.exec(page)?.[0] ?? '';
    expect(read(beside)).toContain(
      'ここに書かれたことを、すぐに読む人はいません。こちらから電話をすることもありません。',
    );
    expect(beside.match(/href="tel:\d+"/g)).toEqual(['href="tel:0000000001"', 'href="tel:0000000002"']);
    // a voice reads the sentence with the field
    const id = /<p id="([^"]+)"/.exec(beside)?.[1];
    expect(page).toMatch(new RegExp(`<textarea[^>]*aria-describedby="[^"]*${id}"`));
  });

  test('and not beside one line, or where an organisation answers under its name', async () => {
    expect(drawn(await surveyNow(), questions(false))).not.toContain('form-beside-text');
    expect(drawn({ ...(await surveyNow()), careBesideText: false }, questions(true))).not.toContain(
      'form-beside-text',
    );
  });
});

describe('before questions that may hurt', () => {
  test('stands the way to skip them, and before no others', async () => {
    const survey = await surveyNow();
    const pages = pagesOf(installation.survey.questionnaire);
    const seen = shownPages(pages, {}).map((name) => {
      const page = pageView(pages, name, { language: 'ja', answers: {} });
      if (page === null) throw new Error(name);
      const html = drawn(survey, { name: 'questions', page, added: [] });
      const [notice, question] = ['form-sensitive', 'form-question"'].map((part) => html.indexOf(part));
      if (page.sensitive) expect(notice).toBeLessThan(question as number);
      expect(notice !== -1).toBe(page.sensitive);
      return page.sensitive;
    });
    expect(new Set(seen)).toEqual(new Set([true, false]));
    const named = new Set(
      installation.survey.questionnaire.questionnaire.items
        .filter(({ sensitive }) => sensitive)
        .map(({ id }) => id.split('.')[0]),
    );
    expect(named.size).toBeGreaterThan(5);
  });
});
