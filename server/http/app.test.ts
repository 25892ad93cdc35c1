import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderStaticPage } from '../../client/form/static/render-static-page.tsx';
import { countReturns } from '../ballot-box/count-returns.ts';
import { voidInvitation } from '../ballot-box/void-invitation.ts';
import {
  CLOSES,
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainAnswers,
  plainCommand,
  plainSurvey,
} from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import { failureSchema, type Problem, type Route, receiptSchema, routes } from '../contract/api.ts';
import { problemsOf } from '../contract/openapi-document.ts';
import { qrSvg } from '../qr/qr-svg.ts';
import { putDesks } from '../surveys/desks.ts';
import { registerSurvey } from '../surveys/register-survey.ts';

let installation: IngestInstallation;
let served: ServedInstallation;
let now: string;
let next = 0;
/** Each test takes letters that no other test has used. */
const letter = () => next++;
const FIRST_DAY = `${OPENS}T00:00:00+09:00`;

const desk = {
  id: 'trial',
  name: { ja: '試しの窓口', en: 'Trial desk' },
  kind: 'tel',
  value: '000-000-0001',
  uri: 'tel:0000000001',
  fee: 'free',
  hours: { ja: '24時間', en: 'day and night' },
  hours_rules: { kind: 'always' },
  languages: ['ja'],
  audience: { age_from: null, age_to: null, areas: [] },
  topics: ['urgent', 'general'],
  valid_from: null,
  valid_to: null,
  source: 'made up for this test',
  verified_on: null,
  verified_by: null,
  sort: 1,
};

beforeAll(async () => {
  installation = await makeInstallation({ letters: { chuo: 120 } });
  await putDesks(installation.store, [desk], { day: '2023-01-01', account: 'administrator' });
  await registerSurvey(installation.store, plainSurvey({ id: 'open-one', letters: null }));
  served = await serveInstallation(installation, () => new Date(now), renderStaticPage);
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});

const submission = (index: number, changes: Parameters<typeof plainCommand>[2] = {}) =>
  plainCommand(installation, index, changes).submission;
const stored = async () => (await countReturns(installation.box, installation.survey)).accepted;
const RESPONSES = '/api/surveys/ingest/responses';

