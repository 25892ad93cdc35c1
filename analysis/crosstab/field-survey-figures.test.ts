import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { composeQuestionnaire } from '../../instruments/composition/compose-questionnaire.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { isInCohort } from '../../instruments/derived/cohort.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { codeResponses } from '../dataset/code-responses.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { percentText } from '../estimates/percent.ts';
import type { CrossTab, CrossTabRow } from './cross-tab.ts';
import { crossTabMenu, type MenuItem } from './cross-tab-menu.ts';
import { makeCrossTab } from './make-cross-tab.ts';
import { WAVE_AXIS } from './wave-axis.ts';

// Figures that real surveys printed, made again by our own functions from answers that give them.

const root = join(import.meta.dirname, '../..');
interface Rate {
  readonly survey: string;
  readonly returned: number;
  readonly invited: number;
  readonly percent: string;
}
interface Counts {
  readonly name: string;
  readonly counts: readonly number[];
  readonly total: number;
}
type ByCode = Readonly<Record<string, number>>;
interface Figures {
  readonly rates: readonly Rate[];
  readonly broadHikikomori: {
    readonly respondents: number;
    readonly people: number;
    readonly percent: string;
  };
  readonly notAShareOf797: {
    readonly percent: string;
    readonly respondents: number;
    readonly people: number;
    readonly ofRespondents: number;
  };
  readonly satisfaction: {
    readonly answers: ByCode;
    readonly topTwo: string;
    readonly shares: Readonly<Record<string, string>>;
  };
  readonly interest: {
    readonly 'took-part': number;
    readonly answers: ByCode;
    readonly topTwo: string;
    readonly support: ByCode;
    readonly supportTopTwo: string;
  };
  readonly areas: { readonly respondents: ByCode; readonly folded: readonly number[] };
  readonly totals: readonly Counts[];
  readonly topics: {
    readonly consultations: number;
    readonly counts: readonly number[];
    readonly mentions: number;
  };
}
const figures: Figures = JSON.parse(readFileSync(join(root, 'fixtures/field-survey-figures.json'), 'utf8'));
const MINE =
  /^(library\/(event-feedback|young-carer\/derived|connections\/R4|residence-saitama|place-making)|questionnaires\/(event-feedback|saitama-2023)|areas\/saitama)/;
