import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import { RESERVED } from '../dataset/dataset.ts';
import { baseWeights } from '../weights/base-weights.ts';
import { ComparisonError } from './comparison-error.ts';
import { madeWaves } from './made-waves.ts';
import { poolWeights } from './pool-weights.ts';
import { type WaveTrendRequest, waveTrend } from './wave-trend.ts';

const { dataset, menu } = madeWaves;
const weights = baseWeights(dataset);
const request: WaveTrendRequest = {
  item: 'q',
  category: '1',
  noAnswer: 'in-base',
  years: [2021, 2023, 2024],
};
const trend = waveTrend(dataset, weights, menu, request);

describe('against R 4.2.2, survey 4.1-1, 2026-11-22 (design in made-waves.ts)', () => {
  it('svyby(~y, ~wave, s, svymean)', () => {
    const expected = [
      [0.275510204081633, 0.0323921245495561],
      [0.363103657304506, 0.0346847696547301],
      [0.453002354788069, 0.036179835752619],
    ];
    trend.waves.forEach(({ proportion, standardError }, place) => {
      expect(proportion).toBeCloseTo(expected[place]?.[0] as number, 13);
      expect(standardError).toBeCloseTo(expected[place]?.[1] as number, 13);
    });
  });

  it('svycontrast for the line through the shares, c = (year − mean)/Σ(year − mean)², on degf(s)', () => {
    const { estimate, standardError, t, p, degreesOfFreedom } = trend.slope ?? { estimate: Number.NaN };
    expect(estimate).toBeCloseTo(0.0569687182891693, 13);
    expect(standardError).toBeCloseTo(0.0157107081655289, 13);
    expect(t).toBeCloseTo(3.62610760055776, 11);
    expect(p).toBeCloseTo(0.000312961197355127, 13);
    expect(degreesOfFreedom).toBe(582);
  });

  it('svyglm(y ~ I(wave == k + 1), quasibinomial) on two waves, and MOVER from logit intervals', () => {
    const expected = [
      { d: 0.0875934532228733, se: 0.0474582235111645, t: 1.8324442078586489, p: 0.0676514976677379 },
      { d: 0.0898986974835631, se: 0.0501199936261785, t: 1.7837654484214733, p: 0.0752432382427333 },
    ];
    const ends = [
      [-0.00652639401394549, 0.17952399438091537],
      [-0.0092710711570152, 0.1866719336903946],
    ];
    trend.changes.forEach(({ difference, standardError, t, p, lower, upper, degreesOfFreedom }, place) => {
      expect(difference).toBeCloseTo(expected[place]?.d as number, 13);
      expect(standardError).toBeCloseTo(expected[place]?.se as number, 13);
      // glm stops where the deviance changes by less than one part in 10⁸
      expect(t).toBeCloseTo(expected[place]?.t as number, 6);
      expect(p).toBeCloseTo(expected[place]?.p as number, 6);
      expect(lower).toBeCloseTo(ends[place]?.[0] as number, 12);
      expect(upper).toBeCloseTo(ends[place]?.[1] as number, 12);
      expect(degreesOfFreedom).toBe(388);
    });
    // p.adjust(c(0.0676514976677379, 0.0752432382427333), "holm")
    expect(trend.changes[0]?.adjustedP).toBeCloseTo(0.135302995335476, 6);
    expect(trend.changes[1]?.adjustedP).toBeCloseTo(0.135302995335476, 6);
  });

  it('the Wald test of no change, by matrices', () => {
    expect(trend.anyChange?.statistic).toBeCloseTo(6.70028813658607, 10);
    expect(trend.anyChange?.p).toBeCloseTo(0.00132768972093367, 13);
    expect(trend.anyChange).toMatchObject({ numeratorDf: 2, denominatorDf: 582 });
  });
});

