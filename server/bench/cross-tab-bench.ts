import { performance } from 'node:perf_hooks';
import type { CrossTab, CrossTabRow } from '../../analysis/crosstab/cross-tab.ts';
import { makeCrossTab } from '../../analysis/crosstab/make-cross-tab.ts';
import { estimateMeans } from '../../analysis/estimates/row-estimates.ts';
import { elementSample } from '../../analysis/estimates/sample-design.ts';
import { syntheticSurvey } from '../../analysis/reference/synthetic-survey.ts';
import { type WeightedDataset, weightDataset } from '../../analysis/weights/weight-dataset.ts';

/** What one weighted cross-tab costs; times in milliseconds, memory in bytes. */
export interface CrossTabBench {
  readonly rows: number;
  /** groups × categories of the table, the whole, 無回答 and the net apart */
  readonly table: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
  /** weights of all rows, once per dataset */
  readonly weightingMs: number;
  readonly columnBytes: number;
  /** what one table allocates on its way, nothing collected in between; null without --expose-gc */
  readonly workingBytes: number | null;
}

/** As the budget is stated: 100,000 responses. */
const BUDGET = { rows: 100_000, runs: 50 };
const WARM_UP = 10;
const REQUEST = { item: 'q', axis: 'area', noAnswer: 'in-base', nets: 'with' } as const;

/** Shares and errors of one row by the slow engine, row by row over all respondents. */
function slowRow(
  { dataset, weights }: WeightedDataset,
  row: CrossTabRow,
  codes: readonly (readonly number[])[],
) {
  if (dataset.design.kind === 'open') throw new Error('the bench measures a survey by invitation');
  const { strata, stratum } = dataset.design;
  const population = Float64Array.from(stratum, (index) => strata[index]?.population as number);
  const design = elementSample(weights.calibrated, Int32Array.from(stratum), population, {
    base: weights.base,
    cell: Int32Array.from(weights.cell),
  });
  const area = dataset.columns.get('area')?.values as Uint8Array;
  const answers = dataset.columns.get('q')?.values as Uint8Array;
  const domain = Uint8Array.from(answers, (code, index) =>
    Number(code !== 251 && (row.group.kind === 'total' || row.group.codes.includes(area[index] as number))),
  );
  const columns = codes.map((own) => Float64Array.from(answers, (code) => Number(own.includes(code))));
  return estimateMeans(design, columns, domain);
}

/** Throws where the fast table differs from the slow one by more than 1e-9: nothing wrong is measured. */
function requireEqual(weighted: WeightedDataset, table: CrossTab): void {
  const codes = table.categories.map((category) => category.codes);
  for (const row of table.rows) {
    const slow = slowRow(weighted, row, codes);
    row.cells.forEach((cell, index) => {
      const proportion = slow.values[index] as number;
      const error = Math.sqrt(slow.covariance[index]?.[index] as number);
      const near = (got: number | null, expected: number) =>
        got !== null && Math.abs(got - expected) <= 1e-9 * expected;
      if (!near(cell.proportion, proportion) || !near(cell.standardError, error)) {
        throw new Error(
          `benchCrossTab: row ${row.group.id}, category ${table.categories[index]?.id} is ${cell.proportion} ± ${cell.standardError}, the slow version says ${proportion} ± ${error}`,
        );
      }
    });
  }
}

/** Bytes that `run` allocates: the median of several counts, for a collection in the middle makes one too small. */
function bytesAllocatedBy(run: () => void): number | null {
  if (globalThis.gc === undefined) return null;
  const inUse = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const counts: number[] = [];
  for (let count = 0; count < 9; count++) {
    globalThis.gc();
    const before = inUse();
    run();
    counts.push(inUse() - before);
  }
  return counts.sort((a, b) => a - b)[4] as number;
}

/**
 * Measures one weighted, post-stratified 5 × 8 cross-tab of 100,000 responses with standard errors, intervals and
 * Rao–Scott test, warm, after proving it equal to the slow row-based version. Synthetic data of a fixed seed.
 */
export function benchCrossTab({ rows, runs }: { rows: number; runs: number } = BUDGET): CrossTabBench {
  const survey = syntheticSurvey({ rows, seed: 1, areas: 5, categories: 8 });
  const before = performance.now();
  const weighted = weightDataset(survey.dataset, survey.postStratification);
  const weightingMs = performance.now() - before;
  const run = () => makeCrossTab(weighted.dataset, weighted.weights, survey.menu, REQUEST);
  requireEqual(weighted, run());
  for (let count = 0; count < WARM_UP; count++) run();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const table = run();
  const quantile = (share: number) => times[Math.min(runs - 1, Math.ceil(share * runs) - 1)] as number;
  return {
    rows,
    table: `${table.rows.filter(({ group }) => group.kind === 'code').length} × ${table.categories.filter(({ kind }) => kind === 'code').length}`,
    runs,
    medianMs: quantile(0.5),
    p99Ms: quantile(0.99),
    slowestMs: times.at(-1) as number,
    weightingMs,
    columnBytes: [...survey.dataset.columns.values()].reduce((sum, { values }) => sum + values.byteLength, 0),
    workingBytes: bytesAllocatedBy(run),
  };
}
