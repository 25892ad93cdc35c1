import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import { type BallotBox, openBallotBox } from '../ballot-box/ballot-box.ts';
import { countReturns } from '../ballot-box/count-returns.ts';
import { type RandomSource, systemRandom } from '../ballot-box/random-source.ts';
import { readResponses } from '../ballot-box/read-responses.ts';
import { startToken } from '../ballot-box/start-token.ts';
import { loadDefinitions } from '../questionnaires/load-definitions.ts';
import { openStore } from '../store/open-store.ts';
import { readDesks } from '../surveys/desks.ts';
import { readDrawnCounts } from '../surveys/drawn-counts.ts';
import { readSurveys } from '../surveys/read-surveys.ts';
import { registerSurvey } from '../surveys/register-survey.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { MARK_FILE, readMark, writeMark } from './demonstration-mark.ts';
import { type DemonstrationInputs, prepareDemonstration } from './prepare-demonstration.ts';
import { deletePrintersFile, readPrintersFile } from './printers-file.ts';
import { resetDemonstration } from './reset-demonstration.ts';
import { unusedDemoCode } from './unused-demo-code.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const definitions = await loadDefinitions(folder('instruments'));
const inputs: DemonstrationInputs = {
  definitions,
  fixturesDir: folder('fixtures'),
  linkOf: (survey, code) => `http://localhost:3000/a/${survey}${code ? `#code=${code}` : ''}`,
  clock: () => new Date('2026-11-21T15:30:00Z'), // 2026-11-22 in Tokyo
};

let root: string;
let dataDir: string;
const boxes: BallotBox[] = [];
const open = async (random: RandomSource = systemRandom): Promise<BallotBox> => {
  const store = await openStore({ dataDir, secretsDir: join(root, 'secrets') });
  const box = await openBallotBox(store, { random });
  boxes.push(box);
  return box;
};
const close = async (): Promise<void> => {
  for (const box of boxes.splice(0)) await box.store.close();
};

/** A demonstration as its first start leaves it; tests that begin there work on a copy. */
const template = mkdtempSync(join(tmpdir(), 'tsunagari-demo-template-'));
const openPrepared = async (): Promise<BallotBox> => {
  cpSync(template, root, { recursive: true });
  return open();
};
beforeAll(async () => {
  root = template;
  dataDir = join(root, 'data');
  await prepareDemonstration(await open(), inputs);
  await close();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tsunagari-demo-'));
  dataDir = join(root, 'data');
});
afterEach(async () => {
  await close();
  rmSync(root, { recursive: true, force: true });
});

const surveyOf = async (box: BallotBox, id: string): Promise<RegisteredSurvey> => {
  const survey = (await readSurveys(box.store)).get(id);
  if (!survey) throw new Error(`${id} is not registered`);
  return survey;
};
const accepted = async (box: BallotBox) => {
  const count = async (id: string) => (await countReturns(box, await surveyOf(box, id))).accepted;
  return { invitation: await count('saitama-2023'), open: await count('saitama-2023-open') };
};

