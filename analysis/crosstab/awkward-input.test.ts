import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../dataset/dataset.ts';
import { EstimationError } from '../estimates/estimation-error.ts';
import { AWKWARD_NUMBERS } from '../reference/awkward-input.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { Weights } from '../weights/weights.ts';
import type { CrossTab } from './cross-tab.ts';
import { CrossTabError } from './cross-tab-error.ts';
import { makeCrossTab } from './make-cross-tab.ts';

// makeCrossTab with data that nobody checked: a table that holds together, or an error that says what is wrong.

const survey = syntheticSurvey({ rows: 40, seed: 8, areas: 2, categories: 3 });
const weighted = weightDataset(survey.dataset, null);
const number = fc.constantFrom(...AWKWARD_NUMBERS);
const codes = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(1, 2, 3, 251, 252) }, fc.nat(255)), {
  minLength: 40,
  maxLength: 40,
});

const datasets = fc
  .record({ column: fc.constantFrom('q', 'm.1', 'area', 'age_band', 'none'), codes, cut: fc.boolean() })
  .map(({ column, codes: own, cut }): Dataset => {
    const values = Uint8Array.from(cut && column !== 'none' ? own.slice(1) : own);
    const columns = [...weighted.dataset.columns].map(
      ([id, each]) => [id, id === column ? { ...each, values } : each] as const,
    );
    return { ...weighted.dataset, columns: new Map(columns) };
  });

const requests = fc.record({
  item: fc.constantFrom('q', 'm', 'sex', 'height'),
  axis: fc.constantFrom('area', 'age_band', 'wave'),
  noAnswer: fc.constantFrom('in-base' as const, 'out-of-base' as const),
  nets: fc.constantFrom('with' as const, 'without' as const, 'only' as const),
});

const allWeights = fc
  .record({
    places: fc.array(fc.tuple(fc.nat(39), number), { maxLength: 2 }),
    rows: fc.constantFrom(40, 40, 40, 39),
  })
  .map(({ places, rows }): Weights => {
    const calibrated = weighted.weights.calibrated.slice(0, rows);
    for (const [row, weight] of places) calibrated[row] = weight;
    return { ...weighted.weights, calibrated };
  });

/** Numbers everywhere; with weights of 0 or more also shares from 0 to 1, inside their intervals. */
function requireWhole(table: CrossTab, positive: boolean): void {
  for (const row of table.rows) {
    expect(row.base).toBeGreaterThanOrEqual(0);
    for (const { proportion, standardError, interval } of row.cells) {
      if (proportion === null) continue;
      expect(proportion).not.toBeNaN();
      if (standardError !== null) expect(standardError).toBeGreaterThanOrEqual(0);
      if (!positive) continue;
      expect(proportion).toBeGreaterThanOrEqual(0);
      expect(proportion).toBeLessThanOrEqual(1 + 1e-12);
      if (interval === null) continue;
      expect(interval.lower).toBeLessThanOrEqual(proportion + 1e-12);
      expect(interval.upper).toBeGreaterThanOrEqual(proportion - 1e-12);
    }
  }
}

/** Errors of ours; RangeError is that of a tally, which says what its rows need. */
function holdsTogether(make: () => CrossTab, positive = true): void {
  let table: CrossTab;
  try {
    table = make();
  } catch (error) {
    const ours = [CrossTabError, EstimationError].some((kind) => error instanceof kind);
    if (!ours) expect(String(error)).toMatch(/^RangeError: tally\w*: .+ needs? .+, got /);
    return;
  }
  requireWhole(table, positive);
}

describe('makeCrossTab', () => {
  it('makes a table that holds together of any codes, or names the column, the row and the code', () => {
    fc.assert(
      fc.property(datasets, requests, (dataset, request) => {
        holdsTogether(() => makeCrossTab(dataset, weighted.weights, survey.menu, request));
      }),
      { numRuns: 400 },
    );
  });

  it('refuses weights that are not numbers, or not those of its rows', () => {
    fc.assert(
      fc.property(allWeights, requests, (weights, request) => {
        holdsTogether(() => makeCrossTab(weighted.dataset, weights, survey.menu, request), false);
      }),
      { numRuns: 200 },
    );
  });

  it('says which code of which column it does not know', () => {
    const values = Uint8Array.from({ length: 40 }, (_, row) => (row === 4 ? 9 : 1));
    const q = weighted.dataset.columns.get('q');
    if (q === undefined) throw new Error('there is no column q');
    const columns = new Map([...weighted.dataset.columns, ['q', { ...q, values }] as const]);
    const request = { item: 'q', axis: 'area', noAnswer: 'in-base', nets: 'without' } as const;
    expect(() =>
      makeCrossTab({ ...weighted.dataset, columns }, weighted.weights, survey.menu, request),
    ).toThrow(
      new CrossTabError(
        'unknown-code',
        'makeCrossTab requires codes 1, 2, 3 or reserved ones in column q, row 5 has 9',
      ),
    );
  });
});
