import { afterAll, beforeAll, expect, test } from 'vitest';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import { trialAnalysis } from './trial-analysis.ts';

// What weights cannot know to be wrong, and the person who looks can: sexes that changed places, a band of other ages.

const document = JSON.parse(survey) as { weighting: { ageBands: { id: string; to: number | null }[] } };
const trial = trialAnalysis();
interface Report {
  readonly beside: readonly {
    readonly margin: string;
    readonly cells: readonly { readonly label: { readonly ja: string }; readonly ratio: number | null }[];
  }[];
  readonly remarks: readonly { readonly code: string; readonly where: string; readonly ja: string }[];
}

beforeAll(async () => {
  await trial.write('population.csv', population);
});
afterAll(() => trial.remove());

async function report(rows: string, file: object = document): Promise<Report> {
  await trial.write('answers.csv', rows);
  await trial.write('survey.json', file);
  const files = ['weights', 'answers.csv', '--design', 'survey.json', '--margins', 'population.csv'];
  const { exitCode, out } = await trial.call(...files, '-o', 'x.dataset', '--force', '--json');
  expect(exitCode, out).toBe(0);
  return (JSON.parse(out) as { data: Report }).data;
}

/** The file with another text in one of its columns. */
function withColumn(id: string, change: (text: string) => string): string {
  const [header = '', ...rows] = answers.trimEnd().split(/\r?\n/);
  const place = header.replace('\uFEFF', '').split(',').indexOf(id);
  const changed = rows.map((row) =>
    row
      .split(',')
      .map((text, at) => (at === place ? change(text) : text))
      .join(','),
  );
  return [header, ...changed, ''].join('\r\n');
}

const ratios = ({ beside }: Report) =>
  new Map(beside.at(-1)?.cells.map(({ label, ratio }) => [label.ja, ratio]));

test('sexes that changed places change the ratios of sample and counts', async () => {
  const right = ratios(await report(answers));
  const swapped = ratios(await report(withColumn('sex', (sex) => ({ 1: '2', 2: '1' })[sex] ?? sex)));
  expect([...right.keys()].filter((label) => right.get(label) !== swapped.get(label)).length).toBeGreaterThan(
    3,
  );
  const { out } = await trial.call(
    ...['weights', 'answers.csv', '--design', 'survey.json', '--margins', 'population.csv'],
    ...['-o', 'x.dataset', '--force'],
  );
  expect(out).toContain('回答÷人口');
});

test('a band whose name has other ages than it has is remarked', async () => {
  const codes = ({ remarks }: Report) =>
    remarks.filter(({ code }) => code === 'band-named-otherwise').map(({ where }) => where);
  expect(codes(await report(answers))).toEqual([]);
  const [first, second, ...others] = document.weighting.ageBands;
  const ageBands = [{ ...first, to: 44 }, { ...second, from: 45 }, ...others];
  const odd = await report(answers, { ...document, weighting: { ...document.weighting, ageBands } });
  expect(codes(odd)).toEqual([`weighting.ageBands.${first?.id}`, `weighting.ageBands.${second?.id}`]);
});

test('rows that were pasted twice are remarked with their number', async () => {
  const repeated = ({ remarks }: Report) =>
    Number(
      /(\d+)行あります/.exec(remarks.find(({ code }) => code === 'rows-repeated')?.ja ?? '0行あります')?.[1],
    );
  const rows = answers.trimEnd().split(/\r?\n/);
  const before = new Set(rows.slice(1)).size;
  expect(repeated(await report(answers))).toBe(rows.length - 1 - before);
  const pasted = [...rows.slice(0, -20), ...rows.slice(1, 21)];
  expect(repeated(await report(pasted.join('\r\n')))).toBe(rows.length - 1 - new Set(pasted.slice(1)).size);
});
