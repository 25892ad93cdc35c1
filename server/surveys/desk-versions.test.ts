import Connection from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IngestInstallation, makeInstallation } from '../bench/ingest-installation.ts';
import type { DeskDraft } from '../contract/desk-record.ts';
import type { Database } from '../store/database.ts';
import { migrations } from '../store/migrations.ts';
import { type DeskRecord, deskRecordSchema } from './desk.ts';
import { checkDaysLeft, hiddenReasons, lastShownDay } from './desk-shown.ts';
import {
  addDesk,
  changeDesk,
  checkDesk,
  desksOn,
  newestVersions,
  readDeskVersions,
  retireDesk,
} from './desk-versions.ts';
import { openingOf, putDesks, readDesks, visibleDesks } from './desks.ts';

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
const on = (day: string, account = 'administrator') => ({ day, account });
const add = (checkedBy: string | null = null) => ({ desk: draft, checkedBy });

let installation: IngestInstallation;
beforeEach(async () => {
  installation = await makeInstallation({ letters: { chuo: 40 } });
});
afterEach(async () => await installation.remove());

/** What is in use is what the newest versions say: two tables, one truth. */
async function expectOneTruth(): Promise<void> {
  const { store } = installation;
  const newest = (await newestVersions(store.read)).filter(({ retired }) => !retired);
  const rows = await store.read.selectFrom('desks').selectAll().orderBy('id').execute();
  expect(rows).toEqual(newest.map(({ id, document }) => ({ id, document })));
}

