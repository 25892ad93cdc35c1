import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainCommand,
} from '../bench/ingest-installation.ts';
import { readSurveys } from '../surveys/read-surveys.ts';
import { firstDayOfClosing } from '../surveys/survey-state.ts';
import { addDays } from '../surveys/tokyo-day.ts';
import { acceptResponse } from './accept-response.ts';
import { closeSurvey, closingIsDue } from './close-survey.ts';
import { countReturns } from './count-returns.ts';
import { CHANNEL_NOT_KEPT, moveInbox } from './move-inbox.ts';
import { readResponses } from './read-responses.ts';

let installation: IngestInstallation;
beforeEach(async () => {
  installation = await makeInstallation({ letters: { chuo: 700 } });
});
afterEach(async () => await installation.remove());

async function send(
  from: number,
  to: number,
  changes: Parameters<typeof plainCommand>[2] = {},
): Promise<void> {
  const indices = Array.from({ length: to - from }, (_, place) => from + place);
  const acceptances = await Promise.all(
    indices.map((index) => acceptResponse(installation.box, plainCommand(installation, index, changes))),
  );
  for (const acceptance of acceptances) expect(acceptance.kind).toBe('accepted');
}
const move = () => moveInbox(installation.box, installation.survey);
const count = () => countReturns(installation.box, installation.survey);
const inboxRows = async () =>
  (await installation.store.read.selectFrom('inbox').select('key').execute()).length;
const responses = () => readResponses(installation.store, 'ingest');
/** The person's number in the free text. */
const persons = async () =>
  (await responses())
    .map(({ answers }) => Number(/合成の回答 (\d+) 番/.exec(answers)?.[1]))
    .sort((a, b) => a - b);
const upTo = (limit: number) => Array.from({ length: limit }, (_, index) => index);