describe('prepareDemonstration', () => {
  test('registers both surveys as synthetic, with a window of four weeks from today in Tokyo', async () => {
    const box = await open();
    expect(await prepareDemonstration(box, inputs)).toEqual({
      made: true,
      invitationSurvey: 'saitama-2023',
      openSurvey: 'saitama-2023-open',
      schoolSurvey: 'school-demo',
    });
    const { survey } = await surveyOf(box, 'saitama-2023');
    expect(survey).toMatchObject({ kind: 'invitation', synthetic: true, minutes: 15 });
    expect(survey.window).toEqual({ opens: '2026-11-22', closes: '2026-12-19' });
    if (survey.kind !== 'invitation') throw new Error('not by invitation');
    expect(survey.strata.map(({ id, invited }) => [id, invited])).toEqual([
      ['chuo', 400],
      ['seibu', 360],
      ['tobu', 360],
      ['hokubu', 230],
      ['chichibu', 150],
    ]);
    expect(survey.weighting?.margins).toHaveLength(40);
    expect((await surveyOf(box, 'saitama-2023-open')).survey).toMatchObject({
      kind: 'open',
      synthetic: true,
    });
    expect((await surveyOf(box, 'school-demo')).survey).toMatchObject({
      kind: 'open',
      synthetic: true,
      minutes: 20,
      languages: ['ja-x-primary', 'ja', 'en'],
      channels: [
        { id: 'school', devices: 'shared' },
        { id: 'home', devices: 'own' },
      ],
    });
    const drawn = await readDrawnCounts(box.store, 'saitama-2023');
    expect(drawn.reduce((sum, { invited }) => sum + invited, 0)).toBe(1500);
    const desks = await readDesks(box.store);
    expect(desks.length).toBeGreaterThan(5);
    expect(desks.every(({ verified_on }) => verified_on === null)).toBe(true);
  });

  test('brings 797 and 120 responses through the ballot box and moves them all', async () => {
    const box = await openPrepared();
    expect(await accepted(box)).toEqual({ invitation: 797, open: 120 });
    for (const [id, responses] of [
      ['saitama-2023', 797],
      ['saitama-2023-open', 120],
    ] as const) {
      const rows = await readResponses(box.store, id);
      expect(rows).toHaveLength(responses);
      expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(['2026-11-22']));
    }
    const spent = await box.store.read
      .selectFrom('invitations')
      .select('serial')
      .where('state', '=', 2)
      .execute();
    expect(spent).toHaveLength(797);
  });

  test('writes a printer’s file of 1,500 letters that only its owner can read', async () => {
    await openPrepared();
    const letters = (await readPrintersFile(dataDir, 'saitama-2023')) ?? [];
    expect(letters.map(({ serial }) => serial)).toEqual(
      Array.from({ length: 1500 }, (_, index) => index + 1),
    );
    expect(new Set(letters.map(({ code }) => code)).size).toBe(1500);
    for (const { code, link } of letters)
      expect(link).toBe(`http://localhost:3000/a/saitama-2023#code=${code}`);
    expect(statSync(join(dataDir, 'printer')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'printer', 'saitama-2023.csv')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dataDir, 'printer'))).toEqual(['saitama-2023.csv']);
  });

  test('changes nothing at the second start, also on a later day', async () => {
    await openPrepared();
    await close();
    const printed = readFileSync(join(dataDir, 'printer', 'saitama-2023.csv'), 'utf8');
    const box = await open();
    const later = { ...inputs, clock: () => new Date('2026-12-01T00:00:00Z') };
    expect(await prepareDemonstration(box, later)).toMatchObject({ made: false });
    expect(await accepted(box)).toEqual({ invitation: 797, open: 120 });
    expect((await surveyOf(box, 'saitama-2023')).survey.window.opens).toBe('2026-11-22');
    expect(readFileSync(join(dataDir, 'printer', 'saitama-2023.csv'), 'utf8')).toBe(printed);
  });

  test.each([
    {
      killed: 'before anything was registered',
      undo: async (box: BallotBox) => {
        for (const table of [
          'responses',
          'submissions',
          'sealed_daily_counts',
          'invitations',
          'drawn_counts',
        ] as const)
          await box.store.write((transaction) => transaction.deleteFrom(table).execute());
        await box.store.write((transaction) => transaction.deleteFrom('surveys').execute());
        await deletePrintersFile(dataDir, 'saitama-2023');
      },
    },
    {
      killed: 'between issuing the codes and writing them down',
      undo: async (box: BallotBox) => {
        for (const table of ['responses', 'submissions', 'sealed_daily_counts'] as const)
          await box.store.write((transaction) => transaction.deleteFrom(table).execute());
        await box.store.write((transaction) =>
          transaction.updateTable('invitations').set({ state: 1 }).execute(),
        );
        await deletePrintersFile(dataDir, 'saitama-2023');
      },
    },
    {
      killed: 'with everything sent and nothing marked',
      undo: async () => undefined,
    },
  ])('goes on after a kill $killed, and doubles nothing', async ({ undo }) => {
    const box = await openPrepared();
    await undo(box);
    await writeMark(dataDir, 'preparing');
    const later = { ...inputs, clock: () => new Date('2026-11-23T15:30:00Z') };
    expect(await prepareDemonstration(box, later)).toMatchObject({ made: true });
    expect(await accepted(box)).toEqual({ invitation: 797, open: 120 });
    expect(await readResponses(box.store, 'saitama-2023')).toHaveLength(797);
    expect(await readPrintersFile(dataDir, 'saitama-2023')).toHaveLength(1500);
    expect(await readMark(dataDir)).toBe('ready');
  });

  test('goes on after a failure at any point of issuing, accepting and moving, and doubles nothing', async () => {
    let drawn = 0;
    await prepareDemonstration(
      await open((bytes) => {
        drawn += 1;
        return systemRandom(bytes);
      }),
      inputs,
    );
    const drawnInAll = drawn;
    // every code, response and moved row draws from the source, so failing at its n-th draw stops anywhere
    for (const share of [0.5, 0.93, 0.999]) {
      await close();
      dataDir = join(root, `failed at ${share}`);
      let left = Math.floor(drawnInAll * share);
      const failing = await open((bytes) => {
        if (left === 0) throw new Error('stopped here');
        left -= 1;
        return systemRandom(bytes);
      });
      await expect(prepareDemonstration(failing, inputs), `at ${share}`).rejects.toThrow('stopped here');
      await close();
      const box = await open();
      expect(await prepareDemonstration(box, inputs), `at ${share}`).toMatchObject({ made: true });
      expect(await accepted(box), `at ${share}`).toEqual({ invitation: 797, open: 120 });
      expect(await readResponses(box.store, 'saitama-2023'), `at ${share}`).toHaveLength(797);
    }
  });

  test('says what to do when codes were used and the printer’s file is gone', async () => {
    const box = await openPrepared();
    await deletePrintersFile(dataDir, 'saitama-2023');
    await writeMark(dataDir, 'preparing');
    await expect(prepareDemonstration(box, inputs)).rejects.toThrow(
      /printer's file of saitama-2023.*--reset/,
    );
  });

  test('is not put beside a real survey', async () => {
    const box = await openPrepared();
    const { survey } = await surveyOf(box, 'saitama-2023-open');
    await registerSurvey(box.store, { ...survey, id: 'real-survey', synthetic: false, batchMinimum: 10 });
    await expect(prepareDemonstration(box, inputs)).rejects.toThrow(/holds real surveys \(real-survey\)/);
  });
});

