import { sql, type Transaction } from 'kysely';
import type { DeskDraft } from '../contract/desk-record.ts';
import { Problem } from '../problems/problem.ts';
import type { Database, DeskVersionTable } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { type DeskRecord, deskRecordSchema } from './desk.ts';
import { deskFindings } from './desk-findings.ts';
import type { TokyoDay } from './tokyo-day.ts';

/** When and by whose account something is changed. */
export interface DeskChange {
  readonly day: TokyoDay;
  readonly account: string;
}

/** A desk as its newest version says. */
export interface NewestDesk {
  readonly id: string;
  readonly version: number;
  readonly retired: boolean;
  readonly changedOn: TokyoDay | null;
  readonly changedBy: string | null;
  readonly document: string;
}

/** One step in the history of a desk. */
export interface DeskVersion {
  readonly version: number;
  readonly day: TokyoDay | null;
  readonly account: string | null;
  readonly change: DeskVersionTable['change'];
  readonly record: DeskRecord;
}

/** What a check is about: whoever changes one of these has made another desk of it, which nobody has checked yet. */
const CHECKED_FIELDS = [
  'kind',
  'value',
  'uri',
  'fee',
  'hours',
  'hours_rules',
  'languages',
  'audience',
] as const satisfies readonly (keyof DeskDraft)[];

/** Whether a change touches what the last check was about. */
export function needsNewCheck(before: DeskDraft, after: DeskDraft): boolean {
  return CHECKED_FIELDS.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/**
 * Adds a desk, checked by whom `checkedBy` names or by nobody yet. Returns its id.
 * @throws Problem desk.invalid with everything that is wrong
 */
export async function addDesk(
  store: Store,
  { desk, checkedBy }: { readonly desk: DeskDraft; readonly checkedBy: string | null },
  change: DeskChange,
): Promise<string> {
  refuseInvalid(desk);
  return store.write(async (transaction) => {
    const taken = new Set((await newestVersions(transaction)).map(({ id }) => id));
    let number = taken.size + 1;
    while (taken.has(`desk-${number}`)) number += 1;
    const id = `desk-${number}`;
    const record = { ...desk, id, ...checkOf(checkedBy, change.day) };
    await appendVersion(transaction, { record, version: 1, kind: 'added' }, change);
    return id;
  });
}

/**
 * Changes a desk, or takes one that had been retired into use again. The check of before holds where nothing of what it was
 * about has changed.
 *
 * @throws Problem desk.unknown, desk.changed-meanwhile, desk.invalid
 */
export async function changeDesk(
  store: Store,
  id: string,
  {
    version,
    desk,
    checkedBy,
  }: { readonly version: number; readonly desk: DeskDraft; readonly checkedBy: string | null },
  change: DeskChange,
): Promise<void> {
  refuseInvalid(desk);
  await store.write(async (transaction) => {
    const { record: before } = await newestOf(transaction, id, version);
    const { verified_on, verified_by } = before;
    const kept = needsNewCheck(before, desk) ? checkOf(null, change.day) : { verified_on, verified_by };
    const record = { ...desk, id, ...(checkedBy === null ? kept : checkOf(checkedBy, change.day)) };
    await appendVersion(transaction, { record, version: version + 1, kind: 'changed' }, change);
  });
}

/** Notes that somebody dialled or opened the desk today and found it as it is kept. @throws Problem desk.unknown, desk.changed-meanwhile */
export async function checkDesk(
  store: Store,
  id: string,
  { version, checkedBy }: { readonly version: number; readonly checkedBy: string },
  change: DeskChange,
): Promise<void> {
  await store.write(async (transaction) => {
    const before = await inUse(transaction, id, version);
    const record = { ...before, ...checkOf(checkedBy, change.day) };
    await appendVersion(transaction, { record, version: version + 1, kind: 'checked' }, change);
  });
}

/** Takes a desk out of use; what it was stays in its history. @throws Problem desk.unknown, desk.changed-meanwhile */
export async function retireDesk(
  store: Store,
  id: string,
  { version }: { readonly version: number },
  change: DeskChange,
): Promise<void> {
  await store.write(async (transaction) => {
    const record = await inUse(transaction, id, version);
    await appendVersion(transaction, { record, version: version + 1, kind: 'retired' }, change);
  });
}

/** All versions of a desk, the newest first; empty where there is no such desk. */
export async function readDeskVersions(
  store: Pick<Store, 'read'>,
  id: string,
): Promise<readonly DeskVersion[]> {
  const rows = await store.read
    .selectFrom('desk_versions')
    .selectAll()
    .where('desk', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ version, day, account, change, document }) => ({
    version,
    day,
    account,
    change,
    record: deskRecordSchema.parse(JSON.parse(document)),
  }));
}

