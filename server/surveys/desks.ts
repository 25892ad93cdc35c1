import { z } from 'zod';
import type { Desk } from '../contract/api.ts';
import type { Store } from '../store/store.ts';
import { type DeskRecord, deskRecordSchema } from './desk.ts';
import { daysBetween, type TokyoDay } from './tokyo-day.ts';

/** A desk that nobody has checked for longer is not shown to residents (japan-conventions H-02). */
const DAYS_A_CHECK_HOLDS = 90;

/** Keeps these desks in place of all that were kept before. @throws ZodError naming every wrong entry */
export async function putDesks(store: Store, desks: readonly unknown[]): Promise<void> {
  const records = z.array(deskRecordSchema).parse(desks);
  await store.write(async (transaction) => {
    await transaction.deleteFrom('desks').execute();
    for (const record of records) {
      await transaction
        .insertInto('desks')
        .values({ id: record.id, document: JSON.stringify(record) })
        .execute();
    }
  });
}

export async function readDesks(store: Store): Promise<readonly DeskRecord[]> {
  const rows = await store.read.selectFrom('desks').select('document').execute();
  return rows
    .map((row) => deskRecordSchema.parse(JSON.parse(row.document)))
    .sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1));
}

/**
 * The desks to show on this day, in their order: valid on it, and checked within the last 90 days.
 * A demonstration also shows unchecked ones, marked `verified: false`.
 */
export function visibleDesks(
  records: readonly DeskRecord[],
  day: TokyoDay,
  { unverified }: { readonly unverified: boolean },
): readonly Desk[] {
  return records
    .filter(({ valid_from, valid_to }) => (valid_from ?? day) <= day && day <= (valid_to ?? day))
    .map(({ id, name, kind, value, uri, fee, hours, languages, verified_on }) => ({
      id,
      name,
      kind,
      value,
      uri,
      fee,
      hours,
      languages,
      verified:
        verified_on !== null && verified_on <= day && daysBetween(verified_on, day) <= DAYS_A_CHECK_HOLDS,
    }))
    .filter(({ verified }) => verified || unverified);
}
