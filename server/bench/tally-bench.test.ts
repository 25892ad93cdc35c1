import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { portableAnswer, portableRow } from '../../analysis/reference/portable-generator.ts';
import { benchTallies } from './tally-bench.ts';
import { tallyBenchData } from './tally-bench-data.ts';
import { benchScaling } from './tally-scaling.ts';

const programs = resolve(`dist/tally-bench-test-${process.pid}`);

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: resolve('server/tally/tally-worker.ts'), outDir: programs, target: 'node20' },
  });
}, 60_000);
afterAll(() => rmSync(programs, { recursive: true, force: true }));

it('measures the data that R was timed on', () => {
  const { dataset, weights } = tallyBenchData(500, 5, 'own');
  const codes = (id: string) => dataset.columns.get(id)?.values as Uint8Array;
  for (let row = 0; row < 500; row++) {
    const { area, age, weight } = portableRow(row + 1, 1);
    expect([codes('area')[row], codes('age_band')[row], weights.calibrated[row]]).toEqual([
      area,
      age,
      weight,
    ]);
    for (const question of [1, 2, 3, 4, 5]) {
      expect(codes(`q${question}`)[row]).toBe(portableAnswer(row + 1, question, 1) ?? 252);
    }
  }
});

it('proves counts equal to every form of DuckDB, and errors to the slow version, before it measures', async () => {
  const entry = pathToFileURL(join(programs, 'tally-worker.js'));
  const bench = await benchTallies({ rows: 6000, questions: 7, rounds: 2, threads: 2, entry });
  expect(bench.cells).toBe(376 * (3 + 4 + 5 + 6 + 7 + 2 + 3));
  expect(bench.ours.map(({ weighting }) => weighting)).toEqual(['post-stratified', 'own']);
  for (const { workers } of bench.ours) {
    expect(workers.rounds).toBe(2);
    expect(workers.fastest).toBeGreaterThan(0);
    expect(workers.slowest).toBeGreaterThanOrEqual(workers.median);
  }
  expect(new Set(bench.duckDb?.forms.map(({ name }) => name)).size).toBe(8);
  expect(bench.duckDb?.forms.some(({ times }) => times !== null)).toBe(true);
}, 120_000);

it('measures each number of responses, either way of weighting', async () => {
  const figures = await benchScaling([2000, 4000]);
  expect(figures.map(({ rows, weighting }) => [rows, weighting])).toEqual([
    [2000, 'post-stratified'],
    [4000, 'post-stratified'],
    [2000, 'own'],
    [4000, 'own'],
  ]);
  for (const { packed, straight } of figures) expect(Math.min(packed, straight)).toBeGreaterThan(0);
}, 60_000);