async function post(
  body: unknown,
  path = RESPONSES,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${served.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function problemOf(response: Response): Promise<Problem> {
  const { problem } = failureSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBe(response.headers.get('x-request-id'));
  return problem;
}

/** Sends what must be refused and proves that nothing of it was stored. */
async function refused(body: unknown, path = RESPONSES): Promise<Problem> {
  const before = await stored();
  const problem = await problemOf(await post(body, path));
  expect(await stored()).toBe(before);
  return problem;
}

beforeAll(() => {
  now = FIRST_DAY;
});

describe('a response over HTTP', () => {
  test('is acknowledged with receipt and day, and counted', async () => {
    const before = await stored();
    const response = await post(submission(letter()));
    expect(response.status).toBe(200);
    const { data } = (await response.json()) as { data: unknown };
    expect(receiptSchema.parse(data)).toEqual({ receipt: expect.stringMatching(/^[\d-]{14}$/), day: OPENS });
    expect(await stored()).toBe(before + 1);
  });

  test('sent twice is one response with one receipt, also at the same moment', async () => {
    const before = await stored();
    const body = submission(letter());
    const answers = await Promise.all([post(body), post(body), post(body)]);
    const receipts = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(receipts.size).toBe(1);
    expect(await stored()).toBe(before + 1);
  });

  test('of an open survey needs no code', async () => {
    const token = (await (await post({}, '/api/surveys/open-one/starts')).json()) as {
      data: { startToken: string };
    };
    const { code: _code, ...body } = submission(letter(), { startToken: token.data.startToken });
    const response = await post(body, '/api/surveys/open-one/responses');
    expect(response.status).toBe(200);
  });

  test('its hour is not in the log, nor anything of it', async () => {
    const index = letter();
    const lines = served.logLines.length;
    const body = submission(index);
    expect((await post(body)).status).toBe(200);
    expect(served.logLines.slice(lines)).toEqual([]);
    await post({ ...body, submissionKey: 'f'.repeat(32) });
    const log = served.logLines.slice(lines).join('');
    expect(JSON.parse(log)).toMatchObject({ problem: 'code.spent', route: routes.submit.path });
    for (const secret of [body.code ?? '', '127.0.0.1', '合成の回答', body.submissionKey])
      expect(log).not.toContain(secret);
  });
});

describe('bad input is refused with a clear problem and nothing stored', () => {
  /** Written as text, because JSON.stringify itself gives up on such depths. */
  const nested = (body: Record<string, unknown>, text: string) =>
    JSON.stringify({ ...body, answers: 'ANSWERS' }).replace('"ANSWERS"', text);
  const answers = (change: Record<string, unknown>) => ({ ...plainAnswers(0), ...change });

  test.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown item', { favourite_colour: 1 }, 'answer.unknown-item', 'favourite_colour'],
    ['an unknown code', { health: 77 }, 'answer.unknown-code', 'health'],
    ['a code as text', { health: '1' }, 'answer.wrong-type', 'health'],
    [
      'an answer that was routed past',
      { loneliness_direct: 1, loneliness_duration: 1 },
      'answer.not-shown',
      'loneliness_duration',
    ],
    ['a text that is too long', { place_free_text: 'x'.repeat(5000) }, 'answer.too-long', 'place_free_text'],
  ])('%s', async (_what, change, code, where) => {
    const problem = await refused(submission(letter(), { answers: answers(change) }));
    expect(problem.code).toBe('response.invalid');
    expect(problem.findings).toContainEqual({
      code,
      where,
      message: expect.objectContaining({ ja: expect.any(String) }),
    });
  });

  test('everything that is wrong is named at once', async () => {
    const problem = await refused(
      submission(letter(), { answers: answers({ nonsense: 1, health: 77, age: 7 }) }),
    );
    expect(problem.findings.map(({ where }) => where).sort()).toEqual(['age', 'health', 'nonsense']);
  });

  test('a refused response does not use up its code', async () => {
    const index = letter();
    await refused(submission(index, { answers: answers({ health: 77 }) }));
    expect((await post(submission(index))).status).toBe(200);
  });

  test.each<[string, (body: Record<string, unknown>) => unknown, string]>([
    ['consent left out', ({ consent: _, ...body }) => body, 'consent.missing'],
    [
      'consent not given',
      (body) => ({ ...body, consent: { agreed: false, version: '1' } }),
      'consent.missing',
    ],
    [
      'consent to another text',
      (body) => ({ ...body, consent: { agreed: true, version: '0' } }),
      'consent.missing',
    ],
    ['no code', ({ code: _, ...body }) => body, 'code.missing'],
    ['an empty code', (body) => ({ ...body, code: ' ' }), 'code.missing'],
    [
      'a mistyped code',
      (body) => ({ ...body, code: `${String(body.code).slice(0, -1)}I` }),
      'code.malformed',
    ],
    ['a code of another installation', (body) => ({ ...body, code: '2222-2222-2222' }), 'code.unknown'],
    [
      'another questionnaire',
      (body) => ({ ...body, questionnaire: { id: 'x', version: '1', sha256: 'f'.repeat(64) } }),
      'questionnaire.not-current',
    ],
    [
      'a forged start token',
      (body) => ({ ...body, startToken: `${OPENS}.${'A'.repeat(43)}` }),
      'submission.start-token-invalid',
    ],
    ['an unknown channel', (body) => ({ ...body, channel: 'pigeon' }), 'submission.malformed'],
    ['an unknown language', (body) => ({ ...body, language: 'tlh' }), 'submission.malformed'],
    ['a key that is no key', (body) => ({ ...body, submissionKey: 'x' }), 'submission.malformed'],
    ['a field nobody asked for', (body) => ({ ...body, ip: '192.0.2.1' }), 'submission.malformed'],
    ['nothing', () => ({}), 'submission.malformed'],
    ['a list', () => [], 'submission.malformed'],
    ['null', () => null, 'submission.malformed'],
    ['no answers', ({ answers: _, ...body }) => body, 'submission.malformed'],
    ['answers that are a list', (body) => ({ ...body, answers: [1, 2] }), 'response.invalid'],
    ['answers that are null', (body) => ({ ...body, answers: null }), 'response.invalid'],
    ['answers that are text', (body) => ({ ...body, answers: 'yes' }), 'response.invalid'],
    [
      'answers nested very deep',
      (body) => nested(body, `${'['.repeat(60_000)}${']'.repeat(60_000)}`),
      'response.invalid',
    ],
    [
      'one answer nested very deep',
      (body) => nested(body, `{"health":${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}}`),
      'response.invalid',
    ],
    [
      'thousands of unknown items',
      (body) => ({
        ...body,
        answers: Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`i${i}`, i])),
      }),
      'response.invalid',
    ],
    [
      'keys of the prototype',
      (body) =>
        JSON.stringify({ ...body, answers: 'ANSWERS' }).replace(
          '"ANSWERS"',
          '{"__proto__":{"health":1},"constructor":1,"toString":1}',
        ),
      'response.invalid',
    ],
    [
      'a prototype beside the fields',
      (body) => JSON.stringify(body).replace('{', '{"__proto__":{"code":"x"},'),
      'submission.malformed',
    ],
  ])('%s', async (_what, change, code) => {
    const problem = await refused(change(submission(letter()) as unknown as Record<string, unknown>));
    expect(problem.code).toBe(code);
  });

  test('a code that was used, and one that was withdrawn', async () => {
    const [used, withdrawn] = [letter(), letter()];
    await post(submission(used));
    expect((await refused(submission(used, { submissionKey: 'a'.repeat(32) }))).code).toBe('code.spent');
    await voidInvitation(installation.box, 'ingest', withdrawn + 1);
    expect((await refused(submission(withdrawn))).code).toBe('code.void');
  });

  test('a code where none is asked for', async () => {
    const problem = await refused(submission(letter()), '/api/surveys/open-one/responses');
    expect(problem.code).toBe('submission.start-token-invalid');
    const token = (await (await post({}, '/api/surveys/open-one/starts')).json()) as {
      data: { startToken: string };
    };
    const body = submission(letter(), { startToken: token.data.startToken });
    expect((await refused(body, '/api/surveys/open-one/responses')).code).toBe('code.not-expected');
  });

  test('another answer under a key that was used names the first receipt', async () => {
    const index = letter();
    const first = (await (await post(submission(index))).json()) as { data: { receipt: string } };
    const problem = await refused(submission(index, { answers: {} }));
    expect(problem).toMatchObject({ code: 'response.key-reused', receipt: first.data.receipt });
  });

  test('a survey that is not open yet, and one that is closed', async () => {
    const body = submission(letter());
    try {
      now = `2023-01-16T23:59:59+09:00`;
      expect((await refused(body)).code).toBe('survey.not-open-yet');
      expect((await problemOf(await post({}, '/api/surveys/ingest/starts'))).code).toBe(
        'survey.not-open-yet',
      );
      now = `${CLOSES}T23:59:59+09:00`;
      expect((await post({}, '/api/surveys/ingest/starts')).status).toBe(200);
      now = '2023-02-11T00:00:00+09:00';
      expect((await problemOf(await post({}, '/api/surveys/ingest/starts'))).code).toBe('survey.closed');
      now = '2023-02-14T00:00:00+09:00';
      expect((await refused(body)).code).toBe('survey.closed');
      now = '2023-02-13T23:59:59+09:00';
      expect((await post(body)).status, 'opened in time, within the grace').toBe(200);
    } finally {
      now = FIRST_DAY;
    }
  });

  test.each<[string, string, Record<string, string>, string]>([
    ['malformed JSON', '{"answers":', {}, 'request.not-json'],
    ['a body that is too large', JSON.stringify({ answers: 'x'.repeat(300_000) }), {}, 'request.too-large'],
    [
      'a form instead of JSON',
      'answers=1',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'request.unsupported-media-type',
    ],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 'request.unsupported-media-type'],
  ])('%s', async (_what, body, headers, code) => {
    const before = await stored();
    expect((await problemOf(await post(body, RESPONSES, headers))).code).toBe(code);
    expect(await stored()).toBe(before);
  });

  test('an unknown survey', async () => {
    expect((await refused(submission(letter()), '/api/surveys/none/responses')).code).toBe('survey.unknown');
  });
});

