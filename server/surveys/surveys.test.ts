import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLOSES,
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainSurvey,
} from '../bench/ingest-installation.ts';
import { admit } from './admission.ts';
import { putDesks, readDesks, visibleDesks } from './desks.ts';
import { putDrawnCounts, readDrawnCounts } from './drawn-counts.ts';
import { readSurveys } from './read-surveys.ts';
import { registerSurvey } from './register-survey.ts';
import type { InvitationSurvey, Survey } from './survey.ts';
import { surveyFindings } from './survey-findings.ts';
import { SurveyRefusedError } from './survey-refused-error.ts';
import { firstDayOfClosing, lastDayOfGrace, surveyState } from './survey-state.ts';
import { addDays, daysBetween, tokyoDay } from './tokyo-day.ts';

let installation: IngestInstallation;
beforeAll(async () => {
  installation = await makeInstallation({ letters: { chuo: 40 } });
});
afterAll(async () => await installation.remove());

const invited = (changes: Partial<InvitationSurvey> = {}) =>
  ({ ...plainSurvey({ letters: { chuo: 400, chichibu: 150 } }), ...changes }) as InvitationSurvey;

describe('a Tokyo day', () => {
  it.each([
    ['2023-01-16T14:59:59.999Z', '2023-01-16'],
    ['2023-01-16T15:00:00.000Z', '2023-01-17'],
    ['2023-02-10T14:59:59.999Z', '2023-02-10'],
    ['2024-02-28T15:00:00.000Z', '2024-02-29'],
    ['2022-12-31T15:00:00.000Z', '2023-01-01'],
  ])('%s is on %s', (instant, day) => {
    expect(tokyoDay(new Date(instant))).toBe(day);
    expect(
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' }).format(
        new Date(instant),
      ),
    ).toBe(day);
  });

  it('is counted over months, years and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2023-01-01', -1)).toBe('2022-12-31');
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        expect(daysBetween('2023-01-17', addDays('2023-01-17', days))).toBe(days);
      }),
    );
  });

  it.each(['2023-02-30', '2023-1-1', '', '20230101', '2023-01-17T00:00'])('is not %j', (text) => {
    expect(() => addDays(text, 1)).toThrow('is not a day');
  });
});