describe('unusedDemoCode', () => {
  test('gives none before the letters were written', async () => {
    expect(await unusedDemoCode((await open()).store, 'saitama-2023')).toBeNull();
  });

  test('gives a code with which the form can be answered, and another one afterwards', async () => {
    const box = await openPrepared();
    const survey = await surveyOf(box, 'saitama-2023');
    const code = await unusedDemoCode(box.store, 'saitama-2023');
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const day = survey.survey.window.opens;
    const acceptance = await acceptResponse(box, {
      survey,
      mode: 'web',
      day,
      submission: {
        submissionKey: '0123456789abcdef0123456789abcdef',
        questionnaire: survey.questionnaire.reference,
        language: 'ja',
        consent: { agreed: true, version: survey.survey.consent.version },
        startToken: startToken(box, survey.survey.id, day),
        channel: 'letter',
        ...(code === null ? {} : { code }),
        answers: { loneliness_direct: 2 },
      },
    });
    expect(acceptance.kind).toBe('accepted');
    const next = await unusedDemoCode(box.store, 'saitama-2023');
    expect(next).not.toBeNull();
    expect(next).not.toBe(code);
  });
});

describe('resetDemonstration', () => {
  test('removes what the demonstration made and nothing else, and the next start makes it anew', async () => {
    await openPrepared();
    await close();
    const before = readFileSync(join(dataDir, 'printer', 'saitama-2023.csv'), 'utf8');
    writeFileSync(join(dataDir, 'notes.txt'), 'kept');
    writeFileSync(join(dataDir, 'printer', 'Order.pdf'), 'kept');
    await resetDemonstration(dataDir);
    expect(readdirSync(dataDir).sort()).toEqual(['notes.txt', 'printer']);
    expect(readdirSync(join(dataDir, 'printer'))).toEqual(['Order.pdf']);
    const box = await open();
    expect(await prepareDemonstration(box, inputs)).toMatchObject({ made: true });
    expect(await accepted(box)).toEqual({ invitation: 797, open: 120 });
    expect(readFileSync(join(dataDir, 'printer', 'saitama-2023.csv'), 'utf8')).not.toBe(before);
  });

  test('takes a folder that was marked and then left without a survey', async () => {
    await open();
    await close();
    await writeMark(dataDir, 'preparing');
    await resetDemonstration(dataDir);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('does nothing where there is nothing', async () => {
    await resetDemonstration(dataDir);
    mkdirSync(join(dataDir, 'printer'), { recursive: true });
    writeFileSync(join(dataDir, 'printer', 'of-somebody-else.csv'), '');
    await resetDemonstration(dataDir);
    expect(readdirSync(join(dataDir, 'printer'))).toEqual(['of-somebody-else.csv']);
  });

  test('refuses a real survey, an installation that is none of its own, a foreign file, and a running server', async () => {
    const box = await openPrepared();
    await expect(resetDemonstration(dataDir)).rejects.toThrow(/in use.*Stop the server/);
    const { survey } = await surveyOf(box, 'saitama-2023-open');
    await registerSurvey(box.store, { ...survey, id: 'real-survey', synthetic: false, batchMinimum: 10 });
    await close();
    await expect(resetDemonstration(dataDir)).rejects.toThrow(/1 real survey/);

    dataDir = join(root, 'empty');
    await open();
    await close();
    await expect(resetDemonstration(dataDir)).rejects.toThrow(/not the data folder of a demonstration/);

    dataDir = join(root, 'foreign');
    mkdirSync(dataDir);
    writeFileSync(
      join(dataDir, 'tsunagari.sqlite'),
      'this is no database, and long enough to be looked at as one'.repeat(20),
    );
    await expect(resetDemonstration(dataDir)).rejects.toThrow(/cannot be read as a database/);
    writeFileSync(join(dataDir, MARK_FILE), '{');
    await expect(resetDemonstration(dataDir)).rejects.toThrow(/not what the demonstration wrote/);
    expect(readdirSync(join(root, 'data')).sort()).toEqual([
      'demonstration.json',
      'printer',
      'tsunagari.sqlite',
    ]);
  });
});