describe('a desk', () => {
  it('gets a version with day and account at every change', async () => {
    const { store } = installation;
    const id = await addDesk(store, add(), on('2026-11-01'));
    await checkDesk(store, id, { version: 1, checkedBy: '相談 花子' }, on('2026-11-02', 'colleague'));
    await changeDesk(
      store,
      id,
      { version: 2, desk: { ...draft, sort: 5 }, checkedBy: null },
      on('2026-11-03'),
    );
    await retireDesk(store, id, { version: 3 }, on('2026-11-04'));
    await expectOneTruth();
    const versions = await readDeskVersions(store, id);
    expect(versions.map(({ version, day, account, change }) => [version, day, account, change])).toEqual([
      [4, '2026-11-04', 'administrator', 'retired'],
      [3, '2026-11-03', 'administrator', 'changed'],
      [2, '2026-11-02', 'colleague', 'checked'],
      [1, '2026-11-01', 'administrator', 'added'],
    ]);
    expect(await readDesks(store)).toEqual([]);
    await changeDesk(store, id, { version: 4, desk: draft, checkedBy: null }, on('2026-11-05'));
    expect((await readDesks(store)).map((desk) => desk.id)).toEqual([id]);
    await expectOneTruth();
  });

  it('is known as it was on a day', async () => {
    const { store } = installation;
    const first = await addDesk(store, add('花子'), on('2026-11-01'));
    await changeDesk(
      store,
      first,
      { version: 1, desk: { ...draft, value: '000-000-0001', uri: 'tel:0000000001' }, checkedBy: '花子' },
      on('2026-11-10'),
    );
    const second = await addDesk(store, add('花子'), on('2026-11-10'));
    await retireDesk(store, first, { version: 2 }, on('2026-11-20'));
    const known = async (day: string) =>
      (await desksOn(store, day)).map(({ version, record, replaced }) => [
        record.id,
        version,
        record.value,
        replaced,
      ]);
    expect(await known('2026-10-31')).toEqual([]);
    expect(await known('2026-11-09')).toEqual([[first, 1, '000-000-0000', false]]);
    expect(await known('2026-11-10')).toEqual([
      [first, 1, '000-000-0000', true],
      [first, 2, '000-000-0001', false],
      [second, 1, '000-000-0000', false],
    ]);
    // somebody may have seen it before it was taken out of use
    expect(await known('2026-11-20')).toEqual([
      [first, 2, '000-000-0001', true],
      [second, 1, '000-000-0000', false],
    ]);
    expect(await known('2026-11-21')).toEqual([[second, 1, '000-000-0000', false]]);
  });

  it('that two people change at once is changed by the first alone, and the second is told', async () => {
    const { store } = installation;
    const id = await addDesk(store, add(), on('2026-11-01'));
    const change = (sort: number) =>
      changeDesk(store, id, { version: 1, desk: { ...draft, sort }, checkedBy: null }, on('2026-11-02'));
    const results = await Promise.allSettled([
      change(7),
      change(8),
      checkDesk(store, id, { version: 1, checkedBy: 'x' }, on('2026-11-02')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const result of results.slice(1))
      expect(result).toMatchObject({ reason: { code: 'desk.changed-meanwhile' } });
    expect((await readDesks(store)).map(({ sort }) => sort)).toEqual([7]);
    await expectOneTruth();
  });

  it('loses its check when what was checked changes, and keeps it otherwise', async () => {
    const { store } = installation;
    const id = await addDesk(store, add('花子'), on('2026-11-01'));
    const checks = async () =>
      (await readDesks(store)).map(({ verified_on, verified_by }) => [verified_on, verified_by]);
    expect(await checks()).toEqual([['2026-11-01', '花子']]);
    await changeDesk(
      store,
      id,
      {
        version: 1,
        desk: { ...draft, sort: 9, source: 'elsewhere', name: { ja: '別名', en: 'Other' } },
        checkedBy: null,
      },
      on('2026-11-05'),
    );
    expect(await checks()).toEqual([['2026-11-01', '花子']]);
    const other = { ...draft, value: '000-000-0002', uri: 'tel:0000000002' };
    await changeDesk(store, id, { version: 2, desk: other, checkedBy: '太郎' }, on('2026-11-06'));
    expect(await checks()).toEqual([['2026-11-06', '太郎']]);
    await changeDesk(
      store,
      id,
      { version: 3, desk: { ...other, languages: ['ja', 'vi'] }, checkedBy: null },
      on('2026-11-07'),
    );
    expect(await checks()).toEqual([[null, null]]);
  });

  it('that is wrong, unknown or out of use is refused, and nothing is kept of it', async () => {
    const { store } = installation;
    const wrong = { ...draft, value: '', languages: [] };
    await expect(addDesk(store, { desk: wrong, checkedBy: null }, on('2026-11-01'))).rejects.toMatchObject({
      code: 'desk.invalid',
      details: { findings: [{ where: 'value' }, { where: 'languages' }] },
    });
    const id = await addDesk(store, add(), on('2026-11-01'));
    const seen = { version: 1, desk: draft, checkedBy: null };
    await expect(changeDesk(store, id, { ...seen, desk: wrong }, on('2026-11-01'))).rejects.toMatchObject({
      code: 'desk.invalid',
    });
    await expect(changeDesk(store, 'nobody', seen, on('2026-11-01'))).rejects.toMatchObject({
      code: 'desk.unknown',
    });
    await retireDesk(store, id, { version: 1 }, on('2026-11-01'));
    for (const late of [
      checkDesk(store, id, { version: 2, checkedBy: 'x' }, on('2026-11-01')),
      retireDesk(store, id, { version: 2 }, on('2026-11-01')),
    ])
      await expect(late).rejects.toMatchObject({ code: 'desk.unknown' });
    expect(await readDeskVersions(store, id)).toHaveLength(2);
    await expectOneTruth();
  });

  it('of a list that is put again gets a version where it changed, and is retired where it is missing', async () => {
    const { store } = installation;
    const record = (id: string, sort = 1): DeskRecord =>
      deskRecordSchema.parse({ ...draft, id, sort, verified_on: null, verified_by: null });
    await putDesks(store, [record('a'), record('b'), record('c')], on('2026-11-01'));
    await putDesks(store, [record('a'), record('b', 2)], on('2026-11-02'));
    const counts = await Promise.all(
      ['a', 'b', 'c'].map(async (id) => (await readDeskVersions(store, id)).length),
    );
    expect(counts).toEqual([1, 2, 2]);
    expect((await readDesks(store)).map(({ id }) => id)).toEqual(['a', 'b']);
    await expectOneTruth();
  });
});

describe('a desk is shown', () => {
  const record = (part: Partial<DeskRecord>): DeskRecord => ({
    ...draft,
    id: 'x',
    verified_on: '2026-11-01',
    verified_by: '花子',
    ...part,
  });
  const rules = { checkDays: 90, unverified: false };

  it.each<[Partial<DeskRecord>, string, readonly string[], number | null]>([
    [{}, '2026-11-01', [], 90],
    [{}, '2027-01-30', [], 0],
    [{}, '2027-01-31', ['check-run-out'], null],
    [{}, '2026-10-31', ['never-checked'], null],
    [{ verified_on: null, verified_by: null }, '2026-11-01', ['never-checked'], null],
    [{ valid_from: '2026-11-02' }, '2026-11-01', ['not-yet'], 90],
    [{ valid_to: '2026-11-02' }, '2026-11-03', ['over'], 88],
    [{ valid_to: '2026-11-02' }, '2027-03-01', ['over', 'check-run-out'], null],
  ])('%j on %s: not because of %j', (part, day, reasons, left) => {
    expect(hiddenReasons(record(part), day, rules)).toEqual(reasons);
    expect(checkDaysLeft(record(part), day, 90)).toBe(left);
    expect(visibleDesks([record(part)], day, rules)).toHaveLength(reasons.length === 0 ? 1 : 0);
  });

  it('until its days or its check end, whichever comes first', () => {
    expect(lastShownDay(record({}), rules)).toBe('2027-01-30');
    expect(lastShownDay(record({ valid_to: '2026-11-20' }), rules)).toBe('2026-11-20');
    expect(lastShownDay(record({ valid_to: '2027-11-20' }), rules)).toBe('2027-01-30');
    expect(lastShownDay(record({}), { ...rules, unverified: true })).toBeNull();
  });

  it('with the hours of eight days, cut to the days on which it is shown', () => {
    const opening = (part: Partial<DeskRecord>) => openingOf(record(part), '2026-11-22');
    expect(opening({})).toEqual({
      from: '2026-11-22T00:00:00+09:00',
      to: '2026-11-30T00:00:00+09:00',
      spans: [{ from: '2026-11-22T00:00:00+09:00', to: '2026-11-30T00:00:00+09:00' }],
    });
    expect(opening({ valid_from: '2026-11-23', valid_to: '2026-11-24' }).spans).toEqual([
      { from: '2026-11-23T00:00:00+09:00', to: '2026-11-25T00:00:00+09:00' },
    ]);
    expect(opening({ valid_to: '2026-11-21' }).spans).toEqual([]);
    expect(opening({ hours_rules: { kind: 'unknown' } }).spans).toBeNull();
  });
});

describe('the step of the database to versions', () => {
  it('gives desks of before their rules, claims nothing about their hours, and begins their history', async () => {
    const connection = new Connection(':memory:');
    const database = new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) });
    for (const [name, { up }] of Object.entries(migrations)) {
      if (name === '0020-desk-versions') {
        const { hours_rules, audience, topics, ...before } = draft;
        const document = JSON.stringify({ ...before, id: 'old', verified_on: '2026-10-01' });
        await database.insertInto('desks').values({ id: 'old', document }).execute();
      }
      await up(database);
    }
    const [desk] = await readDesks({ read: database });
    expect(desk).toMatchObject({
      id: 'old',
      hours_rules: { kind: 'unknown' },
      audience: { age_from: null, age_to: null, areas: [] },
      topics: ['general'],
      verified_on: '2026-10-01',
      verified_by: null,
    });
    expect(await readDeskVersions({ read: database }, 'old')).toEqual([
      { version: 1, day: null, account: null, change: 'added', record: desk },
    ]);
    // known on every day, for nobody knows since when
    expect(await desksOn({ read: database }, '2020-01-01')).toHaveLength(1);
    await database.destroy();
  });
});
