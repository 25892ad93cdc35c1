import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import { calibrationBasis } from '../estimates/calibration-basis.ts';
import { cellCovariance } from '../estimates/cell-covariance.ts';
import { estimateMeans, estimateTotals } from '../estimates/row-estimates.ts';
import { elementSample } from '../estimates/sample-design.ts';
import { meanOverCells } from '../estimates/tally-estimates.ts';
import { type SyntheticSurvey, syntheticSurvey } from '../reference/synthetic-survey.ts';
import { tableCells } from '../tally/table-cells.ts';
import { tally, tallyAxis } from '../tally/tally.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import { baseWeights } from './base-weights.ts';
import type { DatasetMargin } from './dataset-margin.ts';
import { rakeDataset } from './rake-dataset.ts';

/** Population counts of a made-up survey, summed over all but the named dimensions. */
function countsBy(
  { postStratification: { margins } }: SyntheticSurvey,
  keyOf: (margin: (typeof margins)[number]) => readonly string[],
): DatasetMargin['cells'] {
  const sums = new Map<string, { key: readonly string[]; population: number }>();
  for (const margin of margins) {
    const key = keyOf(margin);
    const before = sums.get(key.join('|'))?.population ?? 0;
    sums.set(key.join('|'), { key, population: before + margin.population });
  }
  return [...sums.values()];
}

function marginsOf(survey: SyntheticSurvey): readonly [DatasetMargin, DatasetMargin] {
  const { ageBands } = survey.postStratification;
  return [
    { name: '地域', by: [{ kind: 'stratum' }], cells: countsBy(survey, ({ area }) => [area]) },
    {
      name: '性・年齢',
      by: [
        { kind: 'codes', column: 'sex' },
        { kind: 'age', ageBands },
      ],
      cells: countsBy(survey, ({ sex, ageBand }) => [String(sex), ageBand]),
    },
  ];
}

const SURVEY = syntheticSurvey({ rows: 800, seed: 3, areas: 4, categories: 3 });

describe('rakeDataset', () => {
  it('meets every margin and keeps everybody, by named rules', () => {
    const { weights, dataset } = rakeDataset(SURVEY.dataset, marginsOf(SURVEY));
    expect(weights).toMatchObject({ method: 'raked', converged: true });
    if (dataset.design.kind === 'open') throw new Error('by invitation');
    dataset.design.strata.forEach(({ population }, h) => {
      const sum = weights.calibrated.reduce(
        (total, weight, row) =>
          SURVEY.dataset.design.kind === 'invitation' && SURVEY.dataset.design.stratum[row] === h
            ? total + weight
            : total,
        0,
      );
      expect(sum / population).toBeCloseTo(1, 9);
    });
    const sex = dataset.columns.get('sex')?.values as Uint8Array;
    const age = dataset.columns.get('age')?.values as Uint8Array;
    const unknown = Array.from(sex.keys()).filter(
      (row) => ![1, 2].includes(sex[row] as number) || (age[row] as number) > 250,
    );
    expect(weights.rules.map(({ code, respondents }) => [code, respondents])).toEqual([
      ['unknown-kept-at-base-share', unknown.length],
      ['margins-scaled-to-known', 800 - unknown.length],
    ]);
    const { base } = baseWeights(dataset);
    const sums = [base, weights.calibrated].map((column) =>
      unknown.reduce((total, row) => total + (column[row] as number), 0),
    ) as [number, number];
    expect(sums[1] / sums[0]).toBeCloseTo(1, 9);
    expect(weights.calibrated.every((weight) => weight > 0)).toBe(true);
  });

  it('has the same errors by tally as row by row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const survey = syntheticSurvey({ rows: 600, seed, areas: 3, categories: 4 });
        const { dataset, weights } = rakeDataset(survey.dataset, marginsOf(survey));
        if (dataset.design.kind === 'open') throw new Error('by invitation');
        const { strata, stratum } = dataset.design;
        const area = dataset.columns.get('area')?.values as Uint8Array;
        const q = dataset.columns.get('q')?.values as Uint8Array;
        const drawn = elementSample(
          weights.base,
          Int32Array.from(stratum),
          Float64Array.from(stratum, (index) => strata[index]?.population as number),
        );
        const columns = (weights.cellColumns ?? []).map((column) =>
          Float64Array.from(weights.cell, (cell) => column[cell] as number),
        );
        const design = {
          ...drawn,
          weights: weights.calibrated,
          calibration: { base: weights.base, basis: calibrationBasis(weights.base, columns) },
        };
        const sums = tally(
          tallyFrame(dataset, weights),
          { values: area, axis: tallyAxis([[1], [2], [3]]) },
          { values: q, axis: tallyAxis([[1], [2], [3], [4]]) },
        );
        const cells = tableCells(sums, [1], [0, 1, 2, 3]);
        const domain = Uint8Array.from(q, (code, row) => Number(code <= 250 && area[row] === 2));
        const score = Float64Array.from(q, (code) => (code <= 250 ? code : 0));
        const slow = estimateMeans(design, [score], domain);
        const fast = meanOverCells(sums, cells, (cell) => (cell % 5) + 1);
        expect(fast.value).toBeCloseTo(slow.values[0] as number, 9);
        expect(Math.sqrt(fast.variance)).toBeCloseTo(Math.sqrt(slow.covariance[0]?.[0] as number), 9);
        const inCell = [1, 2, 3, 4].map((code) =>
          Float64Array.from(q, (own, row) => Number(own === code && area[row] === 2)),
        );
        const wanted = estimateTotals(design, inCell, null).covariance;
        const scale = Math.max(1, ...wanted.map((row, index) => row[index] as number));
        cellCovariance(sums, cells).forEach((row, a) => {
          row.forEach((value, b) => {
            expect(Math.abs(value - (wanted[a]?.[b] as number)) / scale).toBeLessThan(1e-11);
          });
        });
      }),
      { numRuns: 20 },
    );
  });

  it('makes tables only where every margin is met', () => {
    const [area, person] = marginsOf(SURVEY);
    const { dataset, weights } = rakeDataset(SURVEY.dataset, [area, person], {
      maximumRounds: 1,
      tolerance: 1e-15,
    });
    expect(weights.converged).toBe(false);
    expect(() =>
      makeCrossTab(dataset, weights, SURVEY.menu, {
        item: 'q',
        axis: 'area',
        noAnswer: 'in-base',
        nets: 'without',
      }),
    ).toThrow(/did not converge/);
  });

  it('refuses volunteers, nobody, a column that is not there, margins of other people', () => {
    const margins = marginsOf(SURVEY);
    const open = { ...SURVEY.dataset, design: { kind: 'open' as const } };
    expect(() => rakeDataset(open, margins)).toThrow(/is open/);
    const empty = { ...SURVEY.dataset.design, stratum: new Uint8Array(0) };
    expect(() => rakeDataset({ ...SURVEY.dataset, size: 0, design: empty }, margins)).toThrow(
      /no respondents yet/,
    );
    const elsewhere = { ...margins[1], by: [{ kind: 'codes' as const, column: 'height' }] };
    expect(() => rakeDataset(SURVEY.dataset, [elsewhere])).toThrow(/needs the column height/);
    const more = {
      ...margins[0],
      cells: margins[0].cells.map((cell) => ({ ...cell, population: cell.population + 1 })),
    };
    expect(() => rakeDataset(SURVEY.dataset, [more, margins[1]])).toThrow(
      /adds to \d+ in stratum a1, where the population of the design is \d+/,
    );
  });
});
