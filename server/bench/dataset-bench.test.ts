import { expect, it } from 'vitest';
import { benchDataset } from './dataset-bench.ts';

it('the measurement of a file of answers reads, saves and loads it whole', async () => {
  const figures = await benchDataset({ rows: 2000, columns: 5 });
  expect(figures).toMatchObject({ rows: 2000, columns: 5, columnBytes: 2000 * 14 });
  // header row, five codes or nothing, stratum and weight
  expect(figures.csvBytes).toBeGreaterThan(2000 * 15);
  // 5 codes, a stratum, and weights of 18 bytes a row, behind a header
  expect(figures.fileBytes).toBeGreaterThan(2000 * 24);
  expect(figures.fileBytes).toBeLessThan(2000 * 24 + 10_000);
  for (const time of [figures.readMs, figures.readProcessorMs, figures.saveMs, figures.loadMs])
    expect(time).toBeGreaterThan(0);
});
