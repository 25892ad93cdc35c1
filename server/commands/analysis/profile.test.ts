import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import { trialAnalysis } from './trial-analysis.ts';

const trial = trialAnalysis();
const KEPT = ['area', 'sex', 'age', 'loneliness_direct', 'support'];

/** The walk-through's survey with a few of its items, and one of them under a name of the analyst's own. */
beforeAll(async () => {
  const document = JSON.parse(survey) as { variables: { id: string }[] };
  const ignored = document.variables.map(({ id }) => id).filter((id) => !KEPT.includes(id));
  const written = {
    ...document,
    variables: document.variables.filter(({ id }) => KEPT.includes(id)),
    scores: [],
    weighting: { method: 'base' },
    ignored,
  };
  await trial.write('known.json', written);
  await trial.write('answers.csv', answers);
  const own = (text: string) => text.replaceAll('loneliness_direct', 'q7');
  await trial.write('own.json', own(JSON.stringify(written)));
  await trial.write('own.csv', own(answers));
  for (const [csv, design, output] of [
    ['answers.csv', 'known.json', 'known.dataset'],
    ['own.csv', 'own.json', 'own.dataset'],
  ] as const) {
    const { exitCode, err } = await trial.call(
      'weights',
      csv,
      '--design',
      design,
      '-o',
      output,
      '--new-register',
    );
    expect(exitCode, err).toBe(0);
  }
});
afterAll(() => trial.remove());

interface Problem {
  readonly code: string;
  readonly message: { readonly ja: string };
  readonly findings: readonly { readonly where: string; readonly message: { readonly ja: string } }[];
}

async function refused(...args: readonly string[]): Promise<{ exitCode: number; problem: Problem }> {
  const { exitCode, out } = await trial.call('profile', ...args, '--json');
  return { exitCode, problem: (JSON.parse(out) as { problem: Problem }).problem };
}

describe('profile', () => {
  test('says of a survey without items of the library which ids and codes its indicators are made of', async () => {
    const { exitCode, problem } = await refused('own.dataset', '--axis', 'area');
    expect([exitCode, problem.code]).toEqual([1, 'profile.items-missing']);
    expect(problem.message.ja).toContain('compare --against rest');
    const lonely = problem.findings.find(({ where }) => where.includes('lonely-often'));
    expect(lonely?.message.ja).toContain('loneliness_direct=5 が必要です。');
  });

  test('names what an indicator that was asked for lacks, and nothing else', async () => {
    const { problem } = await refused(
      ...['known.dataset', '--axis', 'area', '--indicators', 'lonely-often', 'no-participation'],
    );
    expect(problem.code).toBe('profile.items-missing');
    expect(problem.findings.map(({ message }) => message.ja)).toEqual([
      '社会活動に特に参加していない：social_participation=2 か social_activities=6 が必要です。',
    ]);
  });

  test('names indicators near one that there is not, though the survey has none of them', async () => {
    const { exitCode, problem } = await refused('own.dataset', '--axis', 'area', '--indicators', 'lonely');
    expect(exitCode).toBe(2);
    expect(problem.message.ja).toContain('lonely-often');
  });

  test('says of a standard that cannot be used what is wrong with it, each fault by itself', async () => {
    const people = (rows: readonly string[]) => ['sex,age_from,age_to,population', ...rows, ''].join('\r\n');
    const call = ['known.dataset', '--axis', 'area', '--standard', 'standard.csv'];
    await trial.write('standard.csv', people(['1,16,39,9000', '1,40,,9000', '2,16,39,9000', '2,40,,9000']));
    const across = await refused(...call);
    expect([across.exitCode, across.problem.code]).toEqual([1, 'comparison.standard-across-cells']);
    expect(across.problem.message.ja).toContain('30歳・50歳・70歳で区切って');
    await trial.write('standard.csv', people(['1,16,29,9000']));
    const empty = await refused(...call);
    expect([empty.exitCode, empty.problem.code]).toEqual([1, 'comparison.standard-without-people']);
    expect(empty.problem.message.ja).toContain('人口がありません');
    const tens = ['16,19', '20,29', '30,39', '40,49', '50,59', '60,69', '70,79', '80,'];
    await trial.write(
      'standard.csv',
      people(['1', '2'].flatMap((sex) => tens.map((ages) => `${sex},${ages},1000`))),
    );
    const { exitCode, err } = await trial.call('profile', ...call);
    expect(exitCode, err).toBe(0);
  });
});
