import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import requested from '../../../fixtures/analysis-walk-through/request.json?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import { type TrialAnalysis, trialAnalysis } from './trial-analysis.ts';

const trial: TrialAnalysis = trialAnalysis();
const R = ['--format', 'csv', 'r', '--item', 'loneliness_direct', '--axis', 'area'];

beforeAll(async () => {
  await trial.write('survey.json', survey);
  await trial.write('answers.csv', answers);
  await trial.write('population.csv', population);
  await trial.write('request.json', requested);
  const weighting = ['--design', 'survey.json', '--margins', 'population.csv'];
  const { exitCode, err } = await trial.call('weights', 'answers.csv', ...weighting, '-o', 'd.dataset');
  expect(exitCode, err).toBe(0);
});
afterAll(() => trial.remove());

const rows = (...more: readonly string[]) =>
  trial.call('export', 'rows', 'd.dataset', '--request', 'request.json', ...more);

interface Register {
  readonly entries: readonly { readonly request: object; readonly released: object }[];
  readonly rows: readonly { readonly hash: string }[];
}
const register = async () =>
  JSON.parse(Buffer.from(await trial.bytes('d.register.json')).toString()) as Register;

describe('export rows', () => {
  const ASKED = { purpose: '試験', requester: '試験', weights: 'none', design: 'none' };
  const said = async (request: object) => {
    await trial.write('asked.json', JSON.stringify({ ...ASKED, ...request }));
    const { exitCode, err } = await trial.call(
      ...['export', 'rows', 'd.dataset', '--request', 'asked.json', '--format', 'csv', '-o', 'refused'],
    );
    return { exitCode, err };
  };

  test('a refusal says the same for every rule that it refuses, and no rule goes under ten', async () => {
    const columns = ['area', 'age_band', 'loneliness_direct'];
    const cells = {
      columns,
      quasiIdentifiers: columns,
      sensitive: [{ id: 'loneliness_direct', reason: '試験' }],
    };
    for (const smallestClass of [2, 3, 4, 8, 9]) {
      const { exitCode, err } = await said({ ...cells, rule: { smallestClass, source: '試験' } });
      expect(exitCode).toBe(1);
      expect(err).toContain('10以上の整数');
      expect(err).not.toContain('classes-too-small');
    }
    const texts: string[] = [];
    for (const smallestClass of [10, 30, 200]) {
      const { exitCode, err } = await said({ ...cells, rule: { smallestClass, source: '試験' } });
      expect(exitCode).toBe(1);
      expect(err).toContain('release.classes-too-small');
      texts.push(err.replaceAll(String(smallestClass), 'k'));
    }
    expect(new Set(texts).size).toBe(1);
    expect((await register()).rows).toEqual([]);
  });

  test('names a sensitive item that leaves without a reason', async () => {
    const { exitCode, err } = await said({ columns: ['sex', 'loneliness_direct'] });
    expect(exitCode).toBe(1);
    expect(err).toContain('loneliness_direct (release.sensitive-without-reason): 配慮を要する項目です');
  });

  test('a folder that cannot be made is said at once, and nothing is entered', async () => {
    const { exitCode, err } = await rows('--format', 'csv', '-o', 'd.dataset/inside');
    expect(exitCode).toBe(1);
    expect(err).toContain('フォルダを作れません');
    expect((await register()).rows).toEqual([]);
  });

  test('enters the table that an R script prints together with the rows', async () => {
    const { exitCode, err } = await rows(...R, '-o', 'given');
    expect(exitCode, err).toBe(0);
    const entered = await register();
    expect(entered.rows).toHaveLength(1);
    expect(entered.entries.map(({ request }) => request)).toEqual([
      expect.objectContaining({ command: 'export rows', axis: 'area', nets: 'with' }),
    ]);
    expect(JSON.stringify(entered.entries[0]?.released)).toContain('loneliness_direct');
  });

  test('refuses to withhold an area that the stratum says, and names both', async () => {
    const columns = ['area', 'sex', 'loneliness_direct'];
    const withhold = { kind: 'withhold', columns: ['area', 'sex'] };
    const sensitive = [{ id: 'loneliness_direct', reason: '試験' }];
    const request = { purpose: '試験', requester: '試験', columns, sensitive, weights: 'class-mean' };
    const rule = { smallestClass: 80, source: '試験' };
    await trial.write('request.json', JSON.stringify({ ...request, rule, smallClasses: withhold }));
    const { exitCode, err } = await rows('--format', 'csv', '-o', 'other');
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /area \(release\.withheld-told\): この列の値を伏せても、ファイルに残る層（stratum）から分かります/,
    );
  });
});
