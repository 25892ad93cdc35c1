import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import { moveInbox } from '../ballot-box/move-inbox.ts';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainCommand,
} from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import { crossTabSchema, failureSchema, returnsSchema } from '../contract/api.ts';
import { readReleases } from '../results/releases.ts';

const PEOPLE = 150;
let installation: IngestInstallation;
let served: ServedInstallation;
let cookie: string;

beforeAll(async () => {
  installation = await makeInstallation({ batchMinimum: 1, letters: { chuo: 100, seibu: 80, chichibu: 60 } });
  for (let index = 0; index < PEOPLE; index += 1)
    await acceptResponse(installation.box, plainCommand(installation, index));
  await moveInbox(installation.box, installation.survey);
  served = await serveInstallation(installation, () => new Date(`${OPENS}T12:00:00+09:00`));
  const login = await fetch(`${served.origin}/api/staff/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(served.administrator),
  });
  cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] as string;
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});

/** Read to its end: a server with an answer still on its way does not stop. */
const get = async (path: string) => {
  const response = await fetch(`${served.origin}/api/staff/surveys/${path}`, { headers: { cookie } });
  return new Response(await response.arrayBuffer(), response);
};
const data = async (path: string) => ((await (await get(path)).json()) as { data: unknown }).data;
const QUERY = 'item=loneliness_direct&axis=area';

describe('the officials’ figures', () => {
  test('returns count what was accepted', async () => {
    const returns = returnsSchema.parse(await data('ingest/returns'));
    expect(returns.total).toMatchObject({
      responses: { web: PEOPLE, paper: 0, total: PEOPLE },
      invited: 240,
    });
    expect(returns.total.ratePercent).toBe('62.5');
  });

  test('a cross-tab stands with its base, its rule and the national figure', async () => {
    const view = crossTabSchema.parse(await data(`ingest/cross-tab?${QUERY}`));
    expect(view.rows[0]?.base).toBe(PEOPLE);
    expect(view.national).toMatchObject({ available: true, year: 2022, base: 11_218 });
  });

  test.each([
    ['item=loneliness_direct', 'request.malformed'],
    [`${QUERY}&nets=all`, 'request.malformed'],
    [`${QUERY}&colour=1`, 'request.malformed'],
    ['item=health&item=worries&axis=area', 'request.malformed'],
    ['item=none&axis=area', 'analysis.unknown-item'],
    ['item=health&axis=none', 'analysis.unknown-axis'],
    [`${QUERY}&fold=none`, 'analysis.unknown-axis'],
  ])('%s is refused as %s', async (query, code) => {
    for (const path of ['cross-tab', 'cross-tab/machine.csv']) {
      const response = await get(`ingest/${path}?${query}`);
      expect(failureSchema.parse(await response.json()).problem.code).toBe(code);
      expect(response.headers.get('content-disposition')).toBeNull();
    }
  });
});

describe('a file', () => {
  test('for machines has the figures of the page, and no empty cell where a number belongs', async () => {
    const response = await get(`ingest/cross-tab/machine.csv?${QUERY}`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="ingest_loneliness_direct_area_${OPENS}_machine.csv"`,
    );
    const { data: rows, errors } = Papa.parse<Record<string, string>>(await response.text(), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    const view = crossTabSchema.parse(await data(`ingest/cross-tab?${QUERY}`));
    for (const row of rows) expect(row.status === 'ok').toBe(/^-?\d+(\.\d+)?$/.test(row.value ?? ''));
    for (const { id, cells } of view.rows) {
      for (const [index, cell] of cells.entries()) {
        const category = view.categories[index]?.id;
        const own = rows.find(
          (row) => row.axis1_code === id && row.category_code === category && row.measure === 'percent',
        );
        if (cell.hidden) expect(own).toMatchObject({ status: 'x', value: '' });
        else expect(own?.value).toBe(cell.percent ?? undefined);
      }
    }
  });

  test('as an office prints it carries title, base, notes and the marks', async () => {
    const response = await get(`ingest/cross-tab/report.csv?${QUERY}`);
    expect(response.headers.get('content-disposition')).toContain('_report.csv"');
    const text = await response.text();
    for (const part of ['合成データ', '地域区分は県の確認前', '95%信頼区間', '2023年1月17日'])
      expect(text).toContain(part);
    const { data: rows } = Papa.parse<string[]>(text);
    const head = rows.find(([first]) => first === '区分') ?? [];
    const whole = rows.find(([first]) => first === '全体') ?? [];
    expect(whole).toHaveLength(head.length);
    expect(whole[1]).toBe(String(PEOPLE));
    for (const cell of whole.slice(2, -1)) expect(cell).toMatch(/^(\d+\.\d|x)$/);
  });

  test('is entered in the register once, with who took it, and changes nothing of the next view', async () => {
    const query = 'item=ucla_score&axis=age_band&fold=age_4';
    const before = await data(`ingest/cross-tab?${query}`);
    const known = (await readReleases(installation.store, 'ingest')).length;
    // The list of codes and the metadata hold no figure: they release nothing.
    for (const file of ['machine.codebook.csv', 'machine.metadata.json'])
      expect((await get(`ingest/cross-tab/${file}?${query}`)).status).toBe(200);
    expect(await readReleases(installation.store, 'ingest')).toHaveLength(known);
    for (const file of ['machine.csv', 'machine.csv', 'report.csv', 'report.xlsx'])
      for (const encoding of ['utf-8', 'cp932'])
        expect((await get(`ingest/cross-tab/${file}?${query}&encoding=${encoding}`)).status).toBe(200);
    const releases = await readReleases(installation.store, 'ingest');
    expect(releases).toHaveLength(known + 1);
    expect(releases.filter(({ item }) => item === 'ucla_score')).toMatchObject([
      { axis: 'age_band', surveyId: 'ingest' },
    ]);
    const row = await installation.store.read
      .selectFrom('releases')
      .select(['account', 'day', 'profile'])
      .where('request', 'like', '%age_4%')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ account: 'administrator', day: OPENS, profile: 'machine' });
    expect(await data(`ingest/cross-tab?${query}`)).toEqual(before);
  });

  test('in Shift_JIS has the same text, says so in its name and type, and its metadata describe it', async () => {
    const plain = (await (await get(`ingest/cross-tab/report.csv?${QUERY}`)).text()).replace(/^\uFEFF/, '');
    const response = await get(`ingest/cross-tab/report.csv?${QUERY}&encoding=cp932`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=windows-31j');
    expect(response.headers.get('content-disposition')).toContain('_cp932_report.csv"');
    const shown = new TextDecoder('shift_jis', { fatal: true }).decode(await response.arrayBuffer());
    // what CP932 has under another code point
    const changed = plain.replaceAll('〜', '～').replaceAll('–', '-');
    expect(shown).toBe(changed);
    const metadata = await (
      await get(`ingest/cross-tab/machine.metadata.json?${QUERY}&encoding=cp932`)
    ).json();
    expect(metadata).toMatchObject({
      url: `ingest_loneliness_direct_area_${OPENS}_cp932_machine.csv`,
      dialect: { encoding: 'windows-31j' },
    });
  });

  test('of metadata names what the table was made from', async () => {
    const response = await get(`ingest/cross-tab/machine.metadata.json?${QUERY}`);
    expect(response.headers.get('content-type')).toBe('application/json');
    const { notes, url } = (await response.json()) as { url: string; notes: { type: string }[] };
    const name = (await get(`ingest/cross-tab/machine.csv?${QUERY}`)).headers.get('content-disposition');
    expect(name).toContain(`"${url}"`);
    const note = (type: string) => notes.find((one) => one.type === type);
    const view = crossTabSchema.parse(await data(`ingest/cross-tab?${QUERY}`));
    expect(note('questionnaire')).toEqual({ type: 'questionnaire', ...view.questionnaire });
    expect(note('dataset')).toMatchObject({ name: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(note('areas')).toMatchObject({ status: 'proposed' });
    expect(note('survey')).toMatchObject({ interim: true });
  });

  test('as a workbook is a zip archive, named and typed as one', async () => {
    const response = await get(`ingest/cross-tab/report.xlsx?${QUERY}`);
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(response.headers.get('content-disposition')).toContain('_report.xlsx"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.subarray(0, 4)]).toEqual([0x50, 0x4b, 3, 4]);
  });

  test.each(['encoding=utf-16', 'encoding=', 'unmappable=drop'])('%s is refused', async (query) => {
    const response = await get(`ingest/cross-tab/machine.csv?${QUERY}&${query}`);
    expect(failureSchema.parse(await response.json()).problem.code).toBe('request.malformed');
  });

  test('of an unknown kind does not exist', async () => {
    for (const file of ['secret.csv', 'machine', 'machine.xlsx', '__proto__', 'report.csv%00']) {
      const response = await get(`ingest/cross-tab/${file}?${QUERY}`);
      expect(failureSchema.parse(await response.json()).problem.code).toBe('route.unknown');
    }
  });
});
