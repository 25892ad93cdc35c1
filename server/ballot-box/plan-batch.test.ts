import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../surveys/tokyo-day.ts';
import type { BatchRules, WaitingRow } from './batch-cells.ts';
import { groupBy } from './group-by.ts';
import { groupDays } from './group-days.ts';
import { type BatchGroup, planBatch } from './plan-batch.ts';
import { systemRandom } from './random-source.ts';

const OPENS = '2023-01-17';
const CLOSES = '2023-02-10';

const drawLot = () => systemRandom(4).readUInt32LE();

const rules: BatchRules = { minimum: 10, closes: CLOSES, closing: false, codes: true };

/** Responses of one stratum in the order they came: mostly web by letter, the rest scattered. */
const arrivals = (stratum: string | null) =>
  fc
    .array(
      fc.record({
        offset: fc.nat(27),
        mode: fc.oneof({ weight: 4, arbitrary: fc.constant('web' as const) }, fc.constant('paper' as const)),
        channel: fc.oneof(
          { weight: 4, arbitrary: fc.constant('letter') },
          fc.constantFrom('reminder', 'poster'),
        ),
      }),
      { maxLength: 70 },
    )
    .map((list) =>
      list
        .toSorted((a, b) => a.offset - b.offset)
        .map(
          ({ offset, mode, channel }): WaitingRow => ({
            key: systemRandom(16),
            stratum,
            mode,
            channel,
            day: addDays(OPENS, offset),
            lot: drawLot(),
          }),
        ),
    );

interface Outcome {
  readonly groups: readonly BatchGroup[];
  readonly atClosing: readonly BatchGroup[];
  readonly withheld: readonly WaitingRow[];
}

/** Lets responses come, a batch after each `batchDays`, and then the closing. */
function runSurvey(rows: readonly WaitingRow[], batchDays: readonly number[], given: BatchRules): Outcome {
  let inbox: WaitingRow[] = [];
  const groups: BatchGroup[] = [];
  let from = '';
  for (const offset of batchDays.toSorted((a, b) => a - b)) {
    const until = addDays(OPENS, offset);
    inbox.push(...rows.filter(({ day }) => day > from && day <= until));
    from = until > from ? until : from;
    const plan = planBatch(inbox, given);
    const gone = new Set(plan.groups.flatMap((group) => group.rows));
    inbox = inbox.filter((row) => !gone.has(row));
    groups.push(...plan.groups);
  }
  inbox.push(...rows.filter(({ day }) => day > from));
  const last = planBatch(inbox, { ...given, closing: true });
  return { groups, atClosing: last.groups, withheld: last.withheld };
}

const survey = fc.record({
  rows: fc.tuple(arrivals('a'), arrivals('b')).map((lists) => lists.flat()),
  batchDays: fc.array(fc.nat(27), { maxLength: 8 }),
});

