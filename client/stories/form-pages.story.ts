import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { root } from '../../scripts/project-files.ts';
import { voidInvitation } from '../../server/ballot-box/void-invitation.ts';
import {
  CLOSES,
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainSurvey,
} from '../../server/bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../../server/bench/serve-installation.ts';
import { readDemoFixtures } from '../../server/demo/demo-fixtures.ts';
import { loadStaticPages } from '../../server/http/load-static-pages.ts';
import { filledIn, openPlainPage, type PlainVisitor } from '../../server/plain-form/plain-visitor.ts';
import { publishQuestionnaire } from '../../server/questionnaires/publish-questionnaire.ts';
import { putDesks } from '../../server/surveys/desks.ts';
import { registerSurvey } from '../../server/surveys/register-survey.ts';
import { addDays } from '../../server/surveys/tokyo-day.ts';
import { bringAxe, examinePage } from './harness/examine-page.ts';
import { launch, visit } from './harness/open-page.ts';
import { recordCounts } from './harness/record-counts.ts';

// Every page around the questions, as it stands in a browser: nothing found by axe-core, nothing on the console, nothing
// from elsewhere, and what the page has to say is there.

const FULL = process.env.DOSE === 'full';
const WIDTHS = FULL ? [320, 390, 1280] : [390];
const LANGUAGES: readonly FormLanguage[] = FULL ? ['ja', 'ja-x-easy', 'en'] : ['ja'];

let installation: IngestInstallation;
let served: ServedInstallation;
let browser: Browser;
/** letters by what became of them */
const codes = { spent: '', void: '', unknown: '' };

beforeAll(async () => {
  const languages: readonly FormLanguage[] = ['ja', 'ja-x-easy', 'en'];
  const fixtures = await readDemoFixtures(join(root, 'fixtures'));
  const { title, organisation, purpose, eligibility, privacy, notice, contact, consent } = fixtures.surveys
    .invitation.document as unknown as ReturnType<typeof plainSurvey>;
  const words = {
    title,
    organisation,
    purpose,
    eligibility,
    privacy,
    notice,
    contact,
    consent,
    languages: [...languages],
  };
  installation = await makeInstallation({ letters: { chuo: 20 }, ...words });
  const { store, box, definitions } = installation;
  await putDesks(store, fixtures.desks, { day: OPENS, account: 'administrator' });
  const before = { opens: addDays(OPENS, -60), closes: addDays(OPENS, -30) };
  const others = [
    { id: 'later', window: { opens: addDays(CLOSES, 30), closes: addDays(CLOSES, 60) } },
    { id: 'over', window: before, results: { expected: '2023-06', address: null, summary: null } },
    { id: 'over-undecided', window: before },
    {
      id: 'told',
      window: before,
      results: {
        expected: '2022-12',
        address: 'https://www.example.jp/kekka',
        summary: {
          ja: '回答した方のおよそ4割が、孤独を感じることがあると答えました。',
          en: 'About four in ten feel lonely at times.',
        },
      },
    },
  ];
  for (const one of others) await registerSurvey(store, plainSurvey({ letters: null, ...words, ...one }));
  await publishQuestionnaire(store, definitions, { id: 'kamakura-young-carer-2023-primary', version: '1' });
  await registerSurvey(
    store,
    plainSurvey({
      letters: null,
      ...words,
      id: 'school',
      questionnaire: { id: 'kamakura-young-carer-2023-primary', version: '1' },
      areaScheme: null,
      languages: ['ja', 'ja-x-primary'],
      channels: [{ id: 'tablet', label: { ja: '学校の端末', en: 'School tablets' }, devices: 'shared' }],
    }),
  );
  const draw = await loadStaticPages(join(root, 'dist', 'static-pages'));
  served = await serveInstallation(
    installation,
    () => new Date(`${OPENS}T10:00:00+09:00`),
    (page) => {
      if (page.survey.id === 'over-undecided' && page.screen.name === 'privacy')
        throw new Error('made to fail by a story');
      return draw(page);
    },
    { builtPages: join(root, 'dist', 'client') },
  );
  const letters = installation.invitations;
  codes.spent = letters[0]?.code ?? '';
  codes.void = letters[1]?.code ?? '';
  await walkToTheEnd('/a/ingest', 'ja', codes.spent);
  await voidInvitation(box, 'ingest', letters[1]?.serial ?? 0);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await installation?.remove();
});

