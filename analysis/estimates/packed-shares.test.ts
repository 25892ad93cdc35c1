import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { packDataset } from '../tally/pack-dataset.ts';
import { tallyAxis } from '../tally/tally.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import { tallyMany } from '../tally/tally-many.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import { packedShares, type SharesRequest } from './packed-shares.ts';
import { shareRows, type TableShares, tableShares } from './table-shares.ts';

const AREA = { column: 'area', axis: tallyAxis([[1], [2], [3]]) };
const BAND = {
  column: 'age_band',
  axis: tallyAxis([
    [1, 2, 3],
    [4, 5, 6, 7, 8],
  ]),
};
const REQUEST: SharesRequest = {
  rows: [
    { side: [AREA, BAND], rows: [[0], [1], [2], [3], [4], [5], [0, 1, 2, 3, 4, 5]] },
    { side: [], rows: [[0]] },
  ],
  columns: [
    {
      column: 'q',
      axis: tallyAxis([[1], [2], [3], [4], [252]]),
      categories: [[0], [1], [2], [3], [4], [0, 1]],
      base: [0, 1, 2, 3, 4],
    },
    { column: 'age', axis: tallyAxis([[30, 31], [70]]), categories: [[0]], base: [0, 1] },
    { column: 'm.2', axis: tallyAxis([[1], [0]]), categories: [[0]], base: [0, 1] },
    { column: 'm.1', axis: tallyAxis([[1], [0]]), categories: [[0]], base: [0, 1] },
  ],
};

describe('packedShares', () => {
  it.each(['alike', 'own'] as const)('are the shares of each tally, weights %s', (kind) => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 900 }), fc.integer({ min: 1, max: 10_000 }), (rows, seed) => {
        const survey = syntheticSurvey({ rows, seed, areas: 3, categories: 4 });
        const { dataset, weights: alike } = weightDataset(survey.dataset, survey.postStratification);
        const calibrated = alike.calibrated.map((weight, row) => weight * (1 + row / rows));
        const weights = kind === 'alike' ? alike : { ...alike, calibrated };
        const frame = tallyFrame(dataset, weights);
        const packed = packDataset(frame, dataset.columns, {
          keys: ['area', 'age_band'],
          ids: REQUEST.columns.map(({ column }) => column),
        });
        const tallies = tallyMany(frame, dataset.columns, {
          rows: REQUEST.rows.map(({ side }) => side),
          columns: REQUEST.columns,
        });
        const shares = packedShares(packed, REQUEST);
        tallies.forEach((own, side) => {
          own.forEach((sums, column) => {
            const { categories, base } = REQUEST.columns[column] as SharesRequest['columns'][number];
            const prepared = shareRows(frame, sums.groups, REQUEST.rows[side]?.rows ?? []);
            const wanted = tableShares(sums, prepared, { categories, base });
            const got = shares[side]?.[column] as TableShares;
            expect(got.base).toEqual(wanted.base);
            expect(got.respondents).toEqual(wanted.respondents);
            expect(got.degreesOfFreedom).toEqual(wanted.degreesOfFreedom);
            wanted.variance.forEach((variance, cell) => {
              const pair = [got.variance[cell], got.proportion[cell]] as [number, number];
              if (Number.isNaN(variance)) expect(pair).toEqual([Number.NaN, Number.NaN]);
              else {
                expect(pair[0]).toBeCloseTo(variance, 13);
                expect(pair[1]).toBeCloseTo(wanted.proportion[cell] as number, 13);
              }
            });
          });
        });
      }),
      { numRuns: 15 },
    );
  });

  it('has nothing to say of nothing', () => {
    const survey = syntheticSurvey({ rows: 60, seed: 1, areas: 2, categories: 2 });
    const { dataset, weights } = weightDataset(survey.dataset, null);
    const packed = packDataset(tallyFrame(dataset, weights), dataset.columns, { keys: ['area'], ids: ['q'] });
    expect(packedShares(packed, { rows: [], columns: [] })).toEqual([]);
    expect(packedShares(packed, { rows: [{ side: [AREA], rows: [[0]] }], columns: [] })).toEqual([[]]);
  });
});
