import { expect, it } from 'vitest';
import { benchCrossTab } from './cross-tab-bench.ts';

it('proves the table equal to the slow version before it measures', () => {
  const bench = benchCrossTab({ rows: 4000, runs: 30 });
  expect(bench).toMatchObject({ rows: 4000, runs: 30, table: '5 × 8' });
  expect(bench.medianMs).toBeGreaterThan(0);
  expect(bench.p99Ms).toBeGreaterThanOrEqual(bench.medianMs);
  expect(bench.slowestMs).toBeGreaterThanOrEqual(bench.p99Ms);
});
