import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { composeQuestionnaire } from '../../instruments/composition/compose-questionnaire.ts';
import { poolingPlan } from '../../instruments/crosswalk/pooling-plan.ts';
import { PoolingError } from '../../instruments/crosswalk/pooling-refusal.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { codeResponses } from '../dataset/code-responses.ts';
import type { ResponseRow } from '../dataset/dataset.ts';
import { poolDatasets } from '../dataset/pool-datasets.ts';
import { percentText } from '../estimates/percent.ts';
import { crossTabMenu } from './cross-tab-menu.ts';
import { makeCrossTab } from './make-cross-tab.ts';
import { trendMenu } from './wave-axis.ts';

// Four national waves, each coded from synthetic responses with its own questionnaire, put together through the
// crosswalks of the library.

const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'instruments'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(library\/connections|questionnaires\/national-)/.test(path) && path.endsWith('.json'))
  .map((path) => [path, readFileSync(join(root, 'instruments', path), 'utf8')] as const);
const definitions = parseDefinitions(new Map(files));
const crosswalks = definitions.crosswalks.map(({ value }) => value);

interface WaveFixture {
  readonly questionnaire: string;
  readonly version: string;
  readonly respondents: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly printed: Readonly<Record<string, string>>;
}
const { waves: fixtures } = JSON.parse(readFileSync(join(root, 'fixtures/national-waves.json'), 'utf8')) as {
  readonly waves: readonly WaveFixture[];
};

function compose(id: string) {
  const recipe = definitions.recipes.find(({ value }) => value.id === id)?.value;
  if (recipe === undefined) throw new Error(`${id} is not shipped`);
  return composeQuestionnaire(
    { ...recipe, languages: ['ja'], derived: [] },
    definitions.instruments.map(({ value }) => value),
    definitions.overlays.map(({ value }) => value),
  );
}

const row = (answers: object): ResponseRow => ({
  stratum: null,
  channel: 'letter',
  mode: 'web',
  language: 'ja',
  day: '2024-12-10',
  late: false,
  answers: JSON.stringify(answers),
});

function coded(id: string, answers: readonly object[]) {
  const questionnaire = compose(id);
  const variables = codebook(questionnaire);
  const dataset = codeResponses({
    surveyId: id,
    questionnaire: { id, version: questionnaire.version, sha256: '0'.repeat(64) },
    synthetic: true,
    variables,
    rules: compileRules(questionnaire),
    scores: questionnaire.scores,
    design: { kind: 'open' },
    areaScheme: null,
    responses: answers.map(row),
    waiting: 0,
  });
  const { scores, nets } = questionnaire;
  return { dataset, menu: crossTabMenu({ variables, scores, nets, areaScheme: null }), questionnaire };
}

/** Everybody of a wave: who is not in a published count stands with "hardly ever", of which nothing is read. */
function answersOf({ counts }: WaveFixture): object[] {
  return Object.entries(counts).flatMap(([code, people]) => {
    const answer =
      code === 'no-answer' ? {} : { loneliness_direct: code === 'unpublished' ? 2 : Number(code) };
    return Array.from({ length: people }, () => answer);
  });
}

const wave = (version: string, { dataset }: ReturnType<typeof coded>) => ({
  version,
  label: { ja: version, en: version },
  dataset,
});
const planOf = (item: string, ...versions: readonly string[]) =>
  poolingPlan({ instrument: 'connections', versions, item }, crosswalks);

