import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCrossTab } from '../../../analysis/crosstab/make-cross-tab.ts';
import { decodeDatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import { trialAnalysis } from './trial-analysis.ts';

// What a survey file names must be there: a net, fold or condition of nothing would be left out, or stop every table.

interface Written {
  readonly nets: readonly Record<string, unknown>[];
  readonly folds: readonly Record<string, unknown>[];
  readonly scores: readonly Record<string, unknown>[];
  readonly variables: readonly { readonly id: string }[];
}
const document = JSON.parse(survey) as Written;
const trial = trialAnalysis();
const made = [
  'weights',
  'answers.csv',
  '--margins',
  'population.csv',
  '-o',
  'x.dataset',
  '--force',
  '--json',
];

beforeAll(async () => {
  await trial.write('answers.csv', answers);
  await trial.write('population.csv', population);
});
afterAll(() => trial.remove());

async function weighed(file: object) {
  await trial.write('survey.json', file);
  const { exitCode, out } = await trial.call(...made, '--design', 'survey.json');
  const { problem } = JSON.parse(out) as {
    problem?: { code: string; findings: { where: string; message: { ja: string; en: string } }[] };
  };
  return { exitCode, problem };
}

test('every name that is nowhere is refused at once, with item, net and code', async () => {
  const net = { item: 'loneliness_direct', label: 'x' };
  const fold = { axis: 'area', id: 'half', label: 'x' };
  const { exitCode, problem } = await weighed({
    ...document,
    nets: [
      ...document.nets,
      { ...net, id: 'with_nine', codes: [4, 9] },
      { ...net, id: 'of_nothing', item: 'lonelines', codes: [1] },
      { ...net, id: 'twofold', codes: [4, 4] },
    ],
    scores: document.scores.map((score) => ({ ...score, items: ['ucla_companionship', 'ucla_left'] })),
    folds: [
      ...document.folds,
      {
        ...fold,
        groups: [
          { label: 'a', codes: [1, 8] },
          { label: 'b', codes: [2] },
        ],
      },
      { ...fold, groups: [{ label: 'a', codes: [1, 2, 3] }] },
    ],
    variables: document.variables.map((variable) => {
      if (variable.id === 'support') return { ...variable, exclusive: [7] };
      return variable.id === 'alone_years' ? { ...variable, askedIf: '{living_alon} = 1' } : variable;
    }),
  });
  expect([exitCode, problem?.code]).toEqual([2, 'survey-file.unusable']);
  expect(problem?.findings.map(({ where }) => where)).toEqual([
    expect.stringMatching(/^variables\..*condition-item-unknown|exclusive-code-unknown/),
    expect.stringMatching(/^variables\..*condition-item-unknown|exclusive-code-unknown/),
    'nets.with_nine (net-code-unknown)',
    'nets.of_nothing (net-item-unknown)',
    'nets.twofold (net-code-twice)',
    'scores.ucla_score (score-item-unknown)',
    'folds.half (fold-code-unknown)',
    'folds.half (fold-code-left-out)',
    'folds.half (fold-twice)',
  ]);
  const said = problem?.findings.find(({ where }) => where.startsWith('nets.with_nine'))?.message;
  expect(said?.ja).toContain('「loneliness_direct」にコード 9 はありません');
  expect(await trial.files()).not.toContain('x.dataset');
});

test('nets of a number in bands stand in its table; a net that was let in earlier is named by the engine', async () => {
  const bands = [1, 2, 3].map((code) => ({ code, label: `${code}`, from: code, to: code }));
  const variables = document.variables.map((variable) => {
    if (variable.id !== 'alone_years') return variable;
    return { ...variable, kind: 'number', codes: undefined, range: { min: 1, max: 3 }, bands };
  });
  const nets = [...document.nets, { id: 'up_to_five', item: 'alone_years', label: '5年以下', codes: [1, 2] }];
  expect(await weighed({ ...document, variables, nets })).toMatchObject({ exitCode: 0 });
  const { out } = await trial.call('crosstab', 'x.dataset', '--item', 'alone_years', '--axis', 'area');
  expect(out).toMatch(/^地域 .*5年以下/m);
  const { dataset, weights, menu } = decodeDatasetFile(await trial.bytes('x.dataset'));
  const items = menu.items.map((item) => ({
    ...item,
    nets: item.nets.map((net) => ({ ...net, codes: [...net.codes, 99] })),
  }));
  const request = { item: 'loneliness_direct', axis: 'area', noAnswer: 'in-base', nets: 'with' } as const;
  expect(() => makeCrossTab(dataset, weights, { ...menu, items }, request)).toThrow(
    /got 99 in net lonely_any/,
  );
});
