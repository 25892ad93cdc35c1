import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { poolingPlan } from '../../crosswalk/pooling-plan.ts';
import { PoolingError } from '../../crosswalk/pooling-refusal.ts';
import { parseDefinitions } from '../../definition/parse-definitions.ts';
import { itemIdsOf, optionsOf, questionsOf } from '../../definition/questions.ts';
import type { Question } from '../../definition/survey-json.ts';

// Proves what is known of the national waves, and what was decided where it is not known.

const files = import.meta.glob<string>(['./*.json', './*/*.json', '../../questionnaires/national-*.json'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(
    Object.entries(files).map(([path, text]) => [
      path.startsWith('../../') ? path.slice(6) : `library/connections/${path.slice(2)}`,
      text,
    ]),
  ),
);

const VERSIONS = ['R3', 'R4', 'R4.1', 'R5', 'R6'] as const;
type Version = (typeof VERSIONS)[number];

function wave(version: Version) {
  const found = definitions.instruments.find(({ value }) => value.version === version)?.value;
  if (!found) throw new Error(`connections ${version} is not shipped`);
  return found;
}
const itemsOf = (version: Version) => wave(version).items.map(({ id }) => id);
const versionsWith = (item: string) => VERSIONS.filter((version) => itemsOf(version).includes(item));
const factsOf = (version: Version, id: string) => wave(version).items.find((item) => item.id === id);

function question(version: Version, name: string): Question {
  const found = questionsOf(wave(version).form.pages).find((candidate) => candidate.name === name);
  if (!found) throw new Error(`${version} does not ask ${name}`);
  return found;
}
const options = (version: Version, name: string) =>
  optionsOf(question(version, name)).map(({ value, text }) => [value, text] as const);

function crosswalk(from: Version, to: Version) {
  const found = definitions.crosswalks.find(({ value }) => value.from === from && value.to === to)?.value;
  if (!found) throw new Error(`there is no crosswalk ${from}-${to}`);
  return found;
}
const verdict = (from: Version, to: Version, item: string) =>
  crosswalk(from, to).entries.find((entry) => entry.from === item || entry.to === item);

test('every version is there, with its English', () => {
  expect(definitions.instruments.map(({ value }) => value.version).sort()).toEqual([...VERSIONS].sort());
  for (const version of VERSIONS)
    expect(definitions.overlays.map(({ file }) => file)).toContain(`library/connections/${version}.en.json`);
});

describe.each(VERSIONS)('the loneliness core in %s', (version) => {
  const FOUR = [
    [1, '決してない'],
    [2, 'ほとんどない'],
    [3, '時々ある'],
    [4, '常にある'],
  ];

  test.each([
    [
      'loneliness_direct',
      'あなたはどの程度、孤独であると感じることがありますか。',
      [
        [1, '決してない'],
        [2, 'ほとんどない'],
        [3, 'たまにある'],
        [4, '時々ある'],
        [5, 'しばしばある・常にある'],
      ],
    ],
    ['ucla_companionship', 'あなたは、自分には人とのつきあいがないと感じることがありますか。', FOUR],
    ['ucla_left_out', 'あなたは、自分は取り残されていると感じることがありますか。', FOUR],
    ['ucla_isolated', 'あなたは、自分は他の人たちから孤立していると感じることがありますか。', FOUR],
  ])('%s is the national wording, word for word', (name, title, labels) => {
    expect(question(version, name)).toMatchObject({ type: 'radiogroup', title });
    expect(options(version, name)).toEqual(labels);
    expect(factsOf(version, name)).toMatchObject({
      exactness: 'verbatim',
      measure: 'ordinal',
      sensitive: true,
    });
  });

  test('the four questions stand on pages of their own, none right after another', () => {
    const core = ['ucla_companionship', 'ucla_left_out', 'ucla_isolated', 'loneliness_direct'];
    const places = wave(version).form.pages.flatMap(({ elements }, at) =>
      elements.some(({ name }) => core.includes(name)) ? [{ at, alone: elements.length === 1 }] : [],
    );
    expect(places.map(({ alone }) => alone)).toEqual([true, true, true, true]);
    for (const [n, { at }] of places.entries()) expect(at - (places[n - 1]?.at ?? -2)).toBeGreaterThan(1);
  });

  test('the bands are those of the national tables', () => {
    expect(wave(version).scores).toEqual(wave('R4').scores);
    expect(wave(version).scores[0]?.bands.map(({ from, to }) => [from, to])).toEqual([
      [3, 3],
      [4, 6],
      [7, 9],
      [10, 12],
    ]);
  });
});

describe('what differs between the waves', () => {
  test.each<[string, readonly Version[]]>([
    ['economic_situation', ['R4', 'R4.1', 'R5', 'R6']],
    ['life_satisfaction', ['R4', 'R4.1', 'R5', 'R6']],
    ['relations_satisfaction', ['R3']],
    ['worries', ['R4', 'R4.1', 'R5', 'R6']],
    ['worries_what', ['R4.1', 'R5', 'R6']],
    ['activity_range', ['R3', 'R4.1', 'R6']],
    ['support_sources', ['R3', 'R4.1', 'R5', 'R6']],
    ['helping_others', ['R3', 'R4', 'R4.1', 'R5']],
    ['covid_communication.in_person', ['R3', 'R4.1']],
    ['covid_life.economy', ['R3', 'R4.1']],
    ['reliable_person', ['R6']],
    ['casual_talk_person', ['R6']],
    ['smartphone_hours', ['R6']],
    ['smartphone_need', ['R6']],
    ['work_status', ['R4', 'R6']],
    ['work_status_detailed', ['R3', 'R4.1', 'R5']],
    ['communication.in_person', VERSIONS],
    ['communication.sns', ['R3', 'R4', 'R4.1', 'R5']],
    ['communication.sns_email', ['R6']],
  ])('%s is asked in %j', (item, versions) => {
    expect(versionsWith(item)).toEqual(versions);
  });

  test('communication has four rows until R5 and three in R6, the columns never change', () => {
    const rows = VERSIONS.map((version) => itemIdsOf(question(version, 'communication')).length);
    expect(rows).toEqual([4, 4, 4, 4, 3]);
    for (const version of VERSIONS)
      expect(options(version, 'communication')).toEqual([
        [1, '週4〜5回以上'],
        [2, '週2〜3回程度'],
        [3, '週1回程度'],
        [4, '2週間に1回程度'],
        [5, '月1回程度'],
        [6, '月1回未満'],
        [7, '全くない'],
      ]);
  });

  test('R3 asks for events before the loneliness, the others for events that affected it', () => {
    expect(question('R3', 'loneliness_events').title).toContain('現在の孤独感に至る前に');
    for (const version of VERSIONS.slice(1))
      expect(question(version, 'loneliness_events').title).toContain(
        '現在の孤独感に影響を与えたと思う出来事',
      );
    // "nothing affected it" and "nothing happened" are two answers, so they have two codes
    expect(options('R3', 'loneliness_events').at(-1)).toEqual([22, '特に経験した出来事はない']);
    expect(options('R6', 'loneliness_events').at(-1)).toEqual([21, '特に影響を与えたと思われる出来事はない']);
  });

  test('R4.1 asks what R4 asks, word for word, and only work anew', () => {
    const changed = questionsOf(wave('R4').form.pages)
      .filter(({ name }) => name !== 'work_status')
      .filter(({ name }) => JSON.stringify(question('R4.1', name)) !== JSON.stringify(question('R4', name)));
    expect(changed).toEqual([]);
  });

  test('a question that is asked again has the words and codes that it had', () => {
    const changed = VERSIONS.flatMap((version) =>
      questionsOf(wave(version).form.pages).flatMap(({ name }) =>
        VERSIONS.filter((other) => questionsOf(wave(other).form.pages).some((q) => q.name === name))
          .filter(
            (other) => JSON.stringify(question(other, name)) !== JSON.stringify(question(version, name)),
          )
          .map(() => name),
      ),
    );
    expect([...new Set(changed)].sort()).toEqual(['communication', 'loneliness_events']);
  });

  test('a text that stays in Japanese stays in English', () => {
    const texts = new Map<string, Set<string>>();
    for (const { value } of definitions.overlays.filter(({ value: { language } }) => language === 'en'))
      for (const [key, text] of Object.entries(value.texts))
        texts.set(key, new Set([...(texts.get(key) ?? []), text]));
    const differing = [...texts].filter(([, said]) => said.size > 1).map(([key]) => key);
    expect(differing).toEqual(['loneliness_events.title']);
  });
});

describe('how sure the wording is', () => {
  test('only the four questions of the core are verbatim as a whole', () => {
    for (const version of VERSIONS)
      expect(
        wave(version)
          .items.filter(({ exactness }) => exactness === 'verbatim')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['loneliness_direct', 'ucla_companionship', 'ucla_isolated', 'ucla_left_out']);
  });

  test.each<[Version, string, string]>([
    ['R4', 'consultation_feelings', 'recalled'],
    ['R4', 'loneliness_events', 'recalled'],
    ['R6', 'loneliness_events', 'label-only'],
    ['R5', 'communication.sns', 'recalled'],
    ['R6', 'communication.sns_email', 'label-only'],
    ['R4', 'work_status', 'recalled'],
    ['R6', 'work_status', 'label-only'],
    ['R6', 'smartphone_need', 'ours'],
    ['R4.1', 'worries_what', 'ours'],
  ])('%s %s is %s', (version, id, exactness) => {
    expect(factsOf(version, id)?.exactness).toBe(exactness);
  });

  test.each<[Version, string, object]>([
    ['R4', 'economic_situation', { stem: 'verbatim', options: 'recalled' }],
    ['R5', 'consultation_partner', { stem: 'verbatim', options: 'label-only' }],
    ['R3', 'communication.in_person', { stem: 'label-only', options: 'verbatim' }],
    ['R6', 'outing_frequency', { stem: 'verbatim', options: 'recalled' }],
  ])('%s %s: question and options are marked apart', (version, id, evidence) => {
    expect(factsOf(version, id)?.evidence).toEqual(evidence);
  });
});

describe('what may be compared', () => {
  const STEPS = [
    ['R3', 'R4'],
    ['R3', 'R4.1'],
    ['R4', 'R4.1'],
    ['R4', 'R5'],
    ['R4.1', 'R5'],
    ['R5', 'R6'],
  ] as const;

  test.each(STEPS)('%s-%s: the loneliness core and talking face to face are the same', (from, to) => {
    for (const item of [
      'loneliness_direct',
      'ucla_companionship',
      'ucla_left_out',
      'ucla_isolated',
      'communication.in_person',
    ])
      expect(verdict(from, to, item)).toEqual({ verdict: 'same', from: item, to: item });
  });

  test('the events of R3 are compared with no later wave', () => {
    for (const to of ['R4', 'R4.1'] as const)
      expect(verdict('R3', to, 'loneliness_events')).toMatchObject({
        verdict: 'not-comparable',
        from: 'loneliness_events',
        to: 'loneliness_events',
        reason: { ja: expect.stringContaining('聞いていることが違います。') },
      });
    expect(verdict('R5', 'R6', 'loneliness_events')?.verdict).toBe('same');
  });

  test('no other row of communication is compared between waves', () => {
    for (const [from, to] of STEPS.filter(([a, b]) => `${a}-${b}` !== 'R4-R4.1'))
      for (const row of ['phone', 'sns', 'email'])
        expect(verdict(from, to, `communication.${row}`)?.verdict).toBe('not-comparable');
  });

  test('finer classes of work fold into the coarser ones, and never the other way', () => {
    for (const [from, to] of [
      ['R3', 'R4'],
      ['R5', 'R6'],
    ] as const) {
      const entry = verdict(from, to, 'work_status_detailed');
      if (entry?.verdict !== 'recoded') throw new Error('work is not recoded');
      const names = entry.codes.map(([code, later]) => [
        options(from, 'work_status_detailed').find(([own]) => own === code)?.[1],
        options(to, 'work_status').find(([own]) => own === later)?.[1],
      ]);
      expect(names).toEqual([
        ['正社員', '正社員'],
        ['非正規職員（派遣職員を除く）', '非正規職員'],
        ['派遣職員', '非正規職員'],
        ['会社役員', '会社役員'],
        ['自営業主', '自営業主'],
        ['家族従業者・内職', '家族従業者・内職'],
        ['学生・生徒', '学生・生徒'],
        ['仕事なし（失業中）', '仕事なし（仕事を探している）'],
        ['仕事なし（失業中を除く）', '仕事なし（仕事を探していない）'],
        ['その他', 'その他'],
      ]);
    }
    for (const to of ['R4.1', 'R5'] as const)
      expect(verdict('R4', to, 'work_status')?.verdict).toBe('not-comparable');
  });
});

describe('a trend of four waves', () => {
  const plan = (versions: readonly Version[], item: string) =>
    poolingPlan(
      { instrument: 'connections', versions, item },
      definitions.crosswalks.map(({ value }) => value),
    );

  test.each([
    [['R3', 'R4', 'R5', 'R6'] as const],
    [['R3', 'R4.1', 'R5', 'R6'] as const],
    [['R3', 'R4', 'R4.1', 'R5', 'R6'] as const],
  ])('%j: the loneliness core is pooled as it is', (versions) => {
    for (const item of ['loneliness_direct', 'ucla_companionship', 'ucla_left_out', 'ucla_isolated'])
      expect(plan(versions, item).versions).toEqual(
        versions.map((version) => ({ version, item, codes: null, reasons: [] })),
      );
  });

  test('work is pooled in the coarser classes, through two waves that asked the finer ones', () => {
    const { versions } = plan(['R3', 'R4.1', 'R5', 'R6'], 'work_status');
    expect(versions.map(({ item }) => item)).toEqual([
      'work_status_detailed',
      'work_status_detailed',
      'work_status_detailed',
      'work_status',
    ]);
    expect(versions[0]?.codes).toEqual(versions[2]?.codes);
    expect(versions[0]?.codes).toHaveLength(10);
  });

  test.each([
    ['loneliness_events', '聞いていることが違います。'],
    ['economic_situation', '令和4年の調査で新しく加わった設問です。'],
  ])('%s is refused with the reason of the crosswalk, and pooled without R3', (item, reason) => {
    let refusal: unknown;
    try {
      plan(['R3', 'R4.1', 'R5', 'R6'], item);
    } catch (error) {
      refusal = error;
    }
    if (!(refusal instanceof PoolingError)) throw new Error(`${item} was not refused`);
    expect(refusal.findings).toMatchObject([
      { code: 'pooling.not-comparable', message: { ja: expect.stringContaining(reason) } },
    ]);
    expect(plan(['R4.1', 'R5', 'R6'], item).versions).toHaveLength(3);
  });
});

test('each national questionnaire is made from the fullest version of its wave', () => {
  expect(definitions.recipes.map(({ value }) => [value.id, value.core.version])).toEqual([
    ['national-2021', 'R3'],
    ['national-2022', 'R4.1'],
    ['national-2023', 'R5'],
    ['national-2024', 'R6'],
  ]);
});

test('the changes name every version, and no other', () => {
  const changes = readFileSync(new URL('./CHANGES.md', import.meta.url), 'utf8');
  expect([...changes.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([...VERSIONS]);
});
