import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SyntheticSurvey, syntheticSurvey } from '../reference/synthetic-survey.ts';
import { crossedSides } from '../tally/crossed-sides.ts';
import { tableCells } from '../tally/table-cells.ts';
import { tally, tallyAxis } from '../tally/tally.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import { baseWeights } from '../weights/base-weights.ts';
import type { DatasetMargin } from '../weights/dataset-margin.ts';
import { rakeDataset } from '../weights/rake-dataset.ts';
import { type WeightedDataset, weightDataset } from '../weights/weight-dataset.ts';
import { calibrationBasis } from './calibration-basis.ts';
import { EstimationError } from './estimation-error.ts';
import { estimateMeans } from './row-estimates.ts';
import { elementSample, type SampleDesign } from './sample-design.ts';
import { shareRows, tableShares } from './table-shares.ts';
import { degreesOfFreedomOfCells, shareOfCells } from './tally-estimates.ts';

const AREAS = [1, 2, 3];
const BANDS = [1, 2, 3, 4, 5, 6, 7];
const CODES = [1, 2, 3, 4];

/** The population counts of a synthetic survey by area, and by sex and age. */
function marginsOf({ postStratification: { margins, ageBands } }: SyntheticSurvey): readonly DatasetMargin[] {
  const counted = (keyOf: (margin: (typeof margins)[number]) => readonly string[]) => {
    const cells = new Map<string, { key: readonly string[]; population: number }>();
    for (const margin of margins) {
      const key = keyOf(margin);
      const before = cells.get(key.join('|'))?.population ?? 0;
      cells.set(key.join('|'), { key, population: before + margin.population });
    }
    return [...cells.values()];
  };
  return [
    { name: '地域', by: [{ kind: 'stratum' }], cells: counted(({ area }) => [area]) },
    {
      name: '性・年齢',
      by: [
        { kind: 'codes', column: 'sex' },
        { kind: 'age', ageBands },
      ],
      cells: counted(({ sex, ageBand }) => [String(sex), ageBand]),
    },
  ];
}

type Method = 'base' | 'post-stratified' | 'raked' | 'uneven';

/** `uneven`: every person a weight of their own, some of them 0. */
function weightedBy(survey: SyntheticSurvey, method: Method): WeightedDataset {
  if (method === 'post-stratified') return weightDataset(survey.dataset, survey.postStratification);
  if (method === 'raked') return rakeDataset(survey.dataset, marginsOf(survey));
  const plain = weightDataset(survey.dataset, null);
  if (method === 'base') return plain;
  const calibrated = plain.weights.base.map(
    (weight, row) => weight * (row % 11 === 0 ? 0 : 1 + (row % 7) / 7),
  );
  return { ...plain, weights: { ...plain.weights, calibrated } };
}

/** The same survey for the row-based engine. */
function slowDesign({ dataset, weights }: WeightedDataset): SampleDesign {
  if (dataset.design.kind === 'open') throw new Error('by invitation');
  const { strata, stratum } = dataset.design;
  const population = Float64Array.from(stratum, (index) => strata[index]?.population as number);
  const drawn = elementSample(weights.calibrated, Int32Array.from(stratum), population);
  if (weights.cells.length === 0) return drawn;
  if (weights.cellColumns === null) {
    return { ...drawn, calibration: { base: weights.base, cell: Int32Array.from(weights.cell) } };
  }
  const columns = weights.cellColumns.map((column) =>
    Float64Array.from(weights.cell, (cell) => column[cell] as number),
  );
  return { ...drawn, calibration: { base: weights.base, basis: calibrationBasis(weights.base, columns) } };
}

