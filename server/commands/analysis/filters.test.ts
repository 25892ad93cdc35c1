import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProtectedProfile } from '../../../analysis/profile/protect-profile.ts';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import type { CrossTabView } from '../../contract/api.ts';
import { trialAnalysis } from './trial-analysis.ts';

const trial = trialAnalysis();
const KEPT = ['area', 'sex', 'loneliness_direct', 'support'];
const TABLE = ['--item', 'loneliness_direct', '--axis', 'area', '--nets', 'only'];

/** The survey by area only: without ages there are fewer tables that a filtered one must be protected beside. */
beforeAll(async () => {
  const document = JSON.parse(survey) as { variables: { id: string }[] };
  const ignored = document.variables.map(({ id }) => id).filter((id) => !KEPT.includes(id));
  await trial.write('survey.json', {
    ...document,
    variables: document.variables.filter(({ id }) => KEPT.includes(id)),
    scores: [],
    weighting: { method: 'base' },
    ignored,
  });
  await trial.write('answers.csv', answers);
  const { exitCode, err } = await trial.call(
    'weights',
    'answers.csv',
    '--design',
    'survey.json',
    '-o',
    'a.dataset',
  );
  expect(exitCode, err).toBe(0);
});
afterAll(() => trial.remove());

const called = async (...args: readonly string[]) => {
  const { exitCode, out } = await trial.call(...args, '--json');
  return { exitCode, document: JSON.parse(out) as { data: unknown; problem: { code: string } } };
};
const tableOf = async (...args: readonly string[]) => {
  const { document } = await called('crosstab', 'a.dataset', ...TABLE, ...args);
  return (document.data as { tables: (CrossTabView & { filter?: unknown })[] }).tables[0];
};

describe('crosstab --filter', () => {
  test('counts the people of the filter only, and says who they are', async () => {
    const [header = '', ...rows] = answers.trim().split(/\r?\n/);
    const [area, sex] = ['area', 'sex'].map((name) =>
      header.replace('\uFEFF', '').split(',').indexOf(name),
    ) as [number, number];
    const women = rows.map((row) => row.split(',')).filter((fields) => fields[sex] === '2');
    const table = await tableOf('--filter', 'sex=2');
    expect(table?.filter).toEqual([{ column: 'sex', codes: [2] }]);
    expect(table?.rows.map(({ base }) => base)).toEqual([
      women.length,
      ...['1', '2', '3'].map((code) => women.filter((fields) => fields[area] === code).length),
    ]);
    const { out } = await trial.call('crosstab', 'a.dataset', ...TABLE, '--filter', 'sex=2');
    expect(out).toContain('絞り込み：性別＝女性の人だけの表です。');
    expect((await tableOf())?.filter).toBeUndefined();
  });

  test.each([
    ['sx=2', 2, 'call.unusable'],
    ['sex', 2, 'call.unusable'],
    ['sex=two', 2, 'call.unusable'],
    ['sex=9', 1, 'recoding.unusable'],
    ['loneliness_direct=5', 1, 'disclosure.filter'],
  ])('%s is refused', async (filter, exitCode, code) => {
    const refused = await called('crosstab', 'a.dataset', ...TABLE, '--filter', filter);
    expect([refused.exitCode, refused.document.problem.code]).toEqual([exitCode, code]);
  });

  test('a table that hides an n says why it may, and one that hides none does not', async () => {
    const [header = '', ...rows] = answers.trim().split(/\r?\n/);
    const [area, sex] = ['area', 'sex'].map((id) => header.replace('\uFEFF', '').split(',').indexOf(id));
    let women = 0;
    const some = rows.map((row) => {
      const fields = row.split(',');
      const isOne = fields[area as number] === '1' && fields[sex as number] === '2';
      if (isOne) women += 1;
      return isOne && women > 4 ? fields.with(sex as number, '1').join(',') : row;
    });
    await trial.write('answers.csv', [header, ...some, ''].join('\r\n'));
    const files = ['answers.csv', '--design', 'survey.json', '--margins', 'population.csv'];
    const made = await trial.call('weights', ...files, '-o', 'few.dataset', '--new-register');
    expect(made.exitCode, made.err).toBe(0);
    const says = [];
    for (const dataset of ['a.dataset', 'few.dataset']) {
      const call = ['crosstab', dataset, ...TABLE, '--filter', 'sex=2'];
      const { document } = await called(...call);
      const [table] = (document.data as { tables: CrossTabView[] }).tables;
      const hides = table?.rows.some(({ base }) => base === null) === true;
      const { out } = await trial.call(...call);
      expect(out.includes('人を分けた設問（性別）'), dataset).toBe(hides);
      says.push(hides);
    }
    expect(says).toEqual([false, true]);
  });

  test('what was released of one filter is in the register with it', async () => {
    await called('crosstab', 'a.dataset', ...TABLE, '--filter', 'sex=2', '-o', 'women.json');
    const register = JSON.parse(await trial.read('a.register.json')) as {
      entries: { released: { filter: unknown } }[];
    };
    expect(register.entries.map(({ released }) => released.filter)).toEqual([
      [{ column: 'sex', codes: [2] }],
    ]);
    // the next command reads it, and the same table is the same
    expect((await tableOf('--filter', 'sex=2'))?.rows).toHaveLength(4);
  });
});

test('profile --by-sex has every group once for men and once for women, as their filtered tables show them', async () => {
  const { exitCode, document } = await called(
    ...['profile', 'a.dataset', '--axis', 'area', '--by-sex', '--indicators', 'lonely-often'],
  );
  expect(exitCode).toBe(0);
  const { profile } = document.data as { profile: ProtectedProfile };
  const { groups } = profile.sections[0] as ProtectedProfile['sections'][number];
  expect(groups.map(({ group }) => [group.id, group.sex])).toEqual([
    ['total', null],
    ...[1, 2].flatMap((sex) => ['1', '2', '3'].map((id) => [id, sex])),
  ]);
});