describe('waveTrend', () => {
  it('has the shares of the table by wave', () => {
    const table = makeCrossTab(dataset, weights, menu, { ...request, axis: 'wave', nets: 'with' });
    expect(trend.waves.map(({ proportion, base, interval }) => [proportion, base, interval])).toEqual(
      table.rows.slice(1).map(({ cells, base }) => [cells[0]?.proportion, base, cells[0]?.interval]),
    );
  });

  it('with two waves the slope is their difference over the years between them', () => {
    const two = waveTrend(withoutWave(3), weights, menu, request);
    expect(two.waves.map(({ code }) => code)).toEqual([1, 2]);
    const [change] = two.changes;
    expect(two.slope?.estimate).toBeCloseTo((change?.difference as number) / 2, 14);
    expect(two.slope?.standardError).toBeCloseTo((change?.standardError as number) / 2, 14);
    expect(two.anyChange?.statistic).toBeCloseTo((two.slope?.t as number) ** 2, 11);
  });

  it('scales with the years and with the weights as it should', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (factor) => {
        const scaled = { ...weights, calibrated: weights.calibrated.map((w) => w * factor) };
        const other = waveTrend(dataset, { ...scaled, base: scaled.calibrated }, menu, request);
        expect(other.slope?.estimate).toBeCloseTo(trend.slope?.estimate as number, 12);
        expect(other.slope?.standardError).toBeCloseTo(trend.slope?.standardError as number, 12);
        const later = waveTrend(dataset, weights, menu, {
          ...request,
          years: request.years.map((year) => 2000 + (year - 2000) * factor),
        });
        expect(later.slope?.t).toBeCloseTo(trend.slope?.t as number, 7);
      }),
      { numRuns: 20 },
    );
  });

  it('of what everybody answered shows no error and tests nothing', () => {
    const all = waveTrend(dataset, weights, menu, {
      ...request,
      category: 'either',
      noAnswer: 'out-of-base',
    });
    expect(all.waves.map(({ proportion }) => proportion)).toEqual([1, 1, 1]);
    expect(all.changes.map(({ p, lower, adjustedP }) => [p, lower, adjustedP])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect(all).toMatchObject({ slope: null, anyChange: null });
  });

  it('with one wave compares nothing', () => {
    const one = waveTrend(withoutWave(3, 2), weights, menu, request);
    expect(one.waves).toHaveLength(1);
    expect(one).toMatchObject({ changes: [], slope: null, anyChange: null });
  });

  it('refuses volunteers, weights that did not converge, years that do not rise, what is not there', () => {
    const code = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        if (error instanceof ComparisonError) return error.code;
        throw error;
      }
      return 'nothing was refused';
    };
    const open = { ...dataset, design: { kind: 'open' as const } };
    expect(code(() => waveTrend(open, null, menu, request))).toBe('volunteers');
    expect(code(() => waveTrend(dataset, { ...weights, converged: false }, menu, request))).toBe(
      'weights-not-converged',
    );
    for (const years of [[2021, 2023], [2021, 2021, 2022], [2021, 2022, Number.NaN], []]) {
      expect(code(() => waveTrend(dataset, weights, menu, { ...request, years }))).toBe('request-unusable');
    }
    expect(code(() => waveTrend(dataset, weights, menu, { ...request, category: '9' }))).toBe(
      'unknown-category',
    );
    expect(() => waveTrend(dataset, weights, menu, { ...request, item: 'nothing' })).toThrow(
      'there is no item nothing',
    );
  });
});

describe('poolWeights', () => {
  it('of one wave after the other are the weights of all together', () => {
    const half = (from: number, to: number) => ({
      ...weights,
      base: weights.base.slice(from, to),
      calibrated: weights.calibrated.slice(from, to),
      cell: weights.cell.slice(from, to),
    });
    const pooled = poolWeights([half(0, 200), half(200, 600)]);
    expect(pooled).toEqual(weights);
  });

  it('keeps each wave’s cells to itself, and cells beside margins as columns of their own', () => {
    const cells = (count: number) =>
      Array.from({ length: count }, (_, place) => ({
        id: `c${place}`,
        dimensions: {},
        population: 10,
        respondents: 1,
        factor: 1,
      }));
    const wave = (
      method: 'raked' | 'post-stratified',
      count: number,
      columns: readonly number[][] | null,
    ) => ({
      ...weights,
      method,
      base: new Float64Array(count).fill(10),
      calibrated: new Float64Array(count).fill(10),
      cell: Int16Array.from({ length: count }, (_, row) => (row === 0 ? -1 : row)),
      cells: cells(count),
      cellColumns: columns?.map((column) => Float64Array.from(column)) ?? null,
    });
    const pooled = poolWeights([
      wave('post-stratified', 2, null),
      wave('raked', 3, [
        [1, 1, 0],
        [0, 0, 1],
      ]),
    ]);
    expect(pooled.method).toBe('raked');
    expect([...pooled.cell]).toEqual([-1, 1, -1, 3, 4]);
    expect(pooled.cells.map(({ id }) => id)).toEqual(['1/c0', '1/c1', '2/c0', '2/c1', '2/c2']);
    expect(pooled.cellColumns?.map((column) => [...column])).toEqual([
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 1, 1, 0],
      [0, 0, 0, 0, 1],
    ]);
    expect(() => poolWeights([])).toThrow('poolWeights requires the weights of one wave or more, got none');
  });
});

/** The waves with one or two of them not asked. */
function withoutWave(...codes: readonly number[]) {
  const wave = dataset.columns.get('wave')?.values as Uint8Array;
  const q = dataset.columns.get('q') as NonNullable<ReturnType<typeof dataset.columns.get>>;
  const values = q.values.map((code, row) =>
    codes.includes(wave[row] as number) ? RESERVED.notAsked : code,
  );
  return { ...dataset, columns: new Map([...dataset.columns, ['q', { ...q, values }]]) };
}