/** Answers nothing, presses every button, as a browser without a script does; the last page is the receipt. */
async function walkToTheEnd(path: string, language: FormLanguage, code?: string): Promise<PlainVisitor> {
  const address = `${served.origin}${path}`;
  const cover = await openPlainPage(`${address}?lang=${language}`);
  let page = await openPlainPage(
    address,
    filledIn(cover, ['go', 'start'], code === undefined ? {} : { code }),
  );
  const hasButton = (go: string) => page.buttons.some(([name, value]) => name === 'go' && value === go);
  for (let pages = 0; hasButton('next'); pages += 1) {
    if (pages > 80) throw new Error('after 80 pages there is no end');
    page = await openPlainPage(address, filledIn(page, ['go', 'next']));
  }
  return hasButton('send') ? openPlainPage(address, filledIn(page, ['go', 'send'])) : page;
}

interface PageAround {
  readonly name: string;
  /** what is opened; or what was sent to the address before, as the page that came back */
  readonly path: string;
  readonly sent?: (language: FormLanguage) => Promise<PlainVisitor>;
  readonly status: number;
  /** what it must say in Japanese */
  readonly says: readonly string[];
}

const pages: readonly PageAround[] = [
  {
    name: 'cover',
    path: '/a/ingest',
    status: 200,
    says: ['個人情報と回答の取扱いを詳しく見る', 'ウェブアクセシビリティ'],
  },
  { name: 'cover by an unknown channel', path: '/a/ingest/unheard-of', status: 200, says: ['同意の確認'] },
  {
    name: 'before opening',
    path: '/a/later',
    status: 200,
    says: ['この調査は、まだ始まっていません', '2023年（令和5年）3月12日', 'どのような調査か', '所要時間'],
  },
  {
    name: 'after closing',
    path: '/a/over',
    status: 200,
    says: ['この調査の受付は終了しました', '2023年（令和5年）6月ごろ'],
  },
  {
    name: 'after closing, results not announced',
    path: '/a/over-undecided',
    status: 200,
    says: ['時期が決まりましたら'],
  },
  {
    name: 'after closing, results published',
    path: '/a/told',
    status: 200,
    says: ['およそ4割', '調査の結果を見る'],
  },
  {
    name: 'privacy notice',
    path: '/a/ingest/privacy',
    status: 200,
    says: [
      'この調査のページは、利用者の情報を第三者に送信しません。',
      'コードを回答と一緒に保存することはありません',
      '回答コードと受付番号の控えは、受付を終えたあとに消します',
      '調査を担当する職員だけが',
    ],
  },
  {
    name: 'privacy notice of an open survey',
    path: '/a/over/privacy',
    status: 200,
    says: ['お名前や回答コードはうかがいません'],
  },
  {
    name: 'accessibility statement',
    path: '/accessibility',
    status: 200,
    says: ['配慮しています', '行っていない試験', '2.4.11'],
  },
  {
    name: 'accessibility statement from a survey',
    path: '/accessibility?survey=ingest',
    status: 200,
    says: ['調査のページへ'],
  },
  { name: 'first page of the installation', path: '/', status: 200, says: ['アンケート回答システム'] },
  {
    name: 'unknown survey',
    path: '/a/nowhere',
    status: 404,
    says: ['ページが見つかりません', 'This page could not be found'],
  },
  {
    name: 'unknown address',
    path: '/nothing/here',
    status: 404,
    says: ['ページが見つかりません', '問い合わせ番号'],
  },
  { name: 'broken address', path: '/a/%E0%A4%A', status: 400, says: ['ページを表示できませんでした'] },
  {
    name: 'failure of the server',
    path: '/a/over-undecided/privacy',
    status: 500,
    says: ['申し訳ありません。ページを表示できませんでした'],
  },
  {
    name: 'receipt',
    path: '/a/over',
    sent: (language) => walkToTheEnd('/a/ingest', language, fresh()),
    status: 200,
    says: ['受付番号', '読み方', 'お疲れさまでした', '回答のこれから', '書き留めて', '時期が決まりましたら'],
  },
  {
    name: 'receipt of a child',
    path: '/a/over',
    sent: () => walkToTheEnd('/a/school/tablet', 'ja-x-primary'),
    status: 200,
    says: ['おつかれさまでした', 'だれにもわかりません', 'スクールカウンセラー'],
  },
  {
    name: 'spent code',
    path: '/a/over',
    sent: (language) => walkToTheEnd('/a/ingest', language, codes.spent),
    status: 409,
    says: ['このお手紙からは回答済みです', '000-000-0000'],
  },
  {
    name: 'void code',
    path: '/a/over',
    sent: (language) => walkToTheEnd('/a/ingest', language, codes.void),
    status: 409,
    says: ['回答コードをご確認ください', '000-000-0000'],
  },
];
let used = 2;
const fresh = (): string => installation.invitations[used++]?.code ?? '';