describe('a batch', () => {
  it('moves nothing under twenty, then all but ten, and says so', async () => {
    await send(0, 19);
    expect(await move()).toEqual({ moved: 0, waiting: 19, withheld: [], unreadable: 0, logTruncated: true });
    await send(19, 45);
    expect(await move()).toMatchObject({ moved: 35, waiting: 10 });
    expect(await move()).toMatchObject({ moved: 0, waiting: 10 });
    expect(await responses()).toHaveLength(35);
  });

  it('keeps every answer, language and mode as it was given', async () => {
    await send(0, 20, { language: 'en' });
    await send(20, 40, { mode: 'paper' });
    await move();
    const rows = await responses();
    expect(rows).toHaveLength(20);
    for (const row of rows) {
      expect(row).toMatchObject({ stratum: 'chuo', channel: 'letter', day: OPENS, late: false });
      const answers = JSON.parse(row.answers) as { age: number; place_free_text: string };
      const person = Number(/合成の回答 (\d+) 番/.exec(answers.place_free_text)?.[1]);
      expect(answers).toEqual(plainCommand(installation, person).submission.answers);
      expect([row.language, row.mode]).toEqual(person < 20 ? ['en', 'web'] : ['ja', 'paper']);
    }
    const overlays = await installation.store.read
      .selectFrom('responses')
      .select(['language', 'overlay'])
      .execute();
    for (const { language, overlay } of overlays) {
      expect(overlay).toBe(language === 'en' ? installation.survey.questionnaire.overlays.en : null);
    }
  });

  it('of hundreds is moved in several transactions, each response once', async () => {
    for (let day = 0; day < 4; day += 1) await send(day * 150, day * 150 + 150, { day: addDays(OPENS, day) });
    expect(await move()).toMatchObject({ moved: 590, waiting: 10 });
    expect(new Set(await persons()).size).toBe(590);
    const { counts, accepted, waiting } = await count();
    expect({ accepted, waiting }).toEqual({ accepted: 600, waiting: 10 });
    expect(counts.map(({ day, responses: n }) => [day, n])).toEqual(
      [0, 1, 2, 3].map((day) => [addDays(OPENS, day), 150]),
    );
  });

  it('that the disk does not take leaves every response in exactly one table', async () => {
    await send(0, 700);
    const { connection } = installation.store;
    const pages = connection.pragma('page_count', { simple: true }) as number;
    connection.pragma(`max_page_count = ${pages + 20}`);
    await expect(move()).rejects.toThrow('full');
    connection.pragma('max_page_count = 1000000');
    expect((await inboxRows()) + (await responses()).length).toBe(700);
    expect((await count()).accepted).toBe(700);
    await move();
    expect((await responses()).length).toBe(690);
    expect(new Set(await persons()).size).toBe(690);
    expect((await count()).accepted).toBe(700);
  });

  it('while responses come, and while others ask for the numbers, loses and doubles none', async () => {
    const coming = (async () => {
      for (let from = 0; from < 700; from += 50) await send(from, from + 50);
    })();
    const seen: number[] = [];
    const asking = (async () => {
      for (let run = 0; run < 12; run += 1) {
        await Promise.all([move(), move()]);
        seen.push((await count()).accepted);
      }
    })();
    await Promise.all([coming, asking]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    await move();
    expect((await count()).accepted).toBe(700);
    expect(await inboxRows()).toBe(10);
    expect(new Set(await persons()).size).toBe(690);
  });

  it('leaves a row that does not open where it is, counts it, and moves the others', async () => {
    await send(0, 30);
    installation.store.connection
      .prepare('update inbox set sealed = zeroblob(100) where key = (select min(key) from inbox)')
      .run();
    expect(await move()).toMatchObject({ moved: 19, waiting: 10, unreadable: 1 });
    expect(await count()).toMatchObject({ accepted: 30, waiting: 11 });
  });

  it('of a synthetic survey that asks for no ten leaves nothing behind', async () => {
    const demonstration = await makeInstallation({ letters: { chuo: 30 }, batchMinimum: 1 });
    try {
      for (let index = 0; index < 3; index += 1) {
        await acceptResponse(demonstration.box, plainCommand(demonstration, index));
      }
      expect(await moveInbox(demonstration.box, demonstration.survey)).toMatchObject({
        moved: 3,
        waiting: 0,
      });
    } finally {
      await demonstration.remove();
    }
  });
});

describe('closing for good', () => {
  const closing = () => firstDayOfClosing(installation.survey.survey);
  const state = async () => (await readSurveys(installation.store)).get('ingest');

  it('is refused while responses may still come', async () => {
    await expect(closeSurvey(installation.box, installation.survey, addDays(closing(), -1))).rejects.toThrow(
      `from ${closing()}`,
    );
    expect(closingIsDue(installation.survey, addDays(closing(), -1))).toBe(false);
    expect(closingIsDue(installation.survey, closing())).toBe(true);
  });

  it('moves the rest, forgets codes and keys, keeps their numbers, and can be repeated', async () => {
    await send(0, 25);
    await move();
    await send(25, 30, { channel: 'reminder', day: addDays(OPENS, 20) });
    expect(await closeSurvey(installation.box, installation.survey, closing())).toMatchObject({
      moved: 15,
      waiting: 0,
      withheld: [],
      logTruncated: true,
    });
    expect(await persons()).toEqual(upTo(30));
    expect(new Set((await responses()).map(({ channel }) => channel))).toEqual(
      new Set(['letter', CHANNEL_NOT_KEPT]),
    );
    const { store, box } = installation;
    for (const table of ['invitations', 'submissions', 'inbox'] as const) {
      expect(await store.read.selectFrom(table).select('survey').execute()).toEqual([]);
    }
    expect(await store.read.selectFrom('invitation_counts').selectAll().orderBy('state').execute()).toEqual([
      { survey: 'ingest', stratum: 'chuo', state: 1, invitations: 670 },
      { survey: 'ingest', stratum: 'chuo', state: 2, invitations: 30 },
    ]);
    const closed = await state();
    expect(closed?.closedOn).toBe(closing());
    expect(await closeSurvey(box, installation.survey, addDays(closing(), 1))).toMatchObject({ moved: 0 });
    expect((await state())?.closedOn).toBe(closing());
    if (closed) expect(closingIsDue(closed, addDays(closing(), 9))).toBe(false);
    expect((await count()).counts.map(({ day, channel, responses: n }) => [day, channel, n])).toEqual([
      [OPENS, 'letter', 25],
      [addDays(OPENS, 20), 'reminder', 5],
    ]);
  });

  it('lets nothing in afterwards, not even a paper that came in time', async () => {
    await closeSurvey(installation.box, installation.survey, closing());
    const closed = await state();
    if (!closed) throw new Error('The survey is gone.');
    const command = plainCommand(installation, 0, { mode: 'paper' });
    expect(await acceptResponse(installation.box, { ...command, survey: closed })).toEqual({
      kind: 'refused',
      problem: 'survey.closed',
    });
  });

  it('withholds the answers of a stratum where fewer than ten have answered', async () => {
    await send(0, 9);
    expect(await closeSurvey(installation.box, installation.survey, closing())).toMatchObject({
      moved: 0,
      withheld: [{ stratum: 'chuo', responses: 9 }],
    });
    expect(await count()).toMatchObject({ accepted: 9, waiting: 9 });
    expect(await responses()).toEqual([]);
  });

  it('of an open survey moves everything, however little', async () => {
    const open = await makeInstallation({ letters: null });
    try {
      await acceptResponse(open.box, plainCommand(open, 0, { channel: 'reminder' }));
      expect(await closeSurvey(open.box, open.survey, closing())).toMatchObject({ moved: 1, withheld: [] });
      expect(await readResponses(open.store, 'ingest')).toMatchObject([
        { stratum: null, channel: 'reminder' },
      ]);
    } finally {
      await open.remove();
    }
  });
});
