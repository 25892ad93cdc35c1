import { describe, expect, it } from 'vitest';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { calibrateDataset } from './calibrate-dataset.ts';
import type { DatasetMargin } from './dataset-margin.ts';
import { normaliseDataset } from './normalise-dataset.ts';
import { rakeDataset } from './rake-dataset.ts';
import { trimDataset } from './trim-dataset.ts';
import type { WeightedDataset } from './weight-dataset.ts';

const SURVEY = syntheticSurvey({ rows: 900, seed: 11, areas: 4, categories: 3 });
const { ageBands, margins } = SURVEY.postStratification;

function counts(keyOf: (margin: (typeof margins)[number]) => readonly string[]): DatasetMargin['cells'] {
  const sums = new Map<string, { key: readonly string[]; population: number }>();
  for (const margin of margins) {
    const key = keyOf(margin);
    const before = sums.get(key.join('|'))?.population ?? 0;
    sums.set(key.join('|'), { key, population: before + margin.population });
  }
  return [...sums.values()];
}

const MARGINS: readonly DatasetMargin[] = [
  { name: 'area', by: [{ kind: 'stratum' }], cells: counts(({ area }) => [area]) },
  {
    name: 'sex-age',
    by: [
      { kind: 'codes', column: 'sex' },
      { kind: 'age', ageBands },
    ],
    cells: counts(({ sex, ageBand }) => [String(sex), ageBand]),
  },
];

const table = ({ dataset, weights }: WeightedDataset) =>
  makeCrossTab(dataset, weights, SURVEY.menu, {
    item: 'q',
    axis: 'area',
    noAnswer: 'in-base',
    nets: 'without',
  });

describe('calibrateDataset', () => {
  it('with the raking distance gives the weights, and the errors, of rakeDataset', () => {
    const raked = rakeDataset(SURVEY.dataset, MARGINS);
    const calibrated = calibrateDataset(SURVEY.dataset, MARGINS, { kind: 'raking', bounds: null });
    expect(calibrated.weights).toMatchObject({ method: 'calibrated', converged: true });
    raked.weights.calibrated.forEach((weight, row) => {
      expect((calibrated.weights.calibrated[row] as number) / weight).toBeCloseTo(1, 8);
    });
    const [a, b] = [table(raked), table(calibrated)];
    a.rows.forEach(({ cells }, row) => {
      cells.forEach(({ proportion, standardError }, at) => {
        const other = b.rows[row]?.cells[at];
        expect(other?.proportion).toBeCloseTo(proportion as number, 8);
        expect(other?.standardError).toBeCloseTo(standardError as number, 8);
      });
    });
  });

  it.each([
    { kind: 'linear', bounds: null },
    { kind: 'logit', bounds: { lower: 0.4, upper: 2.5 } },
    { kind: 'linear', bounds: { lower: 0.4, upper: 2.5 } },
  ] as const)('$kind with bounds $bounds meets every margin inside them', (distance) => {
    const { weights, adjustment } = calibrateDataset(SURVEY.dataset, MARGINS, distance);
    expect(weights.converged).toBe(true);
    for (const { relativeMisfit } of adjustment.fits) expect(Math.abs(relativeMisfit)).toBeLessThan(1e-9);
    expect(adjustment.fits.map(({ margin }) => margin)).toContain('sex-age');
    if (distance.bounds === null) return;
    expect(adjustment.smallestFactor).toBeGreaterThanOrEqual(distance.bounds.lower);
    expect(adjustment.largestFactor).toBeLessThanOrEqual(distance.bounds.upper);
  });

  it('says where bounds are too narrow, by margin and cell, and no table is made', () => {
    const narrow = calibrateDataset(SURVEY.dataset, MARGINS, {
      kind: 'logit',
      bounds: { lower: 0.999, upper: 1.001 },
    });
    expect(narrow.weights.converged).toBe(false);
    expect(['area', 'sex-age']).toContain(narrow.adjustment.worstMargin.margin);
    expect(narrow.adjustment.worstMargin.cell).not.toBeNull();
    expect(() => table(narrow)).toThrow(/did not converge/);
  });

  it('refuses margins of other people', () => {
    const [area, person] = MARGINS as [DatasetMargin, DatasetMargin];
    const more = {
      ...area,
      cells: area.cells.map((cell) => ({ ...cell, population: cell.population + 1 })),
    };
    expect(() => calibrateDataset(SURVEY.dataset, [more, person], { kind: 'linear', bounds: null })).toThrow(
      /adds to \d+ in stratum a1, where the population of the design is \d+/,
    );
  });
});

describe('trimDataset', () => {
  it('keeps the sum, stays inside, and leaves no cell of an earlier adjustment behind', () => {
    const raked = rakeDataset(SURVEY.dataset, MARGINS);
    const upper = raked.weights.maximum * 0.7;
    const { weights, trimming } = trimDataset(raked, { lower: null, upper, strict: true });
    const sum = (column: Float64Array) => column.reduce((all, weight) => all + weight, 0);
    expect(sum(weights.calibrated) / sum(raked.weights.calibrated)).toBeCloseTo(1, 10);
    expect(weights.maximum).toBeLessThanOrEqual(upper * (1 + 1e-9));
    expect(trimming.cut).toBeGreaterThan(0);
    expect(weights).toMatchObject({ cells: [], cellColumns: null });
    expect(weights.rules.at(-1)).toMatchObject({ code: 'weights-trimmed', respondents: trimming.cut });
    expect(table({ dataset: raked.dataset, weights }).rows).toHaveLength(table(raked).rows.length);
  });
});

describe('normaliseDataset', () => {
  it('gives a mean of 1 and changes no share, error or test', () => {
    const raked = rakeDataset(SURVEY.dataset, MARGINS);
    const normalised = normaliseDataset(raked);
    const { calibrated } = normalised.weights;
    expect(calibrated.reduce((all, weight) => all + weight, 0) / calibrated.length).toBeCloseTo(1, 12);
    expect(normalised.weights.rules.at(-1)?.code).toBe('weights-normalised');
    const [before, after] = [table(raked), table(normalised)];
    before.rows.forEach(({ cells }, row) => {
      cells.forEach((cell, at) => {
        const other = after.rows[row]?.cells[at];
        expect(other?.proportion).toBeCloseTo(cell.proportion as number, 12);
        expect(other?.standardError).toBeCloseTo(cell.standardError as number, 12);
      });
    });
    expect(after.test?.p).toBeCloseTo(before.test?.p as number, 10);
  });
});