describe('the direct question over four waves', () => {
  const codedWaves = fixtures.map((fixture) => ({
    fixture,
    coded: coded(fixture.questionnaire, answersOf(fixture)),
  }));
  const plan = planOf('loneliness_direct', 'R3', 'R4.1', 'R5', 'R6');
  const pooled = poolDatasets(
    codedWaves.map(({ fixture, coded: own }) => wave(fixture.version, own)),
    [plan],
  );
  const menu = trendMenu(codedWaves[3]?.coded.menu ?? { items: [], axes: [] }, pooled.columns);
  const table = makeCrossTab(pooled, null, menu, {
    item: 'loneliness_direct',
    axis: 'wave',
    noAnswer: 'in-base',
    nets: 'with',
  });
  const printed = (category: string) =>
    table.rows.slice(1).map(({ base, cells }) => {
      const cell = cells[table.categories.findIndex(({ id }) => id === category)];
      return percentText(cell?.respondents ?? 0, base);
    });

  it('is one trend, as it was published', () => {
    expect(table.rows.map(({ base }) => base)).toEqual([45_097, 11_867, 11_218, 11_141, 10_871]);
    expect(printed('5')).toEqual(['4.5', '4.9', '4.8', '4.3']);
    expect(printed('loneliness_any')).toEqual(['36.4', '40.3', '39.3', '39.3']);
  });

  it('has every percentage that was published, and no other column', () => {
    for (const [place, { printed: expected }] of fixtures.entries()) {
      for (const [category, percent] of Object.entries(expected))
        expect(printed(category)[place], `${place} ${category}`).toBe(percent);
    }
    expect([...pooled.columns.keys()]).toEqual(['wave', 'loneliness_direct']);
    expect(menu.items.map(({ id }) => id)).toEqual(['loneliness_direct']);
  });

  it('agrees with the published figures of the library', () => {
    for (const { version, printed: expected } of fixtures) {
      const published = definitions.published.find(
        ({ value }) => value.version === version.replace('R4.1', 'R4'),
      );
      const figure = published?.value.figures.find(({ item }) => item === 'loneliness_direct');
      const shares = { ...figure?.percent, 'no-answer': figure?.noAnswerPercent };
      const found = Object.entries(shares).flatMap(([code, share]) =>
        typeof share === 'number' ? [[code, share.toFixed(1)]] : [],
      );
      const { loneliness_any: net, ...codes } = expected;
      expect(Object.fromEntries(found), version).toEqual(codes);
      expect(figure?.nets.map(({ percent }) => percent.toFixed(1))).toEqual([net]);
    }
  });

  it('says from where each row is, and what was pooled', () => {
    expect(pooled.waves.map(({ surveyId, respondents }) => [surveyId, respondents])).toEqual(
      fixtures.map(({ questionnaire, respondents }) => [questionnaire, respondents]),
    );
    expect(pooled.plans).toEqual([plan]);
    expect(pooled.synthetic).toBe(true);
  });
});

describe('what may not be pooled', () => {
  it('is refused with the reason: the events of 2021 were another question', () => {
    const run = () => planOf('loneliness_events', 'R3', 'R4.1');
    expect(run).toThrow(PoolingError);
    expect(run).toThrow('events experienced before the present loneliness in 2021');
    try {
      run();
    } catch (error) {
      const [finding] = (error as PoolingError).findings;
      expect(finding?.code).toBe('pooling.not-comparable');
      expect(finding?.where).toBe('connections R3 → R4.1: loneliness_events');
      expect(finding?.message.ja).toContain('現在の孤独感に至る前に経験した出来事');
    }
  });

  it.each([
    ['smartphone_hours', ['R5', 'R6']],
    ['communication.phone', ['R5', 'R6']],
    ['economic_situation', ['R3', 'R4.1']],
  ])('%s', (item, versions) => {
    expect(() => planOf(item, ...versions)).toThrow('pooling.not-comparable');
  });
});

describe('what may', () => {
  it('is a multiple answer from 2022 on, option by option', () => {
    const plan = planOf('loneliness_events', 'R4.1', 'R5', 'R6');
    const answers = [{ loneliness_events: [1, 2] }, { loneliness_events: [2] }, {}];
    const own = ['national-2022', 'national-2023', 'national-2024'].map((id) => coded(id, answers));
    const pooled = poolDatasets(
      own.map((one, place) => wave(['R4.1', 'R5', 'R6'][place] as string, one)),
      [plan],
    );
    expect([...(pooled.columns.get('loneliness_events.1')?.values ?? [])]).toEqual([
      1, 0, 252, 1, 0, 252, 1, 0, 252,
    ]);
  });

  it('is work through a coarser list, agency workers among non-regular ones', () => {
    const plan = planOf('work_status', 'R5', 'R6');
    expect(plan.versions.map(({ item }) => item)).toEqual(['work_status_detailed', 'work_status']);
    const pooled = poolDatasets(
      [
        wave('R5', coded('national-2023', [{ work_status_detailed: 3 }, { work_status_detailed: 2 }, {}])),
        wave('R6', coded('national-2024', [{ work_status: 2 }, { work_status: 9 }])),
      ],
      [plan],
    );
    expect([...(pooled.columns.get('work_status')?.values ?? [])]).toEqual([2, 2, 252, 2, 9]);
  });

  it('are score and age bands where all that they are made of was pooled', () => {
    const items = ['ucla_companionship', 'ucla_left_out', 'ucla_isolated', 'age'];
    const plans = items.map((item) => planOf(item, 'R5', 'R6'));
    const answers = [{ age: 34, ucla_companionship: 4, ucla_left_out: 4, ucla_isolated: 4 }, { age: 80 }];
    const own = coded('national-2024', answers);
    const waves = [wave('R5', coded('national-2023', answers)), wave('R6', own)];
    const pooled = poolDatasets(waves, plans, own.questionnaire.scores);
    expect([...(pooled.columns.get('ucla_score')?.values ?? [])]).toEqual([4, 252, 4, 252]);
    expect([...(pooled.columns.get('age_band')?.values ?? [])]).toEqual([3, 8, 3, 8]);
    expect(poolDatasets(waves, plans.slice(1), own.questionnaire.scores).columns.has('ucla_score')).toBe(
      false,
    );
  });
});
