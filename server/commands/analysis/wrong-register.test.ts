import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import { trialAnalysis } from './trial-analysis.ts';

// Population counts that are not those of the list the sample was drawn from: named by row of the file, nothing written.

const trial = trialAnalysis();
const document = JSON.parse(survey) as { weighting: Record<string, unknown> };
const rows = population.trimEnd().split(/\r?\n/);

beforeAll(async () => {
  await trial.write('answers.csv', answers);
});
afterAll(() => trial.remove());

interface Said {
  readonly ok: boolean;
  readonly data?: {
    readonly weights: {
      readonly rules: readonly { readonly code: string; readonly cells: readonly string[] }[];
    };
  };
  readonly problem?: {
    readonly code: string;
    readonly findings: readonly {
      readonly where: string;
      readonly message: { readonly ja: string; readonly en: string };
    }[];
  };
}

async function weighted(counts: readonly string[], weighting: object = {}): Promise<Said> {
  await trial.write('population.csv', `${counts.join('\r\n')}\r\n`);
  await trial.write('survey.json', { ...document, weighting: { ...document.weighting, ...weighting } });
  const files = ['weights', 'answers.csv', '--design', 'survey.json', '--margins', 'population.csv'];
  const before = await trial.files();
  const { exitCode, out } = await trial.call(...files, '-o', 'x.dataset', '--force', '--json');
  const said = JSON.parse(out) as Said;
  expect(exitCode).toBe(said.ok ? 0 : 1);
  if (!said.ok && !before.includes('x.dataset')) expect(await trial.files()).not.toContain('x.dataset');
  return said;
}

/** The file with another count in one of its rows (the header is row 1). */
function withCount(row: number, change: (people: number) => number): readonly string[] {
  return rows.map((text, at) => {
    if (at + 1 !== row) return text;
    const fields = text.split(',');
    return [...fields.slice(0, -1), change(Number(fields.at(-1)))].join(',');
  });
}

const ageBands = document.weighting.ageBands;
const WAYS: readonly (readonly [string, object])[] = [
  ['raked to area and sex × age', {}],
  ['raked to sex × age only', { margins: [{ name: 'x', by: ['sex', 'age_band'] }] }],
  ['linear', { method: 'linear' }],
  ['logit', { method: 'logit', bounds: { lower: 0.1, upper: 8 } }],
];
const POST = { weighting: { method: 'post-stratified', ageBands, minimumCell: 5 } };

/** As the survey file has it, or post-stratified: the counts name the stratum by the column of the answers. */
async function everyWay(counts: readonly string[]): Promise<readonly Said[]> {
  const said: Said[] = [];
  for (const [, weighting] of WAYS) said.push(await weighted(counts, weighting));
  await trial.write('population.csv', `${counts.join('\r\n')}\r\n`);
  await trial.write('post.json', { ...document, ...POST });
  const files = ['weights', 'answers.csv', '--design', 'post.json', '--margins', 'population.csv'];
  const { out } = await trial.call(...files, '-o', 'x.dataset', '--force', '--json');
  return [...said, JSON.parse(out) as Said];
}

describe('the counts of the list that the sample was drawn from', () => {
  test('make weights in every way', async () => {
    for (const { ok, problem } of await everyWay(rows)) expect(ok, JSON.stringify(problem)).toBe(true);
  });
});

