import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type IngestInstallation, makeInstallation, OPENS } from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import {
  type Desk,
  desksShownSchema,
  deskVersionSchema,
  failureSchema,
  publicSurveySchema,
  type StaffDesk,
  staffDeskSchema,
  staffDesksSchema,
} from '../contract/api.ts';
import type { DeskDraft } from '../contract/desk-record.ts';

let installation: IngestInstallation;
let served: ServedInstallation;
let cookie: string;
let now = new Date(`${OPENS}T12:00:00+09:00`);

beforeAll(async () => {
  installation = await makeInstallation({ areaScheme: 'saitama-5', letters: { chuo: 100 } });
  served = await serveInstallation(installation, () => now);
  const login = await send('POST', '/api/staff/session', served.administrator, {});
  cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] as string;
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});

/** Read to its end: a server with an answer still on its way does not stop. */
async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { cookie },
): Promise<Response> {
  const response = await fetch(`${served.origin}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return new Response(await response.arrayBuffer(), response);
}
const dataOf = async (response: Response) => ((await response.json()) as { data: unknown }).data;
const problemOf = async (response: Response) => failureSchema.parse(await response.json()).problem;
const listed = async () => staffDesksSchema.parse(await dataOf(await send('GET', '/api/staff/desks')));
const residentsSee = async (): Promise<readonly Desk[]> =>
  publicSurveySchema.parse(await dataOf(await send('GET', '/api/surveys/ingest', undefined, {}))).desks;

const draft: DeskDraft = {
  name: { ja: '架空の窓口', en: 'Fictional desk' },
  kind: 'tel',
  value: '000-000-0000',
  uri: 'tel:0000000000',
  fee: 'free',
  hours: { ja: '24時間', en: 'day and night' },
  hours_rules: { kind: 'always' },
  languages: ['ja'],
  audience: { age_from: null, age_to: null, areas: [] },
  topics: ['urgent'],
  valid_from: null,
  valid_to: null,
  source: 'made up',
  sort: 1,
};
async function added(desk: DeskDraft = draft, checkedBy: string | null = '相談 花子'): Promise<StaffDesk> {
  return staffDeskSchema.parse(await dataOf(await send('POST', '/api/staff/desks', { desk, checkedBy })));
}

describe('the desks of staff', () => {
  test('begin with none, and say for which topics people of a survey see nobody', async () => {
    expect(await listed()).toMatchObject({ today: OPENS, checkDays: 90, desks: [] });
    const [missing] = (await listed()).missing;
    // violence at home is not named by the questionnaire: whoever is asked at home needs it
    expect(missing).toMatchObject({
      surveyId: 'ingest',
      topics: expect.arrayContaining(['urgent', 'partner-violence', 'abuse']),
    });
    expect(missing?.languages.length).toBeGreaterThan(1);
  });

  test('are seen by residents at once when they were checked', async () => {
    const { desk, version, hidden, checkDaysLeft } = await added();
    expect({ version, hidden, checkDaysLeft }).toEqual({ version: 1, hidden: [], checkDaysLeft: 90 });
    expect(desk).toMatchObject({ verified_on: OPENS, verified_by: '相談 花子' });
    expect(await residentsSee()).toEqual([
      expect.objectContaining({ id: desk.id, urgent: true, verified: true }),
    ]);
    expect(JSON.stringify(await residentsSee())).not.toContain('花子');
    const topics = (await listed()).missing.flatMap((survey) => survey.topics);
    expect(topics).not.toContain('urgent');
    // it answers in Japanese, at every reading level; who reads something else has nobody
    const languages = (await listed()).missing.flatMap((survey) => survey.languages);
    expect(languages.length).toBeGreaterThan(0);
    expect(languages.filter((language) => language.startsWith('ja'))).toEqual([]);
  });

  test('for the young alone are none for a survey of all ages', async () => {
    const young = { age_from: null, age_to: 18, areas: [] };
    await added({ ...draft, audience: young, topics: ['abuse'] });
    const topics = async () => (await listed()).missing.flatMap((survey) => survey.topics);
    expect(await topics()).toContain('abuse');
    await added({ ...draft, topics: ['abuse'] });
    expect(await topics()).not.toContain('abuse');
  });

  test('of another prefecture are not for the people of a survey', async () => {
    const local = (areas: string[]) => added({ ...draft, audience: { ...draft.audience, areas } });
    const [gifu, saitama, town] = [await local(['21']), await local(['11']), await local(['111007'])];
    const seen = (await residentsSee()).map(({ id }) => id);
    expect(seen).toContain(saitama.desk.id);
    expect(seen).toContain(town.desk.id);
    expect(seen).not.toContain(gifu.desk.id);
  });

  test('can be changed, checked, taken out of use and used again, each a version with day and account', async () => {
    const { desk } = await added(draft, null);
    const path = `/api/staff/desks/${desk.id}`;
    const changed = { ...draft, value: '000-000-0009', uri: 'tel:0000000009' };
    const answers = [
      await send('PUT', path, { version: 1, desk: changed, checkedBy: null }),
      await send('POST', `${path}/checks`, { version: 2, checkedBy: '太郎' }),
      await send('POST', `${path}/retirement`, { version: 3 }),
      await send('PUT', path, { version: 4, desk: changed, checkedBy: '花子' }),
    ];
    const seen = await Promise.all(
      answers.map(async (answer) => staffDeskSchema.parse(await dataOf(answer))),
    );
    expect(seen.map(({ version, retired }) => [version, retired])).toEqual([
      [2, false],
      [3, false],
      [4, true],
      [5, false],
    ]);
    const versions = deskVersionSchema.array().parse(await dataOf(await send('GET', `${path}/versions`)));
    expect(versions.map(({ change, account, day }) => [change, account, day])).toEqual(
      ['changed', 'retired', 'checked', 'changed', 'added'].map((change) => [
        change,
        served.administrator.name,
        OPENS,
      ]),
    );
  });

  test('tell the second of two who change one at once, and keep what the first wrote', async () => {
    const { desk } = await added();
    const change = (sort: number) =>
      send('PUT', `/api/staff/desks/${desk.id}`, { version: 1, desk: { ...draft, sort }, checkedBy: null });
    const answers = await Promise.all([change(71), change(72)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const second = answers.find(({ status }) => status === 409) as Response;
    expect((await problemOf(second)).code).toBe('desk.changed-meanwhile');
    const kept = (await listed()).desks.find((one) => one.desk.id === desk.id);
    expect(kept?.version).toBe(2);
    expect([71, 72]).toContain(kept?.desk.sort);
  });

  test('that cannot be kept are refused with everything that is wrong', async () => {
    const wrong = { ...draft, value: '', languages: [], valid_to: '2023-02-30' };
    const problem = await problemOf(await send('POST', '/api/staff/desks', { desk: wrong, checkedBy: null }));
    expect(problem.code).toBe('desk.invalid');
    expect(problem.findings.map(({ where }) => where)).toEqual(['value', 'languages', 'valid_to']);
    const shapeless = await problemOf(
      await send('POST', '/api/staff/desks', { desk: { kind: 'tel' }, checkedBy: '' }),
    );
    expect(shapeless.code).toBe('request.malformed');
    expect(shapeless.findings.length).toBeGreaterThan(5);
  });

  test('show what rules of hours mean on the calendar', async () => {
    const hours_rules = {
      kind: 'times',
      weekly: [{ weekdays: ['wed'], weeks: [], from: '09:00', to: '17:00', next_day: false }],
      holidays: { rule: 'closed' },
      monthly: [],
      closed: [],
    };
    expect(await dataOf(await send('POST', '/api/staff/desk-hours', { hours_rules }))).toMatchObject({
      from: `${OPENS}T00:00:00+09:00`,
      // 18 January 2023 was a Wednesday
      spans: [{ from: '2023-01-18T09:00:00+09:00', to: '2023-01-18T17:00:00+09:00' }],
    });
    const broken = { ...hours_rules, weekly: [] };
    expect((await problemOf(await send('POST', '/api/staff/desk-hours', { hours_rules: broken }))).code).toBe(
      'desk.invalid',
    );
  });

  test('are known as they were shown on a day', async () => {
    const { desk } = await added();
    const shown = async (day: string) =>
      desksShownSchema.parse(await dataOf(await send('GET', `/api/staff/desks-shown/${day}`))).desks;
    const versions = async () =>
      (await shown(OPENS))
        .filter(({ id }) => id === desk.id)
        .map(({ version, replaced }) => [version, replaced]);
    expect(await versions()).toEqual([[1, false]]);
    const changed = { desk: { ...draft, value: '0000-000-001', uri: 'tel:0000000001' }, checkedBy: '花子' };
    await send('PUT', `/api/staff/desks/${desk.id}`, { ...changed, version: 1 });
    expect(await versions()).toEqual([
      [1, true],
      [2, false],
    ]);
    await send('POST', `/api/staff/desks/${desk.id}/retirement`, { version: 2 });
    expect(await versions()).toEqual([
      [1, true],
      [2, true],
    ]);
    const sorted = (await listed()).desks.filter(({ retired }) => !retired).map(({ desk: { id } }) => id);
    const inUse = (await shown(OPENS)).filter(({ replaced }) => !replaced).map(({ id }) => id);
    expect(inUse).toEqual(sorted.filter((id) => inUse.includes(id)));
    expect(await shown('2023-01-01')).toEqual([]);
    expect((await send('GET', '/api/staff/desks-shown/yesterday')).status).toBe(400);
  });

  test.each([
    ['GET', '/api/staff/desks'],
    ['POST', '/api/staff/desks'],
    ['PUT', '/api/staff/desks/desk-1'],
    ['POST', '/api/staff/desks/desk-1/checks'],
    ['POST', '/api/staff/desks/desk-1/retirement'],
    ['GET', '/api/staff/desks/desk-1/versions'],
    ['POST', '/api/staff/desk-hours'],
    ['GET', '/api/staff/desks-shown/2023-01-17'],
  ])('%s %s is for staff alone, and a change for our own pages', async (method, path) => {
    const stranger = await send(method, path, method === 'GET' ? undefined : {}, {});
    expect((await problemOf(stranger)).code).toBe('staff.not-logged-in');
    if (method === 'GET') return;
    const elsewhere = await send(method, path, {}, { cookie, origin: 'https://evil.example' });
    expect((await problemOf(elsewhere)).code).toBe('staff.forbidden');
  });

  test.each(['checks', 'retirement'])('%s of an unknown desk is a problem', async (what) => {
    const answer = await send('POST', `/api/staff/desks/nobody/${what}`, {
      version: 1,
      ...(what === 'checks' ? { checkedBy: 'x' } : {}),
    });
    expect((await problemOf(answer)).code).toBe('desk.unknown');
    expect((await send('GET', '/api/staff/desks/nobody/versions')).status).toBe(404);
  });

  test('are gone from the pages of residents when their check has run out', async () => {
    expect((await residentsSee()).length).toBeGreaterThan(0);
    // the installation of this test is a demonstration: it shows them all the same, and says that nobody has checked them
    now = new Date('2023-04-18T12:00:00+09:00');
    expect((await residentsSee()).every(({ verified }) => !verified)).toBe(true);
    now = new Date(`${OPENS}T12:00:00+09:00`);
  });
});