describe('every route of the contract', () => {
  const fill = (path: string) =>
    path
      .replace(':surveyId', 'ingest')
      .replace(':sha256', 'f'.repeat(64))
      .replace(':format', 'svg')
      .replace(':file', 'machine.csv');
  const entries = Object.entries(routes) as [keyof typeof routes, Route][];

  async function logIn(): Promise<string> {
    const response = await post(served.administrator, '/api/staff/session');
    expect(response.status).toBe(200);
    return (response.headers.get('set-cookie') ?? '').split(';')[0] as string;
  }

  test.each(entries)('%s answers in its shape or in that of a problem it may have', async (_name, route) => {
    const response = await fetch(`${served.origin}${fill(route.path)}`, {
      method: route.method.toUpperCase(),
      headers: { ...(route.staff ? { cookie: await logIn() } : {}), 'content-type': 'application/json' },
      ...(route.method === 'post' ? { body: '{}' } : {}),
    });
    if (response.ok && route.data !== undefined) route.data.parse(await response.json());
    else if (response.ok)
      expect(route.produces).toContain((response.headers.get('content-type') ?? '').split(';')[0]);
    else expect(problemsOf(route)).toContain((await problemOf(response)).code);
  });

  test.each(entries.filter(([, route]) => route.staff))('%s wants a login', async (_name, route) => {
    const response = await fetch(`${served.origin}${fill(route.path)}`, {
      method: route.method.toUpperCase(),
    });
    expect((await problemOf(response)).code).toBe('staff.not-logged-in');
  });

  test.each(entries)('%s refuses other methods and names its own', async (_name, route) => {
    const response = await fetch(`${served.origin}${fill(route.path)}`, { method: 'PATCH' });
    expect((await problemOf(response)).code).toBe('method.not-allowed');
    expect(response.headers.get('allow')).toContain(route.method.toUpperCase());
    const options = await fetch(`${served.origin}${fill(route.path)}`, { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('an unknown route is a problem for programs and a page with the desks for people', async () => {
    expect((await problemOf(await fetch(`${served.origin}/api/none`))).code).toBe('route.unknown');
    const page = await fetch(`${served.origin}/none`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('000-000-0001');
  });

  test('a broken address is a problem, not a fault', async () => {
    expect((await problemOf(await fetch(`${served.origin}/api/surveys/%E0%A4%A`))).code).toBe(
      'request.malformed',
    );
  });
});

describe('the QR pictures', () => {
  test('carry the link of the survey and no code', async () => {
    const png = PNG.sync.read(
      Buffer.from(await (await fetch(`${served.origin}/qr/ingest.png`)).arrayBuffer()),
    );
    const link = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data;
    expect(link).toBe(`${served.origin}/a/ingest`);
    const svg = await fetch(`${served.origin}/qr/ingest.svg`);
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    expect(await svg.text()).toBe(qrSvg(`${served.origin}/a/ingest`, '合成データの調査'));
  });

  test('of an unknown survey or kind do not exist', async () => {
    expect((await problemOf(await fetch(`${served.origin}/qr/none.png`))).code).toBe('survey.unknown');
    expect((await problemOf(await fetch(`${served.origin}/qr/ingest.gif`))).code).toBe('route.unknown');
  });
});

describe('the published form', () => {
  test('comes whole, compressed, and for ever', async () => {
    const survey = routes.survey.data.parse(
      await (await fetch(`${served.origin}/api/surveys/ingest`)).json(),
    ).data;
    // the reference names the Japanese alone, so a copy kept under it would lack a language that was added later
    expect(survey.form).not.toBe(survey.questionnaire.sha256);
    const old = await fetch(
      `${served.origin}/api/surveys/ingest/questionnaires/${survey.questionnaire.sha256}`,
    );
    expect((await problemOf(old)).code).toBe('questionnaire.unknown');
    const response = await fetch(`${served.origin}/api/surveys/ingest/questionnaires/${survey.form}`, {
      headers: { 'accept-encoding': 'gzip, deflate, br' },
    });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    const body = routes.form.data.parse(await response.json());
    expect(body.data.form).toEqual(
      JSON.parse(JSON.stringify(installation.survey.questionnaire.questionnaire.form)),
    );
    expect(body.data.overlays.en).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the form’s page', () => {
  test.each(['/a/ingest', '/a/ingest/reminder', '/a/ingest/pigeon'])(
    '%s reads before any script has come',
    async (path) => {
      const response = await fetch(`${served.origin}${path}`);
      const page = await response.text();
      expect(response.status).toBe(200);
      for (const text of [
        '合成データの調査',
        '約10分',
        '2023年（令和5年）1月17日',
        '000-000-0000',
        '試しの窓口',
      ])
        expect(page).toContain(text);
      // beside scripts of files there is data for them, which the content policy does not count as a script
      expect(page).not.toMatch(
        /<script(?![^>]*(\bsrc=|\btype="application\/json"))|<style|\bstyle=|\bon\w+=/,
      );
    },
  );

  test.each([
    ['/A/Ingest', '/a/ingest'],
    ['/a/ingest/', '/a/ingest'],
    ['/a/INGEST/Reminder?lang=en', '/a/ingest/reminder?lang=en'],
  ])('%s, typed from paper, leads to %s', async (typed, address) => {
    const response = await fetch(`${served.origin}${typed}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, address]);
    expect((await fetch(`${served.origin}${typed}`)).status).toBe(200);
  });

  test.each(['//evil.example', '/a/%2F%2Fevil.example', '/a//evil.example', '/a/ingest/%2e%2e%2fstaff'])(
    '%s leads nowhere else',
    async (path) => {
      const response = await fetch(`${served.origin}${path}`, { redirect: 'manual' });
      if (response.status === 302) expect(response.headers.get('location')).toMatch(/^\/a\/ingest\//);
      else expect([200, 404]).toContain(response.status);
    },
  );

  test('speaks English where the address says so', async () => {
    const page = await (await fetch(`${served.origin}/a/ingest?lang=en`)).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('About 10 minutes');
  });

  test('speaks the survey’s first language where it asks for another', async () => {
    for (const asked of ['?lang=vi', '?lang=', '?lang=en&lang=ja', '?lang=%00', ''])
      expect(await (await fetch(`${served.origin}/a/ingest${asked}`)).text()).toContain('<html lang="ja">');
  });

  test('says in a translation that nobody has checked it, in Japanese nothing', async () => {
    const english = await (await fetch(`${served.origin}/a/ingest?lang=en`)).text();
    expect(english).toContain('This translation is still being checked.');
    expect(english).toMatch(/<p lang="ja">この言語の質問文は確認中です。/);
    expect(await (await fetch(`${served.origin}/a/ingest`)).text()).not.toContain('質問文は確認中');
    const facts = await (await fetch(`${served.origin}/api/surveys/ingest`)).json();
    expect(routes.survey.data.parse(facts).data).toMatchObject({
      languages: ['ja', 'en'],
      unapproved: ['en'],
    });
  });

  test('an unknown survey is a page with the desks', async () => {
    const response = await fetch(`${served.origin}/a/none`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('000-000-0001');
  });
});

describe('every answer', () => {
  test.each(['/', '/a/ingest', '/staff', '/api/surveys/ingest', '/none', '/healthz'])(
    '%s carries the headers',
    async (path) => {
      const { headers } = await fetch(`${served.origin}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security'), 'only over https').toBeNull();
    },
  );
});

describe('logging in', () => {
  const session = '/api/staff/session';

  test('gives a session that works and ends', async () => {
    const login = await post(served.administrator, session);
    const setCookie = login.headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(/; HttpOnly; SameSite=Strict; /);
    const cookie = setCookie.split(';')[0] as string;
    const account = await fetch(`${served.origin}${session}`, { headers: { cookie } });
    expect(await account.json()).toEqual({
      ok: true,
      data: { name: 'administrator', role: 'administrator' },
    });
    const logout = await fetch(`${served.origin}${session}`, { method: 'DELETE', headers: { cookie } });
    expect(await logout.json()).toEqual({ ok: true, data: null });
    expect(logout.headers.get('set-cookie')).toContain('Max-Age=0');
    const after = await fetch(`${served.origin}${session}`, { headers: { cookie } });
    expect((await problemOf(after)).code).toBe('staff.not-logged-in');
  });

  test('an unknown name and a wrong password are told apart by nothing', async () => {
    const wrong = await problemOf(await post({ name: 'administrator', password: 'x' }, session));
    const unknown = await problemOf(await post({ name: 'nobody', password: 'x' }, session));
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' });
  });

  test('a page of another site can neither log in nor out', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<
      string,
      string
    >[]) {
      expect((await problemOf(await post(served.administrator, session, headers))).code).toBe(
        'staff.forbidden',
      );
      const logout = await fetch(`${served.origin}${session}`, { method: 'DELETE', headers });
      expect((await problemOf(logout)).code).toBe('staff.forbidden');
    }
  });

  test('guessing is slowed down, and says for how long', async () => {
    const guess = () => post({ name: 'victim', password: 'guess' }, session);
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await guess()).status).toBe(401);
    const response = await guess();
    const problem = await problemOf(response);
    expect(problem.code).toBe('login.too-many');
    expect(response.headers.get('retry-after')).toBe(String(problem.retryAfter));
    expect((await post(served.administrator, session)).status, 'the office is not locked out').toBe(200);
  });

  test('malformed logins name what is wrong and never repeat it', async () => {
    const problem = await problemOf(await post({ name: 7, password: 'my secret', more: 1 }, session));
    expect(problem.code).toBe('request.malformed');
    expect(problem.findings.map(({ where }) => where).sort()).toEqual(['more', 'name']);
    expect(JSON.stringify(problem)).not.toContain('my secret');
  });
});