describe('planning batches', () => {
  it('moves every response exactly once or withholds it, and withholds only strata under ten', () => {
    fc.assert(
      fc.property(survey, ({ rows, batchDays }) => {
        const { groups, atClosing, withheld } = runSurvey(rows, batchDays, rules);
        const moved = [...groups, ...atClosing].flatMap((group) => group.rows);
        expect(new Set([...moved, ...withheld]).size).toBe(rows.length);
        expect(moved.length + withheld.length).toBe(rows.length);
        for (const [stratum, of] of groupBy(rows, (row) => row.stratum)) {
          const held = withheld.filter((row) => row.stratum === stratum).length;
          expect(held).toBe(of.length < 10 ? of.length : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never makes a group under ten, and never one of two strata', () => {
    fc.assert(
      fc.property(survey, ({ rows, batchDays }) => {
        const { groups, atClosing } = runSurvey(rows, batchDays, rules);
        for (const group of [...groups, ...atClosing]) {
          expect(group.rows.length).toBeGreaterThanOrEqual(10);
          expect(group.rows.every((row) => row.stratum === group.stratum)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps mode and channel of one kind in a group while the survey runs, and gives up at closing only what differs', () => {
    fc.assert(
      fc.property(survey, ({ rows, batchDays }) => {
        const { groups, atClosing } = runSurvey(rows, batchDays, rules);
        for (const group of groups) {
          expect(new Set(group.rows.map((row) => `${row.mode} ${row.channel}`)).size).toBe(1);
          expect(group.channelKept).toBe(true);
        }
        for (const group of atClosing) {
          if (group.channelKept) expect(new Set(group.rows.map((row) => row.channel)).size).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stores no response before its day, and a late mark only where all are late', () => {
    fc.assert(
      fc.property(survey, ({ rows, batchDays }) => {
        const { groups, atClosing } = runSurvey(rows, batchDays, rules);
        for (const group of [...groups, ...atClosing]) {
          expect(group.late).toBe(group.rows.every(({ day }) => day > CLOSES));
          if (!group.late) expect(group.day <= CLOSES).toBe(true);
          for (const { day } of group.rows)
            expect(day <= group.day || (day > CLOSES && group.day === CLOSES)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the ten with the highest lots behind, and touches no cell under twenty', () => {
    const rows = Array.from(
      { length: 45 },
      (_, index): WaitingRow => ({
        key: systemRandom(16),
        stratum: 'a',
        mode: index < 26 ? 'web' : 'paper',
        channel: 'letter',
        day: OPENS,
        lot: (index * 7) % 26,
      }),
    );
    const moved = planBatch(rows, rules).groups.flatMap((group) => group.rows);
    expect(moved.map(({ mode, lot }) => `${mode} ${lot}`).sort()).toEqual(
      Array.from({ length: 16 }, (_, lot) => `web ${lot}`).sort(),
    );
  });

  it('keeps a fair sample of all that ever came: a long stay tells nothing', () => {
    // 200 surveys of 120 responses with a batch after every ten; who is left at the end, early or late?
    const stays = Array.from({ length: 12 }, () => 0);
    for (let run = 0; run < 200; run += 1) {
      let inbox: WaitingRow[] = [];
      const arrival = new Map<WaitingRow, number>();
      for (let ten = 0; ten < 12; ten += 1) {
        for (let index = 0; index < 10; index += 1) {
          const row: WaitingRow = {
            key: systemRandom(16),
            stratum: 'a',
            mode: 'web',
            channel: 'letter',
            day: OPENS,
            lot: drawLot(),
          };
          arrival.set(row, ten);
          inbox.push(row);
        }
        const gone = new Set(planBatch(inbox, rules).groups.flatMap((group) => group.rows));
        inbox = inbox.filter((row) => !gone.has(row));
      }
      expect(inbox).toHaveLength(10);
      for (const row of inbox) {
        const ten = arrival.get(row) ?? 0;
        stays[ten] = (stays[ten] ?? 0) + 1;
      }
    }
    // 2,000 stays in 12 equal classes; chi-square with 11 degrees of freedom is above 50 once in a million runs.
    const expected = 2000 / 12;
    expect(stays.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(50);
  });

  it('pools late with in time, then channel with channel, then web with paper', () => {
    const row = (mode: 'web' | 'paper', channel: string, day: string): WaitingRow => ({
      key: systemRandom(16),
      stratum: 'a',
      mode,
      channel,
      day,
      lot: drawLot(),
    });
    const times = (count: number, ...of: Parameters<typeof row>) =>
      Array.from({ length: count }, () => row(...of));
    const late = addDays(CLOSES, 1);
    const close = (rows: readonly WaitingRow[]) =>
      planBatch(rows, { ...rules, closing: true })
        .groups.map(
          (group) => `${group.rows.length} ${group.day} late:${group.late} channel:${group.channelKept}`,
        )
        .sort();
    expect(close([...times(12, 'web', 'letter', OPENS), ...times(11, 'web', 'letter', late)])).toEqual([
      `11 ${late} late:true channel:true`,
      `12 ${OPENS} late:false channel:true`,
    ]);
    expect(close([...times(12, 'web', 'letter', CLOSES), ...times(2, 'web', 'letter', late)])).toEqual([
      `14 ${CLOSES} late:false channel:true`,
    ]);
    expect(
      close([
        ...times(30, 'web', 'letter', OPENS),
        ...times(6, 'web', 'a', OPENS),
        ...times(5, 'web', 'b', OPENS),
      ]),
    ).toEqual([`11 ${OPENS} late:false channel:false`, `30 ${OPENS} late:false channel:true`]);
    expect(close([...times(12, 'web', 'letter', OPENS), ...times(3, 'paper', 'letter', OPENS)])).toEqual([
      `15 ${OPENS} late:false channel:true`,
    ]);
  });

  it('moves everything at once, with its own day, where a synthetic survey asks for no ten', () => {
    fc.assert(
      fc.property(arrivals('a'), (rows) => {
        const { groups } = planBatch(rows, { ...rules, minimum: 1 });
        expect(groups.flatMap((group) => group.rows)).toHaveLength(rows.length);
        for (const group of groups) expect(group.rows.every(({ day }) => day === group.day)).toBe(true);
      }),
    );
  });

  it('keeps channels and withholds nothing in an open survey, where there are no codes', () => {
    fc.assert(
      fc.property(arrivals(null), fc.array(fc.nat(27), { maxLength: 5 }), (rows, batchDays) => {
        const { groups, atClosing, withheld } = runSurvey(rows, batchDays, { ...rules, codes: false });
        expect(withheld).toEqual([]);
        expect([...groups, ...atClosing].every(({ channelKept }) => channelKept)).toBe(true);
        expect([...groups, ...atClosing].flatMap((group) => group.rows)).toHaveLength(rows.length);
      }),
    );
  });
});

describe('groups of days', () => {
  it.each([
    ['no rows', {}, {}],
    ['fewer than the minimum', { d1: 2, d3: 1 }, { d3: 3 }],
    ['exactly the minimum', { d1: 4 }, { d1: 4 }],
    ['a day of its own', { d1: 5, d2: 4 }, { d1: 5, d2: 4 }],
    ['slow days until there are enough', { d1: 1, d2: 1, d4: 9, d5: 4 }, { d4: 11, d5: 4 }],
    ['what is left joins the group before', { d1: 6, d2: 4, d3: 1, d4: 1 }, { d1: 6, d4: 6 }],
  ])('%s', (_name, counts: Record<string, number>, expected: Record<string, number>) => {
    const rows = Object.entries(counts).flatMap(([day, count]) =>
      Array.from({ length: count }, () => ({ day })),
    );
    const groups = groupDays(rows.reverse(), (row) => row.day, 4);
    expect(Object.fromEntries(groups.map((group) => [group.day, group.rows.length]))).toEqual(expected);
  });
});