const definitions = parseDefinitions(
  new Map(
    readdirSync(join(root, 'instruments'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json') && MINE.test(path))
      .map((path) => [path, readFileSync(join(root, 'instruments', path), 'utf8')]),
  ),
);
const areaScheme = definitions.areaSchemes[0]?.value;
if (areaScheme === undefined) throw new Error('the areas of Saitama are not shipped');

/** Answers of people, by area of the letter, as a table of one item. */
function tableOf(
  questionnaireId: string,
  people: readonly { readonly answers: object; readonly stratum: string | null }[],
  request: { readonly item: string; readonly fold?: string },
): CrossTab {
  const recipe = definitions.recipes.find(({ value }) => value.id === questionnaireId)?.value;
  if (recipe === undefined) throw new Error(`${questionnaireId} is not shipped`);
  const questionnaire = composeQuestionnaire(
    { ...recipe, languages: ['ja'] },
    definitions.instruments.map(({ value }) => value),
    definitions.overlays.map(({ value }) => value),
    definitions.derived.map(({ value }) => value),
  );
  const variables = codebook(questionnaire);
  const { id, version, scores, nets, derived } = questionnaire;
  const dataset = codeResponses({
    surveyId: id,
    questionnaire: { id, version, sha256: '0'.repeat(64) },
    synthetic: true,
    variables,
    rules: compileRules(questionnaire),
    scores,
    derived,
    design: { kind: 'open' },
    areaScheme: areaScheme ?? null,
    responses: people.map(({ answers, stratum }) => ({
      stratum,
      channel: 'flyer',
      mode: 'web',
      language: 'ja',
      day: '2025-02-05',
      late: false,
      answers: JSON.stringify(answers),
    })),
    waiting: 0,
  });
  const menu = crossTabMenu({ variables, scores, nets, derived, areaScheme: areaScheme ?? null });
  return makeCrossTab(dataset, null, menu, { axis: 'area', noAnswer: 'in-base', nets: 'with', ...request });
}

/** People of each code; `no-answer` left the question empty. */
function answering(item: string, counts: Readonly<Record<string, number>>) {
  return Object.entries(counts).flatMap(([code, people]) =>
    Array.from({ length: people }, () => ({
      answers: code === 'no-answer' ? {} : { [item]: Number(code) },
      stratum: null,
    })),
  );
}

function printed(table: CrossTab, category: string, row = table.rows[0] as CrossTabRow): string {
  const cell = row.cells[table.categories.findIndex(({ id }) => id === category)];
  return percentText(cell?.respondents ?? 0, row.base);
}

describe('rates', () => {
  it.each(figures.rates)('$survey: $percent %', ({ returned, invited, percent }) => {
    expect(percentText(returned, invited)).toBe(percent);
  });

  it('the whole of R-6 is its three parts', () => {
    const parts = figures.rates.slice(2, 5);
    const sum = (key: 'returned' | 'invited') => parts.reduce((total, part) => total + part[key], 0);
    expect(figures.rates[5]).toMatchObject({ returned: sum('returned'), invited: sum('invited') });
  });
});

describe('shares', () => {
  it('1.8 % of 1,017 are 18 people and no other number', () => {
    const { respondents, people, percent } = figures.broadHikikomori;
    const all = Array.from({ length: respondents + 1 }, (_, count) => count);
    expect(all.filter((count) => percentText(count, respondents) === percent)).toEqual([people]);
  });

  it('4.2 % is no share of 797, but one of 790', () => {
    const { respondents, people, ofRespondents, percent } = figures.notAShareOf797;
    const all = Array.from({ length: respondents + 1 }, (_, count) => count);
    expect(all.filter((count) => percentText(count, respondents) === percent)).toEqual([]);
    expect(percentText(people, ofRespondents)).toBe(percent);
  });
});

describe('feedback on events', () => {
  it('E-2: no answer is in the base, and the parts are 100', () => {
    const { answers, topTwo, shares } = figures.satisfaction;
    const table = tableOf('event-feedback-2025', answering('event_satisfaction', answers), {
      item: 'event_satisfaction',
    });
    expect(table.rows[0]?.base).toBe(100);
    expect(printed(table, 'event_satisfaction_top2')).toBe(topTwo);
    for (const [category, percent] of Object.entries(shares)) expect(printed(table, category)).toBe(percent);
    const parts = table.categories.flatMap(({ kind, id }) =>
      kind === 'net' ? [] : [Number(printed(table, id))],
    );
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
  });

  it('E-3: the top two answers are one figure, made of counts', () => {
    const { answers, topTwo, support, supportTopTwo } = figures.interest;
    const item = 'event_interest';
    const table = tableOf('event-feedback-2025', answering(item, answers), { item });
    expect(printed(table, 'event_interest_top2')).toBe(topTwo);
    const intention = 'event_support_intention';
    const supportTable = tableOf('event-feedback-2025', answering(intention, support), { item: intention });
    expect(printed(supportTable, 'event_support_intention_top2')).toBe(supportTopTwo);
  });

  it('E-3: no whole number of the 74 who took part is 94 %', () => {
    const took = figures.interest['took-part'];
    const shares = Array.from({ length: took + 1 }, (_, people) => Number(percentText(people, took)));
    expect(shares.filter((share) => share >= 93.5 && share < 94.5)).toEqual([]);
  });
});

it('folding five areas into four leaves the whole as it was', () => {
  const people = Object.entries(figures.areas.respondents).flatMap(([stratum, respondents]) =>
    Array.from({ length: respondents }, (_, place) => ({
      stratum,
      answers: { loneliness_direct: (place % 5) + 1 },
    })),
  );
  const five = tableOf('saitama-2023', people, { item: 'loneliness_direct' });
  const four = tableOf('saitama-2023', people, { item: 'loneliness_direct', fold: 'areas_4' });
  expect(four.rows[0]).toEqual(five.rows[0]);
  expect(five.rows[0]?.base).toBe(797);
  expect(four.rows.slice(1).map(({ base }) => base)).toEqual(figures.areas.folded);
  const countsOf = (row: CrossTabRow | undefined) => row?.cells.map(({ respondents }) => respondents) ?? [];
  const [hokubu, chichibu] = five.rows.slice(4).map(countsOf);
  expect(countsOf(four.rows[4])).toEqual(hokubu?.map((count, place) => count + (chichibu?.[place] ?? 0)));
});

describe('the cohort of R-6c', () => {
  const cohort = definitions.derived.find(({ value }) => value.derivation.kind === 'cohort')?.value
    .derivation;
  it.each([
    ['2004-04-01', false],
    ['2004-04-02', true],
    ['2007-04-01', true],
    ['2007-04-02', false],
  ])('born %s: %s', (birthDate, expected) => {
    if (cohort?.kind !== 'cohort') throw new Error('the cohort is not shipped');
    expect(isInCohort(cohort, birthDate)).toBe(expected);
  });
});

/** A table over one wave of a column of codes 1, 2, 3 … or of options, told by its counts. */
function tableOfCounts(counts: readonly number[], people: number | null): CrossTab {
  const label = { ja: '検査', en: 'Test' };
  const size = people ?? counts.reduce((sum, count) => sum + count, 0);
  const codes = counts.map((_, place) => ({ code: place + 1, label }));
  const facts = {
    item: 'counted',
    label,
    measure: 'nominal',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    codes,
  } as const;
  const columns: CodedColumn[] =
    people === null
      ? [
          {
            ...facts,
            id: 'counted',
            kind: 'single',
            values: Uint8Array.from(counts.flatMap((count, place) => Array(count).fill(place + 1))),
          },
        ]
      : counts.map((count, place) => ({
          ...facts,
          id: `counted.${place + 1}`,
          kind: 'option',
          values: Uint8Array.from({ length: size }, (_, row) => Number(row < count)),
        }));
  columns.push({
    ...facts,
    id: 'wave',
    item: 'wave',
    kind: 'derived',
    codes: [{ code: 1, label }],
    values: new Uint8Array(size).fill(1),
  });
  const dataset: Dataset = {
    surveyId: 'counted',
    questionnaire: { id: 'counted', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size,
    design: { kind: 'open' },
    columns: new Map(columns.map((column) => [column.id, column])),
    remarks: [],
  };
  const item: MenuItem = {
    id: 'counted',
    label,
    stem: label,
    multiple: people !== null,
    categories: codes,
    nets: [],
  };
  return makeCrossTab(
    dataset,
    null,
    { items: [item], axes: [WAVE_AXIS] },
    {
      item: 'counted',
      axis: 'wave',
      noAnswer: 'out-of-base',
      nets: 'without',
    },
  );
}
const respondentsOf = (table: CrossTab) => table.rows[0]?.cells.map(({ respondents }) => respondents) ?? [];

describe('totals', () => {
  it.each(figures.totals)('$name: $total', ({ counts, total }) => {
    const table = tableOfCounts(counts, null);
    expect(table.rows[0]?.base).toBe(total);
    expect(respondentsOf(table)).toEqual(counts);
  });

  it('D-1 by topic: shares are of consultations, and mentions are another total', () => {
    const { consultations, counts, mentions } = figures.topics;
    const table = tableOfCounts(counts, consultations);
    expect(table.rows[0]?.base).toBe(consultations);
    expect(respondentsOf(table).reduce((sum, count) => sum + count, 0)).toBe(mentions);
    expect(printed(table, '1')).toBe('21.7');
  });
});
