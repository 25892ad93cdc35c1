import { afterAll, beforeAll, expect, test } from 'vitest';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import type { CrossTabView } from '../../contract/api.ts';
import { trialAnalysis } from './trial-analysis.ts';

const trial = trialAnalysis();
const done = async (...args: readonly string[]): Promise<string> => {
  const { exitCode, out, err } = await trial.call(...args);
  expect(exitCode, err).toBe(0);
  return out;
};

beforeAll(async () => {
  await trial.write('survey.json', survey);
  await trial.write('answers.csv', answers);
  await trial.write('population.csv', population);
  await done(
    ...['weights', 'answers.csv', '--design', 'survey.json', '--margins', 'population.csv'],
    ...['-o', 'first.dataset'],
  );
});
afterAll(() => trial.remove());

test('released rows can be read back with their codebook: the same people, answers and strata', async () => {
  await trial.write('request.json', {
    purpose: 'test',
    requester: 'test',
    columns: ['area', 'living_alone', 'loneliness_direct', 'support', 'ucla_score'],
    sensitive: [{ id: 'loneliness_direct', reason: 'test' }],
    weights: 'class-mean',
  });
  await done('export', 'rows', 'first.dataset', '--request', 'request.json', '--format', 'csv', '-o', '.');
  const files = await trial.files();
  const document = JSON.parse(survey) as { design: object };
  await trial.write('back.json', {
    survey: 'kakuu-back',
    synthetic: true,
    title: 'x',
    organisation: 'y',
    codebook: files.find((file) => file.endsWith('.codebook.json')),
    design: { ...document.design, stratum: 'stratum', weight: 'weight' },
  });
  const rows = files.find((file) => file.endsWith('.csv') && file.includes('_rows_')) as string;
  await done('weights', rows, '--design', 'back.json', '-o', 'back.dataset', '--new-register');
  for (const item of ['loneliness_direct', 'living_alone', 'support', 'ucla_score']) {
    const [first, back] = await Promise.all(
      ['first.dataset', 'back.dataset'].map(async (file) => {
        const out = await done(
          'crosstab',
          file,
          '--item',
          item,
          '--axis',
          'area',
          '--nets',
          'without',
          '--json',
        );
        return (JSON.parse(out) as { data: { tables: CrossTabView[] } }).data.tables[0] as CrossTabView;
      }),
    );
    expect(back?.rows.map(({ id, base }) => [id, base])).toEqual(
      first?.rows.map(({ id, base }) => [id, base]),
    );
    expect(back?.categories.map(({ label }) => label)).toEqual(first?.categories.map(({ label }) => label));
    for (const [at, { cells }] of (back?.rows ?? []).entries()) {
      for (const [place, cell] of cells.entries()) {
        const own = first?.rows[at]?.cells[place];
        if (cell.hidden || own?.hidden !== false) continue;
        // weights are those of a class of rows, no longer of each person
        expect(Math.abs((cell.proportion ?? 0) - (own.proportion ?? 0))).toBeLessThan(0.02);
      }
    }
  }
});

test('a codebook that instruments wrote describes a file of answers', async () => {
  await done('instruments', 'codebook', 'saitama-2023', '--format', 'json', '-o', 'codebook.json');
  const { variables } = JSON.parse(await trial.read('codebook.json')) as {
    variables: { id: string; kind: string }[];
  };
  const asked = variables.filter(({ kind }) => kind !== 'derived').map(({ id }) => id);
  // 37 people who left everything empty but their age
  const row = asked.map((id) => (id === 'age' ? '40' : '')).join(',');
  await trial.write('empty.csv', [asked.join(','), ...Array.from({ length: 37 }, () => row)].join('\n'));
  await trial.write('open.json', {
    survey: 'open-survey',
    synthetic: true,
    title: 'x',
    organisation: 'y',
    codebook: 'codebook.json',
    design: { kind: 'open' },
  });
  const out = await done('weights', 'empty.csv', '--design', 'open.json', '-o', 'open.dataset', '--json');
  const { data } = JSON.parse(out) as {
    data: { respondents: number; weights: null; remarks: { code: string }[] };
  };
  expect(data).toMatchObject({ respondents: 37, weights: null });
  expect(new Set(data.remarks.map(({ code }) => code))).toEqual(
    new Set(['column-all-missing', 'rows-repeated']),
  );
  const table = await done('crosstab', 'open.dataset', '--item', 'health', '--axis', 'age_band', '--json');
  const { tables } = (JSON.parse(table) as { data: { tables: CrossTabView[] } }).data;
  expect(tables[0]?.rows[0]?.base).toBe(37);
});
