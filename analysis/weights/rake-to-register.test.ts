import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../dataset/dataset.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { rakeToRegister } from './rake-to-register.ts';
import { weightDataset } from './weight-dataset.ts';
import { WeightingError } from './weighting-error.ts';
import type { Weights } from './weights.ts';

const surveys = fc
  .record({
    rows: fc.integer({ min: 120, max: 400 }),
    seed: fc.integer({ min: 1, max: 10_000 }),
    areas: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ rows, seed, areas }) => syntheticSurvey({ rows, seed, areas, categories: 3 }));

const column = (dataset: Dataset, id: string) => dataset.columns.get(id)?.values as Uint8Array;
const sumOf = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);
/** Σw over the rows that hold. */
const weighted = ({ calibrated }: Weights, holds: (row: number) => boolean) =>
  sumOf(calibrated.filter((_, row) => holds(row)));

describe('rakeToRegister', () => {
  it('meets the people of every area, and of sex × age among those whose sex and age are known', () => {
    fc.assert(
      fc.property(surveys, ({ dataset, postStratification }) => {
        const made = rakeToRegister(dataset, postStratification);
        const { weights } = made;
        expect(weights).toMatchObject({ method: 'raked', converged: true });
        if (made.dataset.design.kind === 'open') throw new Error('by invitation only');
        const { strata, stratum } = made.dataset.design;
        strata.forEach(({ population }, index) => {
          expect(weighted(weights, (row) => stratum[row] === index) / population).toBeCloseTo(1, 8);
        });
        const [sex, age] = [column(dataset, 'sex'), column(dataset, 'age')];
        const known = (row: number) => [1, 2].includes(sex[row] as number) && (age[row] as number) < 251;
        const everybody = sumOf(strata.map(({ population }) => population));
        const unknown = sumOf(weights.base.filter((_, row) => !known(row)));
        const men = sumOf(
          postStratification.margins.filter((cell) => cell.sex === 1).map(({ population }) => population),
        );
        // bands of one sex may be joined, and sexes where one has next to nobody: not with so many rows
        const target = (men * (everybody - unknown)) / everybody;
        expect(weighted(weights, (row) => known(row) && sex[row] === 1) / target).toBeCloseTo(1, 8);
      }),
      { numRuns: 30 },
    );
  });

  it('is the product of a factor of the area and one of sex × age', () => {
    const { dataset, postStratification } = syntheticSurvey({ rows: 600, seed: 4, areas: 3, categories: 2 });
    const { weights, dataset: folded } = rakeToRegister(dataset, postStratification);
    if (folded.design.kind === 'open') throw new Error('by invitation only');
    const factors = new Map<string, number>();
    for (const cell of weights.cells) factors.set(cell.id, cell.factor);
    // of any two areas, factors of all sex × age cells have the same ratio
    const [first, second] = folded.design.strata.map(({ id }) => id) as [string, string];
    const ratios = [...factors].flatMap(([id, factor]) => {
      const other = factors.get(id.replace(`${first}:`, `${second}:`));
      return id.startsWith(`${first}:`) && other !== undefined ? [factor / other] : [];
    });
    expect(ratios.length).toBeGreaterThan(5);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0] as number, 9);
  });

  it('with a single area is post-stratification, joins included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const { dataset, postStratification } = syntheticSurvey({ rows: 60, seed, areas: 1, categories: 2 });
        const raked = rakeToRegister(dataset, postStratification).weights.calibrated;
        const post = weightDataset(dataset, postStratification).weights.calibrated;
        for (const [row, weight] of raked.entries()) expect(weight / (post[row] as number)).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('names every join, and who is kept', () => {
    const { dataset, postStratification } = syntheticSurvey({ rows: 90, seed: 3, areas: 4, categories: 2 });
    const { weights } = rakeToRegister(dataset, { ...postStratification, minimumCell: 12 });
    expect(weights.rules.map(({ code, cells }) => `${code} ${cells.join()}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^cells-joined sex-age:[12]:\d\d-\d\d\+/),
        'unknown-kept-at-base-share sex-age:unknown',
        'margins-scaled-to-known sex-age',
      ]),
    );
  });

  it('refuses volunteers, nobody, and counts that contradict each other, all at once', () => {
    const { dataset, postStratification } = syntheticSurvey({ rows: 90, seed: 3, areas: 2, categories: 2 });
    expect(() => rakeToRegister({ ...dataset, design: { kind: 'open' } }, postStratification)).toThrow(
      /is open/,
    );
    const design = { ...(dataset.design as object), stratum: new Uint8Array(0) } as Dataset['design'];
    expect(() => rakeToRegister({ ...dataset, size: 0, design }, postStratification)).toThrow(
      /no respondents yet/,
    );
    const [first, ...others] = postStratification.margins;
    const more = { ...(first as (typeof others)[number]), population: 1, ageBand: '0-15' };
    try {
      rakeToRegister(dataset, { ...postStratification, margins: [more, ...others] });
      expect.unreachable();
    } catch (error) {
      expect((error as WeightingError).findings.map(({ code, where }) => [code, where])).toEqual([
        ['counts-of-other-values', '性別×年齢区分'],
        ['cell-missing', 'a1 × sex 1 × 16-29'],
      ]);
      expect((error as WeightingError).message).toMatch(/only in the counts 0-15/);
    }
  });

  it('refuses what cannot be met: an area that has one sex only, in counts that have both', () => {
    const { dataset, postStratification } = syntheticSurvey({ rows: 200, seed: 9, areas: 2, categories: 2 });
    if (dataset.design.kind === 'open') throw new Error('by invitation only');
    const { stratum } = dataset.design;
    const sex = column(dataset, 'sex').map((_, row) => (stratum[row] === 0 ? 1 : 2));
    const columns = new Map(
      [...dataset.columns].map(([id, own]) => [id, id === 'sex' ? { ...own, values: sex } : own]),
    );
    expect(() => rakeToRegister({ ...dataset, columns }, postStratification)).toThrow(WeightingError);
    expect(() => rakeToRegister({ ...dataset, columns }, postStratification)).toThrow(
      /rakeToRegister needs counts that can be met together, after \d+ rounds (area|sex-age) .+ should be .+ and is /,
    );
  });
});