describe('the state of a survey', () => {
  const survey = plainSurvey();
  it.each([
    [addDays(OPENS, -1), 'not-open-yet'],
    [OPENS, 'open'],
    [CLOSES, 'open'],
    [addDays(CLOSES, 1), 'closed'],
  ])('on %s is %s', (day, state) => expect(surveyState(survey, day)).toBe(state));

  it('has its grace, and a whole day between it and the closing for good', () => {
    expect(lastDayOfGrace(survey)).toBe('2023-02-13');
    expect(firstDayOfClosing(survey)).toBe('2023-02-15');
    expect(lastDayOfGrace({ ...survey, graceDays: 0 })).toBe(CLOSES);
  });

  it('lets nothing in before the window or after the grace, whatever the token says', () => {
    const days = fc.integer({ min: -5, max: 35 }).map((offset) => addDays(OPENS, offset));
    fc.assert(
      fc.property(
        days,
        fc.option(days),
        fc.constantFrom('web' as const, 'paper' as const),
        (day, opened, mode) => {
          const verdict = admit(survey, { mode, day, opened });
          if (day < OPENS) expect(verdict).toBe('survey.not-open-yet');
          else if (day > '2023-02-13') expect(verdict).toBe('survey.closed');
          else if (mode === 'paper') expect(verdict).toBe('admitted');
          else {
            const inTime = opened !== null && opened >= OPENS && opened <= CLOSES && opened <= day;
            expect(verdict === 'admitted').toBe(inTime);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('registering a survey', () => {
  it('is done once and can be repeated, in any order of its parts', async () => {
    const survey = plainSurvey({ id: 'once' });
    const first = await registerSurvey(installation.store, survey);
    expect(first).toMatchObject({
      survey,
      closedOn: null,
      questionnaire: { reference: { id: 'saitama-2023' } },
    });
    const turned = Object.fromEntries(Object.entries(survey).reverse()) as Survey;
    await registerSurvey(installation.store, turned);
    expect([...(await readSurveys(installation.store)).keys()]).toContain('once');
    expect(Object.isFrozen(first.survey.window)).toBe(true);
  });

  it('takes languages behind those it has, once the questionnaire is published in them, and nothing else', async () => {
    const { store } = installation;
    const id = 'widened';
    await registerSurvey(store, plainSurvey({ id, languages: ['ja'] }));
    const both = plainSurvey({ id, languages: ['ja', 'en'] });
    expect((await registerSurvey(store, both)).survey.languages).toEqual(['ja', 'en']);
    const refused = [
      plainSurvey({ id, languages: ['ja'] }),
      plainSurvey({ id, languages: ['en', 'ja'] }),
      plainSurvey({ id, languages: ['ja', 'en', 'ja-x-primary'] }),
      plainSurvey({ id, languages: ['ja', 'en', 'ja-x-easy'], minutes: 99 }),
    ];
    for (const survey of refused)
      await expect(registerSurvey(store, survey)).rejects.toThrow(SurveyRefusedError);
    expect((await readSurveys(store)).get(id)?.survey).toEqual(both);
  });

  it('takes what came of the answers later on, and is the same survey where it was registered before a key existed', async () => {
    const { store } = installation;
    const id = 'published';
    const before = plainSurvey({ id });
    await registerSurvey(store, before);
    const { results: _results, ...old } = before;
    await store.write(async (transaction) => {
      await transaction
        .updateTable('surveys')
        .set({ document: JSON.stringify(old) })
        .where('id', '=', id)
        .execute();
    });
    expect((await registerSurvey(store, before)).survey).toEqual(before);
    const results = {
      expected: '2023-06',
      address: 'https://www.example.jp/kekka',
      summary: { ja: '結果', en: 'Results' },
    };
    expect((await registerSurvey(store, { ...before, results })).survey.results).toEqual(results);
    const wrong = [
      { ...results, address: 'http://www.example.jp/kekka' },
      { ...results, address: 'javascript:alert(1)' },
      { ...results, expected: '2023-13' },
    ];
    for (const one of wrong)
      await expect(registerSurvey(store, { ...before, results: one })).rejects.toThrow('results');
    await expect(registerSurvey(store, { ...before, results, minutes: 99 })).rejects.toThrow(
      SurveyRefusedError,
    );
  });

  it('never changes one, not even its synthetic mark', async () => {
    await registerSurvey(installation.store, plainSurvey({ id: 'fixed' }));
    for (const change of [{ synthetic: false }, { minutes: 11 }]) {
      await expect(
        registerSurvey(installation.store, plainSurvey({ id: 'fixed', ...change })),
      ).rejects.toThrow(SurveyRefusedError);
    }
    expect((await readSurveys(installation.store)).get('fixed')?.survey.synthetic).toBe(true);
  });

  it('needs its questionnaire published and in every language', async () => {
    const unpublished = plainSurvey({ id: 'early', questionnaire: { id: 'saitama-2023', version: '9' } });
    await expect(registerSurvey(installation.store, unpublished)).rejects.toThrow('Publish it first');
    expect((await readSurveys(installation.store)).has('early')).toBe(false);
  });

  it('names everything that is wrong with the shape at once', async () => {
    const broken = {
      ...plainSurvey({ id: 'broken' }),
      minutes: 0,
      channels: [],
      surprise: true,
    } as unknown as Survey;
    const error = await registerSurvey(installation.store, broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SurveyRefusedError);
    const { findings } = error as SurveyRefusedError;
    expect(findings).toHaveLength(3);
    expect(findings.join('\n')).toMatch(/minutes/);
    expect(findings.join('\n')).toMatch(/channels/);
  });

  it('refuses strata in an open survey: it is one or the other', async () => {
    const mixed = {
      ...plainSurvey({ id: 'mixed', letters: null }),
      strata: invited().strata,
    } as unknown as Survey;
    await expect(registerSurvey(installation.store, mixed)).rejects.toThrow('strata');
  });
});

describe('what is wrong with a survey', () => {
  const bands = [
    { id: '16-29', label: { ja: '16〜29歳', en: '16–29' }, from: 16, to: 29 },
    { id: '30+', label: { ja: '30歳以上', en: '30 and over' }, from: 30, to: null },
  ];
  const weighting = {
    method: 'post-stratified' as const,
    minimumCell: 5,
    ageBands: bands,
    source: { ja: '合成', en: 'made up' },
    margins: (['chuo', 'chichibu'] as const).flatMap((area) =>
      ([1, 2] as const).flatMap((sex) =>
        bands.map(({ id }) => ({ area, sex, ageBand: id, population: area === 'chuo' ? 100_000 : 37_500 })),
      ),
    ),
  };

  it('is nothing, for the survey of Saitama', () => {
    expect(surveyFindings(invited({ weighting }))).toEqual([]);
    expect(surveyFindings(invited({ weighting, synthetic: false }))).toEqual([]);
  });

  const [chuo, chichibu] = invited().strata;
  if (!chuo || !chichibu) throw new Error('The survey has two strata.');
  it.each<[string, Partial<InvitationSurvey>, string]>([
    ['a window that runs backwards', { window: { opens: CLOSES, closes: OPENS } }, 'window: it closes'],
    [
      'a channel in the place of another page',
      { channels: [{ id: 'privacy', label: { ja: '手紙', en: 'Letter' }, devices: 'own' as const }] },
      'privacy is the address of another page',
    ],
    [
      'a real survey that does not say how long answers are kept',
      { synthetic: false, notice: { ...invited().notice, retention: null } },
      'notice.retention: nothing is said there. Say how long',
    ],
    [
      'a real survey that does not say who reads free text',
      { synthetic: false, notice: { ...invited().notice, freeText: null } },
      'notice.freeText',
    ],
    ['no Japanese', { languages: ['en'] }, 'Japanese is missing'],
    ['a small batch in a real survey', { synthetic: false, batchMinimum: 9 }, 'traceable'],
    ['a stratum twice', { strata: [chuo, chichibu, chuo] }, 'chuo stands there twice'],
    [
      'more letters than people',
      { strata: [{ ...chuo, population: 399 }, chichibu] },
      '400 letters for 399 people',
    ],
    [
      'a stratum under 30 letters in a real survey',
      { synthetic: false, strata: [chuo, { ...chichibu, invited: 29 }] },
      'Fold it with a neighbouring stratum',
    ],
    ['margins of no stratum', { weighting, strata: [chuo] }, 'there is no stratum chichibu'],
    [
      'margins that do not sum',
      { weighting, strata: [{ ...chuo, population: 400_001 }, chichibu] },
      'sum to 400000, but the stratum has 400001',
    ],
    [
      'an unknown age band',
      { weighting: { ...weighting, ageBands: [{ ...bands[0], id: '30+' } as (typeof bands)[number]] } },
      'there is no age band 16-29',
    ],
    [
      'overlapping age bands',
      { weighting: { ...weighting, ageBands: [bands[1], bands[0]] as typeof bands } },
      'overlaps',
    ],
  ])('%s', (_name, change, sentence) => {
    expect(surveyFindings(invited(change)).join('\n')).toContain(sentence);
  });
});

describe('drawn counts', () => {
  it('are kept as an aggregate and replaced as a whole', async () => {
    const counts = [
      { area: 'chuo', sex: 1, ageBand: '16-29', invited: 20 },
      { area: 'chuo', sex: 2, ageBand: '16-29', invited: 20 },
    ];
    await putDrawnCounts(installation.store, 'ingest', [
      ...counts,
      { ...counts[0], ageBand: '30+' } as (typeof counts)[0],
    ]);
    await putDrawnCounts(installation.store, 'ingest', counts);
    expect(await readDrawnCounts(installation.store, 'ingest')).toEqual(counts);
    await expect(putDrawnCounts(installation.store, 'nobody', counts)).rejects.toThrow('FOREIGN KEY');
  });
});

describe('desks', () => {
  const byStaff = { day: '2023-01-09', account: 'administrator' };
  const desk = {
    id: 'desk',
    name: { ja: '架空の窓口', en: 'Fictional desk' },
    kind: 'tel',
    value: '000-000-0000',
    uri: 'tel:0000000000',
    fee: 'free',
    hours: { ja: '平日', en: 'weekdays' },
    hours_rules: { kind: 'unknown' },
    languages: ['ja'],
    audience: { age_from: null, age_to: null, areas: [] },
    topics: ['general'],
    valid_from: '2023-01-10',
    valid_to: '2023-01-31',
    source: 'made up',
    verified_on: '2023-01-09',
    verified_by: '担当',
    sort: 2,
  };
  const shown = async (day: string, unverified = false) =>
    visibleDesks(await readDesks(installation.store), day, { unverified, checkDays: 90 }).map(
      ({ id, verified }) => [id, verified],
    );

  it('are shown in order, on their days, and while somebody has checked them', async () => {
    await putDesks(
      installation.store,
      [
        desk,
        { ...desk, id: 'first', sort: 1, valid_from: null, valid_to: null },
        { ...desk, id: 'unchecked', sort: 0, valid_from: null, verified_on: null },
      ],
      byStaff,
    );
    expect(await shown('2023-01-09')).toEqual([['first', true]]);
    expect(await shown('2023-01-10')).toEqual([
      ['first', true],
      ['desk', true],
    ]);
    expect(await shown('2023-01-31')).toHaveLength(2);
    expect(await shown('2023-02-01')).toEqual([['first', true]]);
    expect(await shown('2023-04-09')).toEqual([['first', true]]);
    expect(await shown('2023-04-10')).toEqual([]);
    // A check that lies in the future is none.
    expect(await shown('2023-01-08')).toEqual([]);
  });

  it('unchecked are shown by a demonstration only, and say so', async () => {
    await putDesks(installation.store, [{ ...desk, verified_on: null }], byStaff);
    expect(await shown('2023-01-20')).toEqual([]);
    expect(await shown('2023-01-20', true)).toEqual([['desk', false]]);
  });

  it.each([
    ['an address that runs a script', { uri: 'javascript:alert(1)' }],
    ['an unencrypted address', { uri: 'http://example.jp' }],
    ['no hours in English', { hours: { ja: '平日' } }],
    ['a day that is none', { valid_to: '2023-02-30' }],
  ])('with %s are refused, and the kept ones stay', async (_name, change) => {
    await putDesks(installation.store, [desk], byStaff);
    await expect(putDesks(installation.store, [{ ...desk, ...change }], byStaff)).rejects.toThrow();
    expect(await readDesks(installation.store)).toHaveLength(1);
  });
});