describe('every page around the questions', () => {
  const counts = { pages: 0, examinations: 0, violations: 0, undecided: 0 };
  const cases = WIDTHS.flatMap((width) => LANGUAGES.map((language) => [width, language] as const));

  test.each(cases)('%i pixels wide in %s', async (width, language) => {
    const opened = await visit(
      browser,
      served.origin,
      { width, height: 800 },
      {
        language: language === 'en' ? 'en-GB' : 'ja-JP',
      },
    );
    const { page } = opened;
    const findings: string[] = [];
    counts.pages = pages.length;
    for (const { name, path, sent, status, says } of pages) {
      const address = `${served.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
      const came = sent === undefined ? null : await sent(language);
      if (came !== null) {
        // shown in the place of a page of the same kind, with the headers it came with
        const headers = Object.fromEntries([...came.headers].filter(([one]) => one !== 'content-encoding'));
        await page.route(
          address,
          (route) => route.fulfill({ status: came.status, headers, body: came.html }),
          { times: 1 },
        );
      }
      const response = await page.goto(address);
      expect([name, response?.status()]).toEqual([name, status]);
      await bringAxe(page);
      const { findings: found, undecided } = await examinePage(page);
      findings.push(...found.map((one) => `${name}: ${one}`));
      counts.examinations += 1;
      counts.violations += found.length;
      counts.undecided += undecided;
      const { title, text } = await page.evaluate(() => {
        for (const reading of document.querySelectorAll('rt')) reading.remove();
        return { title: document.title, text: document.body.textContent ?? '' };
      });
      expect([name, title.trim()]).not.toEqual([name, '']);
      // where help is, and the numbers for emergencies, whatever happened
      expect([name, text]).toEqual([name, expect.stringContaining('119')]);
      if (language === 'ja')
        for (const words of says) expect([name, text]).toEqual([name, expect.stringContaining(words)]);
    }
    expect(findings).toEqual([]);
    // the browser itself says of a page with an error status that it has one
    expect(
      opened.faults.filter((one) => !/the server responded with a status of (400|404|409|500)/.test(one)),
    ).toEqual([]);
    await opened.context.close();
  });

  test('leaves its figures where the accessibility statement asks for them', () => {
    expect(counts.examinations).toBe(pages.length * cases.length);
    expect(counts.violations).toBe(0);
    recordCounts(browser, 'pages-around', counts);
  });
});

/** What WCAG 2.2 asks for in 1.4.12, as a reader's own style sheet would set it. */
const WIDER =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

describe('with wider spacing of letters and lines', () => {
  test.each(LANGUAGES)('in %s nothing is cut off or scrolls sideways', async (language) => {
    const opened = await visit(browser, served.origin, { width: 390, height: 844 });
    const { page } = opened;
    const cut: string[] = [];
    for (const { name, path } of pages.filter(({ sent }) => sent === undefined)) {
      await page.goto(`${served.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      const found = await page.evaluate((style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets = [sheet];
        return [
          ...document.querySelectorAll<HTMLElement>(
            'html, button, summary, a, h1, h2, h3, h4, p, li, dd, dt',
          ),
        ]
          .filter(
            (one) => getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth + 1,
          )
          .map((one) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 30)}`);
      }, WIDER);
      cut.push(...found.map((one) => `${name}: ${one}`));
    }
    expect(cut).toEqual([]);
    await opened.context.close();
  });
});

describe('the links between them', () => {
  test('lead from the cover to the privacy notice and the statement and back, and the notice changes its language', async () => {
    const opened = await visit(browser, served.origin, { width: 390, height: 844 });
    const { page, context } = opened;
    await page.goto(`${served.origin}/a/ingest`);
    const [notice] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: /詳しく見る/ }).click(),
    ]);
    await notice.getByRole('heading', { name: /くわしい説明/ }).waitFor();
    expect(new URL(notice.url()).pathname).toBe('/a/ingest/privacy');
    await notice.locator('.form-language-menu summary').click();
    await notice.getByRole('button', { name: 'English' }).click();
    await notice.getByRole('heading', { name: 'Sending information to third parties' }).waitFor();
    expect(await notice.evaluate(() => document.documentElement.lang)).toBe('en');
    await notice.locator('.form-language-menu summary').click();
    await notice.getByRole('button', { name: /やさしい/ }).click();
    await notice.locator('rt').first().waitFor();
    await notice.getByRole('button', { name: /ふりがな/ }).click();
    await notice.waitForURL(/readings=hide/);
    expect(await notice.evaluate(() => document.documentElement.lang)).toBe('ja-x-easy');
    expect(await notice.locator('rt').first().isVisible()).toBe(false);

    const [statement] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: /ウェブアクセシビリティ/ }).click(),
    ]);
    await statement.getByRole('heading', { level: 1 }).waitFor();
    await statement.getByRole('link', { name: 'English' }).click();
    await statement.getByRole('heading', { name: 'Accessibility statement and test results' }).waitFor();
    await statement.getByRole('link', { name: 'To the survey' }).click();
    await statement.waitForURL(/\/a\/ingest\?lang=en/);
    expect(opened.faults).toEqual([]);
    await context.close();
  });
});