/** A desk in use on a day. */
export interface DeskOnDay {
  readonly version: number;
  readonly record: DeskRecord;
  /** another version, or none, took its place in the course of the day */
  readonly replaced: boolean;
}

/**
 * The desks that were in use on a day, or have been so far, in every version of the day and in the order of the office: with
 * the rules of desk-shown.ts this is what residents were shown on it.
 */
export async function desksOn(store: Pick<Store, 'read'>, day: TokyoDay): Promise<readonly DeskOnDay[]> {
  const rows = await store.read
    .selectFrom('desk_versions')
    .select(['desk', 'version', 'day', 'change', 'document'])
    .where((row) => row.or([row('day', 'is', null), row('day', '<=', day)]))
    .orderBy('desk')
    .orderBy('version')
    .execute();
  return rows
    .map((row, place) => ({ ...row, next: rows[place + 1]?.desk === row.desk ? rows[place + 1] : undefined }))
    .filter(({ change, next }) => change !== 'retired' && (next === undefined || next.day === day))
    .map(({ version, document, next }) => ({
      version,
      record: deskRecordSchema.parse(JSON.parse(document)),
      replaced: next !== undefined,
    }))
    .sort(
      (a, b) =>
        a.record.sort - b.record.sort || compareIds(a.record.id, b.record.id) || a.version - b.version,
    );
}

const compareIds = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** The newest version of every desk, retired ones too, by id. */
export async function newestVersions(
  database: Pick<Transaction<Database>, 'selectFrom'>,
): Promise<readonly NewestDesk[]> {
  const rows = await database
    .selectFrom('desk_versions as one')
    .selectAll()
    .where('version', '=', (inner) =>
      inner
        .selectFrom('desk_versions as other')
        .select(sql<number>`max(other.version)`.as('newest'))
        .whereRef('other.desk', '=', 'one.desk'),
    )
    .orderBy('desk')
    .execute();
  return rows.map(({ desk, version, day, account, change, document }) => ({
    id: desk,
    version,
    retired: change === 'retired',
    changedOn: day,
    changedBy: account,
    document,
  }));
}

/** Writes a version and, in the same transaction, what is in use. */
export async function appendVersion(
  transaction: Transaction<Database>,
  {
    record,
    version,
    kind,
  }: {
    readonly record: DeskRecord;
    readonly version: number;
    readonly kind: DeskVersionTable['change'];
  },
  { day, account }: DeskChange,
): Promise<void> {
  const { id } = record;
  const document = JSON.stringify(deskRecordSchema.parse(record));
  await transaction
    .insertInto('desk_versions')
    .values({ desk: id, version, day, account, change: kind, document })
    .execute();
  await transaction.deleteFrom('desks').where('id', '=', id).execute();
  if (kind !== 'retired') await transaction.insertInto('desks').values({ id, document }).execute();
}

const checkOf = (by: string | null, day: TokyoDay): Pick<DeskRecord, 'verified_on' | 'verified_by'> =>
  by === null ? { verified_on: null, verified_by: null } : { verified_on: day, verified_by: by };

function refuseInvalid(desk: DeskDraft): void {
  const findings = deskFindings(desk);
  if (findings.length > 0) throw new Problem('desk.invalid', { findings });
}

interface SeenDesk {
  readonly record: DeskRecord;
  readonly retired: boolean;
}

/** The desk as somebody saw it who changes it now. */
async function newestOf(transaction: Transaction<Database>, id: string, seen: number): Promise<SeenDesk> {
  const row = await transaction
    .selectFrom('desk_versions')
    .select(['version', 'change', 'document'])
    .where('desk', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('desk.unknown');
  if (row.version !== seen) throw new Problem('desk.changed-meanwhile');
  return {
    record: deskRecordSchema.parse(JSON.parse(row.document)),
    retired: row.change === 'retired',
  };
}

async function inUse(transaction: Transaction<Database>, id: string, seen: number): Promise<DeskRecord> {
  const { record, retired } = await newestOf(transaction, id, seen);
  if (retired) throw new Problem('desk.unknown');
  return record;
}