describe('a wrong register is refused in every way', () => {
  test.each<readonly [string, readonly string[], RegExp]>([
    ['one cell times ten', withCount(2, (people) => people * 10), /北部.*27552人.*12000人/],
    ['two rows missing', rows.filter((_, at) => at !== 1 && at !== 8), /北部|「1」/],
    ['a row twice', [...rows, rows[3] as string], /^4行目と同じ区分（1、1、65-）の人口です/],
    ['a row twice with another count', [...rows, `${rows[3]}0`], /^4行目と同じ区分/],
    ['a 0 for thousands', withCount(6, () => 0), /北部/],
    ['a stratum missing', rows.filter((text) => !text.startsWith('3,')), /南部|「3」/],
    [
      'shares',
      rows.map((text, at) => (at === 0 ? text : text.replace(/\d+$/, '0.05'))),
      /割合ではなく|母集団は/,
    ],
  ])('%s', async (_name, counts, named) => {
    for (const { ok, problem } of await everyWay(counts)) {
      expect(ok).toBe(false);
      expect(problem?.code).toMatch(/^(weights\.impossible|counts\.unusable)$/);
      const said = problem?.findings.map(({ message }) => message.ja) ?? [];
      expect(
        said.some((text) => named.test(text)),
        said.join('\n'),
      ).toBe(true);
      for (const { message } of problem?.findings ?? []) {
        expect(message.ja).toMatch(/。$/);
        expect(message.en).toMatch(/\.$/);
      }
    }
  });

  test('a row twice is named by both rows of the file, blank lines counted', async () => {
    const { problem } = await weighted([...rows, '', rows[3] as string]);
    expect(problem?.findings).toEqual([
      {
        where: `row ${rows.length + 2}`,
        message: {
          ja: '4行目と同じ区分（1、1、65-）の人口です。どちらかを除いてください。',
          en: 'Counts the same people as row 4 (1, 1, 65-); take one of them out.',
        },
      },
    ]);
  });

  test('a band that is spelt otherwise is told from both sides, with the rows of the file', async () => {
    const misspelt = rows.map((text) => text.replace(',40-64,', ',40〜64,'));
    for (const { problem } of await everyWay(misspelt)) {
      expect(problem?.findings).toHaveLength(1);
      expect(problem?.findings[0]?.where).toMatch(/population\.csv row 3/);
      expect(problem?.findings[0]?.message.ja).toContain(
        '人口にだけある値：「40〜64」。調査にだけある値：「40-64」。同じ書き方にそろえてください。',
      );
    }
  });

  test('a total among the parts, and a sex in words', async () => {
    const total = await weighted([...rows, '1,9,16-39,12000']);
    expect(total.problem?.findings[0]?.message.ja).toContain('人口にだけある値：「9」');
    expect(total.problem?.findings[0]?.where).toBe('population.csv row 20 (counts-of-other-values)');
    const words = rows.map((text) => text.replace(/^(\d),1,/, '$1,男,'));
    for (const { problem } of await everyWay(words))
      expect(problem?.findings[0]?.message.ja).toMatch(/「男」/);
  });
});

describe('counts of another day', () => {
  const fewer = rows.map((text, at) =>
    at === 0 ? text : text.replace(/\d+$/, (people) => String(Math.round(Number(people) * 0.97))),
  );

  test('are refused, with the setting that they need', async () => {
    const { problem } = await weighted(fewer);
    expect(problem?.findings.map(({ where }) => where).at(-1)).toContain('weighting.frameDifference');
    expect(problem?.findings.filter(({ message }) => message.ja.includes('母集団は'))).toHaveLength(3);
  });

  test('are scaled to the people of the design where the survey file says so, by a named rule', async () => {
    const { ok, data, problem } = await weighted(fewer, { frameDifference: 'scale' });
    expect(ok, JSON.stringify(problem)).toBe(true);
    const scaled = data?.weights.rules.filter(({ code }) => code === 'margins-scaled-to-frame');
    expect(scaled?.map(({ cells }) => cells)).toEqual([['1'], ['2'], ['3']]);
    // shares that are the same give the weights that the frame's own counts give
    const same = await weighted(rows, { frameDifference: 'scale' });
    expect(same.data?.weights.rules.some(({ code }) => code === 'margins-scaled-to-frame')).toBe(false);
  });

  test('are not scaled where a row is missing, or where they are of other people', async () => {
    const gap = await weighted(
      fewer.filter((_, at) => at !== 4),
      { frameDifference: 'scale' },
    );
    expect(gap.ok).toBe(false);
    const others = rows.map((text, at) =>
      at === 0 ? text : text.replace(/\d+$/, (people) => String(Math.round(Number(people) * 0.9))),
    );
    const { ok, problem } = await weighted(others, { frameDifference: 'scale' });
    expect(ok).toBe(false);
    expect(problem?.findings.every(({ where }) => !where.includes('frameDifference'))).toBe(true);
  });
});
