import { z } from 'zod';
import type { Desk } from '../contract/api.ts';
import type { Store } from '../store/store.ts';
import { type DeskRecord, deskRecordSchema } from './desk.ts';
import { openSpans } from './desk-hours.ts';
import { checkDaysLeft, type DeskRules, hiddenReasons, lastShownDay } from './desk-shown.ts';
import { appendVersion, type DeskChange, newestVersions } from './desk-versions.ts';
import { type HolidayCalendar, japaneseHolidays } from './japanese-holidays.ts';
import { addDays, type TokyoDay } from './tokyo-day.ts';

/** Days whose hours a page knows, today among them: a page kept on a phone for a week still says who can be reached. */
const DAYS_KNOWN = 8;

/**
 * Keeps these desks in place of all that were in use before. One that stays as it is gets no new version.
 * @throws ZodError naming every wrong entry
 */
export async function putDesks(store: Store, desks: readonly unknown[], change: DeskChange): Promise<void> {
  const records = z.array(deskRecordSchema).parse(desks);
  await store.write(async (transaction) => {
    const newest = new Map((await newestVersions(transaction)).map((one) => [one.id, one]));
    for (const record of records) {
      const known = newest.get(record.id);
      newest.delete(record.id);
      if (known !== undefined && !known.retired && known.document === JSON.stringify(record)) continue;
      const kind = known === undefined ? 'added' : 'changed';
      await appendVersion(transaction, { record, version: (known?.version ?? 0) + 1, kind }, change);
    }
    for (const { retired, version, document } of newest.values()) {
      if (retired) continue;
      const record = deskRecordSchema.parse(JSON.parse(document));
      await appendVersion(transaction, { record, version: version + 1, kind: 'retired' }, change);
    }
  });
}

/** The desks in use, in the order of the office. */
export async function readDesks(store: Pick<Store, 'read'>): Promise<readonly DeskRecord[]> {
  const rows = await store.read.selectFrom('desks').select('document').execute();
  return rows
    .map((row) => deskRecordSchema.parse(JSON.parse(row.document)))
    .sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1));
}

/**
 * The desks to show on this day, in the order of the office: valid on it, and checked not too long ago. Each knows when it
 * answers on this day and the seven after it.
 */
export function visibleDesks(
  records: readonly DeskRecord[],
  day: TokyoDay,
  rules: DeskRules,
  calendar: HolidayCalendar = japaneseHolidays,
): readonly Desk[] {
  return records
    .filter((record) => hiddenReasons(record, day, rules).length === 0)
    .map((record) => {
      const { id, name, kind, value, uri, fee, hours, languages, audience, topics, sort } = record;
      return {
        id,
        name,
        kind,
        value,
        uri,
        fee,
        hours,
        languages,
        ages: { from: audience.age_from, to: audience.age_to },
        areas: audience.areas,
        urgent: topics.includes('urgent'),
        sort,
        verified: checkDaysLeft(record, day, rules.checkDays) !== null,
        opening: openingOf(record, day, calendar),
        shownTo: lastShownDay(record, rules),
      };
    });
}

/** When a desk answers in the coming days, as far as it is shown then. */
export function openingOf(
  { hours_rules, valid_from, valid_to }: Pick<DeskRecord, 'hours_rules' | 'valid_from' | 'valid_to'>,
  day: TokyoDay,
  calendar: HolidayCalendar = japaneseHolidays,
): Desk['opening'] {
  const end = addDays(day, DAYS_KNOWN);
  const known = { from: midnight(day), to: midnight(end) };
  const spans = openSpans(hours_rules, { first: day, last: addDays(day, DAYS_KNOWN - 1) }, calendar);
  const begin = midnight(valid_from !== null && valid_from > day ? valid_from : day);
  const over = midnight(valid_to !== null && valid_to < end ? addDays(valid_to, 1) : end);
  return {
    ...known,
    // every instant is written with the same zone and length: they compare as text
    spans:
      spans
        ?.map(({ from, to }) => ({ from: from < begin ? begin : from, to: to > over ? over : to }))
        .filter(({ from, to }) => from < to) ?? null,
  };
}

const midnight = (day: TokyoDay): string => `${day}T00:00:00+09:00`;