describe('tableShares', () => {
  it.each<Method>(['base', 'post-stratified', 'raked', 'uneven'])(
    'gives every share of area × age band the error that it has row by row, weights %s',
    (method) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 100_000 }),
          fc.integer({ min: 150, max: 600 }),
          (seed, rows) => {
            const survey = syntheticSurvey({ rows, seed, areas: AREAS.length, categories: CODES.length });
            const weighted = weightedBy(survey, method);
            const { dataset, weights } = weighted;
            const column = (id: string) => dataset.columns.get(id)?.values as Uint8Array;
            const side = (id: string, codes: readonly number[]) => ({
              values: column(id),
              axis: tallyAxis(codes.map((code) => [code])),
            });
            const sums = tally(
              tallyFrame(dataset, weights),
              crossedSides([side('area', AREAS), side('age_band', BANDS)], dataset.size),
              side('q', CODES),
            );
            const layout = {
              // every area × band, then the whole of those whose band is known
              rows: [
                ...Array.from({ length: sums.rows }, (_, row) => [row]),
                Array.from({ length: sums.rows }, (_, row) => row),
              ],
              categories: [[0], [1], [2], [3], [0, 1]],
              base: [0, 1, 2, 3],
            };
            const fast = tableShares(sums, shareRows(sums.blocks, sums.groups, layout.rows), layout);
            const design = slowDesign(weighted);
            layout.rows.forEach((places, r) => {
              const base = tableCells(sums, places, layout.base);
              const domain = Uint8Array.from(column('q'), (code, row) => {
                const place = AREAS.indexOf(column('area')[row] as number) * BANDS.length;
                const band = BANDS.indexOf(column('age_band')[row] as number);
                return Number(CODES.includes(code) && band >= 0 && places.includes(place + band));
              });
              const wanted = layout.categories.map((own) =>
                Float64Array.from(column('q'), (code) => Number(own.includes(CODES.indexOf(code)))),
              );
              const slow = estimateMeans(design, wanted, domain);
              expect(fast.degreesOfFreedom[r]).toBe(degreesOfFreedomOfCells(sums, base));
              layout.categories.forEach((own, c) => {
                const cell = r * layout.categories.length + c;
                const [p, variance] = [fast.proportion[cell] as number, fast.variance[cell] as number];
                if (!((fast.weightedBase[r] as number) > 0)) {
                  expect([p, variance]).toEqual([Number.NaN, Number.NaN]);
                  return;
                }
                expect(p).toBeCloseTo(slow.values[c] as number, 12);
                // of a variance that the calibration leaves next to nothing of, rounding is measured by what it took away
                const scale =
                  Math.max(slow.covariance[c]?.[c] as number, 1 / (fast.base[r] as number)) * 1e-12;
                expect(Math.abs(variance - (slow.covariance[c]?.[c] as number))).toBeLessThan(scale);
                expect(shareOfCells(sums, tableCells(sums, places, own), base)).toEqual({
                  value: expect.closeTo(p, 13),
                  variance: expect.closeTo(variance, 14),
                });
              });
            });
          },
        ),
        { numRuns: 12 },
      );
    },
  );

  it('counts people, of the base and of each category', () => {
    const survey = syntheticSurvey({ rows: 400, seed: 9, areas: 2, categories: 3 });
    const { dataset, weights } = weightDataset(survey.dataset, survey.postStratification);
    const area = dataset.columns.get('area')?.values as Uint8Array;
    const q = dataset.columns.get('q')?.values as Uint8Array;
    const sums = tally(
      tallyFrame(dataset, weights),
      { values: area, axis: tallyAxis([[1], [2]]) },
      { values: q, axis: tallyAxis([[1], [2], [3], [252]]) },
    );
    const { base, respondents } = tableShares(sums, shareRows(sums.blocks, sums.groups, [[0], [1], [0, 1]]), {
      categories: [[0], [3]],
      base: [0, 1, 2, 3],
    });
    const people = (codes: readonly number[], areas: readonly number[]) =>
      q.reduce(
        (sum, code, row) => sum + Number(codes.includes(code) && areas.includes(area[row] as number)),
        0,
      );
    const all = [1, 2, 3, 252];
    expect([...base]).toEqual([people(all, [1]), people(all, [2]), people(all, [1, 2])]);
    expect([...respondents]).toEqual(
      [[1], [2], [1, 2]].flatMap((areas) => [people([1], areas), people([252], areas)]),
    );
  });

  it('refuses a stratum of which one person says nothing', () => {
    const survey = syntheticSurvey({ rows: 60, seed: 2, areas: 1, categories: 2 });
    if (survey.dataset.design.kind === 'open') throw new Error('by invitation');
    const [stratum] = survey.dataset.design.strata;
    const dataset = {
      ...survey.dataset,
      design: {
        ...survey.dataset.design,
        strata: [{ ...(stratum as NonNullable<typeof stratum>), respondents: 1 }],
      },
    };
    const values = dataset.columns.get('q')?.values as Uint8Array;
    const sums = tally(
      tallyFrame(dataset, baseWeights(survey.dataset)),
      { values, axis: tallyAxis([[1, 2]]) },
      { values, axis: tallyAxis([[1], [2]]) },
    );
    expect(() => shareRows(sums.blocks, sums.groups, [[0]])).toThrow(EstimationError);
  });
});
