import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProtectedProfile } from '../../../analysis/profile/protect-profile.ts';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import type { CrossTabView } from '../../contract/api.ts';
import { trialAnalysis } from './trial-analysis.ts';

// A survey of people of 18 and over, whose report has other rows by age than the national tables.

const trial = trialAnalysis();
const BANDS = [
  { label: '18～39歳', from: 18 },
  { label: { ja: '40～64歳', en: '40–64' }, from: 40 },
  { label: '65歳以上', from: 65 },
];
const KEPT = ['area', 'age', 'sex', 'loneliness_direct', 'support'];
const document = JSON.parse(survey) as { variables: { id: string }[] };
const plain = {
  ...document,
  variables: document.variables.filter(({ id }) => KEPT.includes(id)),
  scores: [],
  folds: [],
  weighting: { method: 'base' },
  ignored: document.variables.map(({ id }) => id).filter((id) => !KEPT.includes(id)),
};
const weights = (design: string, output: string) =>
  trial.call('weights', 'answers.csv', '--design', design, '-o', output, '--new-register');

beforeAll(async () => {
  await trial.write('answers.csv', answers);
  await trial.write('plain.json', plain);
  const folds = [
    {
      axis: 'age_band',
      id: 'halves',
      label: '65歳で二つに',
      groups: [
        { label: '18～64歳', codes: [1, 2] },
        { label: '65歳以上', codes: [3] },
      ],
    },
  ];
  await trial.write('own.json', { ...plain, ageBands: BANDS, folds });
  for (const name of ['plain', 'own']) {
    const { exitCode, err } = await weights(`${name}.json`, `${name}.dataset`);
    expect(exitCode, err).toBe(0);
  }
});
afterAll(() => trial.remove());

const dataOf = async <T>(...args: readonly string[]): Promise<T> => {
  const { out } = await trial.call(...args, '--json');
  return (JSON.parse(out) as { data: T }).data;
};
const tableBy = async (dataset: string, ...axis: readonly string[]) => {
  const item = ['--item', 'loneliness_direct', '--axis', 'age_band', '--nets', 'only'];
  const { tables } = await dataOf<{ tables: CrossTabView[] }>('crosstab', dataset, ...item, ...axis);
  return (tables[0] as CrossTabView).rows.map(({ label, base }) => [label.ja, base]);
};

function peopleOf(from: number, to: number): number {
  const [header = '', ...rows] = answers.trim().split(/\r?\n/);
  const place = header.replace('\uFEFF', '').split(',').indexOf('age');
  return rows
    .map((row) => Number(row.split(',')[place] || Number.NaN))
    .filter((age) => age >= from && age <= to).length;
}

describe('bands of age of a survey’s own', () => {
  test('are the rows, with their people, and can be folded', async () => {
    expect((await tableBy('own.dataset')).slice(1)).toEqual([
      ['18～39歳', peopleOf(18, 39)],
      ['40～64歳', peopleOf(40, 64)],
      ['65歳以上', peopleOf(65, 150)],
    ]);
    expect((await tableBy('own.dataset', '--fold', 'halves')).slice(1)).toEqual([
      ['18～64歳', peopleOf(18, 64)],
      ['65歳以上', peopleOf(65, 150)],
    ]);
    expect((await tableBy('plain.dataset')).slice(1, 3).map(([label]) => label)).toEqual([
      '16～19歳',
      '20～29歳',
    ]);
  });

  test('have none of the folds of the national bands', async () => {
    const { exitCode, err } = await trial.call(
      ...['crosstab', 'own.dataset', '--item', 'loneliness_direct', '--axis', 'age_band', '--fold', 'age_3'],
    );
    expect(exitCode).toBe(2);
    expect(err).toContain('halves');
  });

  test('leave alone what areas are made alike in', async () => {
    const profiles = await Promise.all(
      ['own', 'plain'].map((name) =>
        dataOf<{ profile: ProtectedProfile }>('profile', `${name}.dataset`, '--axis', 'area'),
      ),
    );
    const [own, national] = profiles.map(({ profile }) => profile.sections[0]?.standard?.cells);
    expect(own?.length).toBeGreaterThan(2);
    expect(own).toEqual(national);
  });

  test.each([
    [
      'that do not ascend',
      {
        ageBands: [
          { label: 'b', from: 40 },
          { label: 'a', from: 18 },
        ],
      },
    ],
    [
      'that begin twice at one age',
      {
        ageBands: [
          { label: 'a', from: 18 },
          { label: 'b', from: 18 },
        ],
      },
    ],
    [
      'without ages',
      {
        ageBands: BANDS,
        variables: plain.variables.filter(({ id }) => id !== 'age'),
        ignored: [...plain.ignored, 'age'],
      },
    ],
    [
      'of ages that are cut already',
      {
        ageBands: BANDS,
        variables: plain.variables.map((one) =>
          one.id === 'age' ? { ...one, bands: [{ code: 1, label: 'all', from: null, to: null }] } : one,
        ),
      },
    ],
  ])('%s are refused', async (_, change) => {
    await trial.write('bad.json', { ...plain, ...change });
    const { exitCode, err } = await weights('bad.json', 'bad.dataset');
    expect(exitCode).toBe(2);
    expect(err).toMatch(/ageBands|must ascend/);
    expect(await trial.files()).not.toContain('bad.dataset');
  });
});
