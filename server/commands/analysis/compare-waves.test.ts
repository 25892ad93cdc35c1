import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProtectedTrend } from '../../../analysis/comparison/protect-trend.ts';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import { trialAnalysis } from './trial-analysis.ts';

interface Named {
  readonly id: string;
  readonly kind: string;
}
interface Cell {
  readonly hidden: boolean;
}

const trial = trialAnalysis();
const WAVES = [
  'compare',
  'before.dataset',
  'after.dataset',
  '--against',
  'waves',
  '--item',
  'loneliness_direct',
];

/** The same survey with every fifth answer 4 (時々ある) made 1 (決してない), as if it had been held before. */
function earlier(): string {
  const [header = '', ...rows] = answers.trim().split(/\r?\n/);
  const place = header.replace('\uFEFF', '').split(',').indexOf('loneliness_direct');
  const changed = rows.map((row, at) => {
    const fields = row.split(',');
    if (at % 5 === 0 && fields[place] === '4') fields[place] = '1';
    return fields.join(',');
  });
  return [header, ...changed].join('\r\n');
}

const weigh = async (file: string, document: string, output: string, ...more: string[]) => {
  await trial.write(`${output}.json`, document);
  const { exitCode, err } = await trial.call(
    ...['weights', file, '--design', `${output}.json`, '--margins', 'population.csv', '-o', output, ...more],
  );
  expect(exitCode, err).toBe(0);
};

beforeAll(async () => {
  await trial.write('population.csv', population);
  await trial.write('after.csv', answers);
  await trial.write('before.csv', earlier());
  await weigh('after.csv', survey, 'after.dataset');
  await weigh('before.csv', survey.replace('"kakuu-2026"', '"kakuu-2024"'), 'before.dataset');
});
afterAll(() => trial.remove());

describe('compare --against waves', () => {
  test('has the shares of each wave by itself, and one change', async () => {
    const { exitCode, out, err } = await trial.call(
      ...[...WAVES, '--category', 'lonely_any', '--years', '2024', '2026', '--json'],
    );
    expect(exitCode, err).toBe(0);
    const { trend } = (JSON.parse(out) as { data: { trend: ProtectedTrend } }).data;
    for (const [at, file] of ['before.dataset', 'after.dataset'].entries()) {
      const alone = await trial.call(
        ...['crosstab', file, '--item', 'loneliness_direct', '--axis', 'area', '--nets', 'only', '--json'],
      );
      const { tables } = (
        JSON.parse(alone.out) as { data: { tables: { rows: { base: number; cells: object[] }[] }[] } }
      ).data;
      const whole = tables[0]?.rows[0];
      const wave = trend.waves[at];
      expect(wave).toMatchObject({ base: whole?.base });
      expect(whole?.cells[0]).toMatchObject(
        wave?.hidden === false ? { proportion: wave.proportion, interval: wave.interval } : { hidden: true },
      );
    }
    expect(trend.changes).toHaveLength(1);
    expect(trend.changes[0]?.difference).toBeGreaterThan(0);
  });

  test('prints nothing of a wave that its own tables hide', async () => {
    const { out } = await trial.call(
      ...['protect', 'before.dataset', '--item', 'loneliness_direct', '--json'],
    );
    const { items } = (
      JSON.parse(out) as {
        data: { items: { tables: { table: { categories: Named[]; rows: { cells: Cell[] }[] } }[] }[] };
      }
    ).data;
    const table = items[0]?.tables[0]?.table;
    const hidden = table?.categories.filter((_, at) => table.rows[0]?.cells[at]?.hidden) ?? [];
    // 無回答 of the whole is no category of a trend; every other one is shown, or hidden in both
    for (const { id } of table?.categories.filter(({ kind }) => kind !== 'no-answer') ?? []) {
      const called = await trial.call(...[...WAVES, '--category', id, '--years', '2024', '2026', '--json']);
      const { trend } = (JSON.parse(called.out) as { data: { trend: ProtectedTrend } }).data;
      if (hidden.some((one) => one.id === id)) expect(trend.waves[0]?.hidden).toBe(true);
      else expect(trend.waves[0]).toMatchObject({ hidden: false });
    }
  });

  test('enters its part in the register of each wave, and in none where nothing leaves', async () => {
    const entries = async (file: string) =>
      (JSON.parse(await trial.read(file)) as { entries: { released: object }[] }).entries;
    const call = (...more: readonly string[]) =>
      trial.call(...WAVES, '--category', 'lonely_any', '--years', '2024', '2026', ...more);
    expect((await call('-o', 'no/such/trend.csv')).exitCode).toBe(1);
    expect((await call('--register', 'after.register.json')).exitCode).toBe(2);
    expect(await entries('before.register.json')).toEqual([]);
    expect(await entries('after.register.json')).toEqual([]);
    const { exitCode, err } = await call('--csv', '-o', 'trend.csv');
    expect(exitCode, err).toBe(0);
    expect((await entries('before.register.json')).map(({ released }) => released)).toMatchObject([
      { surveyId: 'kakuu-2024', item: 'loneliness_direct' },
    ]);
    expect((await entries('after.register.json')).map(({ released }) => released)).toMatchObject([
      { surveyId: 'kakuu-2026', item: 'loneliness_direct' },
    ]);
    const lines = (await trial.read('trend.csv')).trimEnd().split('\r\n');
    const at = (name: string) => lines[0]?.replace('\uFEFF', '').split(',').indexOf(name) as number;
    const measures = lines.slice(1).map((line) => line.split(',')[at('measure')]);
    expect(measures.filter((measure) => measure === 'percent')).toHaveLength(2);
    expect(measures.filter((measure) => measure === 'difference')).toHaveLength(1);
  });

  test.each([
    [[...WAVES, '--category', 'lonely_any'], 2],
    [[...WAVES, '--category', 'lonely_any', '--years', '2024'], 2],
    [[...WAVES, '--category', 'lonely_any', '--years', '2024', 'soon'], 2],
    [[...WAVES, '--category', 'lonely_any', '--years', '2026', '2024'], 2],
    [[...WAVES, '--category', 'lonely_any', '--years', '2024', '2026', '--axis', 'area'], 2],
    [[...WAVES, '--years', '2024', '2026'], 2],
    [
      [
        'compare',
        'after.dataset',
        'after.dataset',
        '--against',
        'waves',
        '--item',
        'loneliness_direct',
        '--category',
        '5',
        '--years',
        '2024',
        '2026',
      ],
      1,
    ],
    [
      [
        'compare',
        'before.dataset',
        'after.dataset',
        '--item',
        'loneliness_direct',
        '--category',
        '5',
        '--axis',
        'area',
      ],
      2,
    ],
  ])('%j is refused in a sentence', async (args, exitCode) => {
    const called = await trial.call(...args, '--json');
    expect(called.exitCode, called.err).toBe(exitCode);
    const { problem } = JSON.parse(called.out) as { problem: { code: string } };
    expect(problem.code).not.toBe('program.fault');
  });

  test('waves of other codebooks are not put together by their names', async () => {
    await weigh(
      'after.csv',
      survey.replace('しばしばある・常にある', 'よくある'),
      'other.dataset',
      '--new-register',
    );
    const { exitCode, err } = await trial.call(
      ...['compare', 'before.dataset', 'other.dataset', '--against', 'waves', '--item', 'loneliness_direct'],
      ...['--category', 'lonely_any', '--years', '2024', '2026'],
    );
    expect(exitCode).toBe(1);
    expect(err).toContain('比べません');
  });
});
