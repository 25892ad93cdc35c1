import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProtectedTrend } from '../../../analysis/comparison/protect-trend.ts';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import { trialAnalysis } from './trial-analysis.ts';

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

const weigh = async (file: string, document: string, output: string) => {
  await trial.write(`${output}.json`, document);
  const { exitCode, err } = await trial.call(
    ...['weights', file, '--design', `${output}.json`, '--margins', 'population.csv', '-o', output],
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

  test.each([
    [[...WAVES, '--category', 'lonely_any'], 2],
    [[...WAVES, '--category', 'lonely_any', '--years', '2024'], 2],
    [[...WAVES, '--category', 'lonely_any', '--years', '2024', 'soon'], 1],
    [[...WAVES, '--category', 'lonely_any', '--years', '2026', '2024'], 1],
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
    await weigh('after.csv', survey.replace('しばしばある・常にある', 'よくある'), 'other.dataset');
    const { exitCode, err } = await trial.call(
      ...['compare', 'before.dataset', 'other.dataset', '--against', 'waves', '--item', 'loneliness_direct'],
      ...['--category', 'lonely_any', '--years', '2024', '2026'],
    );
    expect(exitCode).toBe(1);
    expect(err).toContain('比べません');
  });
});
