import { describe, expect, it } from 'vitest';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import type { CsvDesign } from '../dataset/csv/csv-survey.ts';
import { OWN_MISSING_TEXTS } from '../dataset/csv/csv-survey.ts';
import { readCsv } from '../dataset/csv/read-csv.ts';
import { estimateMeans } from '../estimates/row-estimates.ts';
import { degreesOfFreedom } from '../estimates/sample-design.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { datasetSample } from './dataset-sample.ts';
import { givenWeights } from './given-weights.ts';
import { weightDataset } from './weight-dataset.ts';

// Twelve made-up people. R 4.2.2, survey 4.1-1, 2026-11-22:
//   d <- read.csv(<text below>)
//   one stage:  svydesign(ids=~psu, strata=~s, weights=~w, data=d, nest=TRUE)
//   two stages: svydesign(ids=~psu+hh, strata=~s, fpc=~N1+N2, weights=~w, data=d, nest=TRUE)
//   svymean(~q, …), and svymean(~q, subset(…, hh == 1))
const TEXT = `q,s,psu,hh,N1,N2,w
1,n,1,1,12,4,8
0,n,1,2,12,4,8
1,n,2,1,12,5,10
1,n,2,2,12,5,10
0,n,3,1,12,6,12
1,n,3,2,12,6,12
0,s,1,1,9,3,6
0,s,1,1,9,3,6
1,s,1,2,9,3,6
1,s,2,1,9,8,16
0,s,2,2,9,8,16
1,s,2,3,9,8,16
`;

const words = { ja: '合成', en: 'made up' };

function variable(id: string, codes: readonly number[]) {
  return {
    variable: {
      id,
      item: id,
      element: id,
      kind: 'single' as const,
      label: words,
      itemLabel: words,
      stem: words,
      description: null,
      introduction: [],
      codes: codes.map((code) => ({ code, label: words })),
      measure: 'nominal' as const,
      source: 'made up',
      exactness: 'ours' as const,
      sensitive: false,
      strictDisclosure: false,
      refusalCodes: [],
      exclusive: false,
      base: { condition: null, words },
    },
  };
}

async function drawn(clusters: Extract<CsvDesign, { kind: 'invitation' }>['clusters']) {
  const { dataset, weights } = await readCsv([TEXT], {
    surveyId: 'made-up',
    questionnaire: { id: 'made-up', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    // the column of households is read as an answer, too, to make a domain of it
    columns: [variable('q', [0, 1]), variable('hh', [1, 2, 3])],
    scores: [],
    derived: [],
    areaScheme: null,
    missing: OWN_MISSING_TEXTS,
    blankOption: 'no-answer',
    ignored: ['N1', 'N2', 'psu'],
    design: {
      kind: 'invitation',
      strata: ['n', 's'].map((id) => ({ id, label: words, population: 5000, invited: 20 })),
      stratum: 's',
      weight: 'w',
      clusters,
    },
  });
  return givenWeights(dataset, weights as Float64Array);
}

describe('datasetSample', () => {
  it.each([
    ['one stage', [{ column: 'psu', population: null }], 0.09908371645154308, 0.2999828210458308],
    [
      'two stages',
      [
        { column: 'psu', population: 'N1' },
        { column: 'hh', population: 'N2' },
      ],
      0.1102507987484098,
      0.2748702563651635,
    ],
  ])('gives the errors of clusters drawn in %s', async (_, clusters, error, errorInDomain) => {
    const { dataset, weights } = await drawn(clusters);
    const sample = datasetSample(dataset, weights);
    const q = Float64Array.from(dataset.columns.get('q')?.values ?? []);
    const firstOfHousehold = Uint8Array.from(dataset.columns.get('hh')?.values ?? [], (hh) =>
      Number(hh === 1),
    );
    const all = estimateMeans(sample, [q], null);
    expect(all.values[0]).toBeCloseTo(0.61904761904761907, 14);
    expect(Math.sqrt(all.covariance[0]?.[0] as number)).toBeCloseTo(error, 14);
    expect(degreesOfFreedom(sample, null)).toBe(3);
    const some = estimateMeans(sample, [q], firstOfHousehold);
    expect(some.values[0]).toBeCloseTo(0.5862068965517242, 14);
    expect(Math.sqrt(some.covariance[0]?.[0] as number)).toBeCloseTo(errorInDomain, 14);
  });

  it('leaves clusters to estimates from rows: a table would have the errors of single people', async () => {
    const { dataset, weights } = await drawn([{ column: 'psu', population: null }]);
    const menu = {
      items: [
        {
          id: 'q',
          label: words,
          stem: words,
          multiple: false,
          categories: [{ code: 1, label: words }],
          nets: [],
        },
      ],
      axes: [{ id: 'area' as const, label: words, folds: [] }],
    };
    const columns = new Map(dataset.columns);
    columns.set('area', { ...(dataset.columns.get('q') as never as object), id: 'area' } as never);
    const request = {
      item: 'q',
      axis: 'area' as const,
      noAnswer: 'in-base' as const,
      nets: 'without' as const,
    };
    expect(() => makeCrossTab({ ...dataset, columns }, weights, menu, request)).toThrow(/drawn in clusters/);
    expect(() => weightDataset(dataset, null)).toThrow(/drawn in clusters/);
  });

  it('takes strata and post-stratification of a survey of single people', () => {
    const { dataset, postStratification } = syntheticSurvey({ rows: 200, seed: 5, areas: 2, categories: 3 });
    const made = weightDataset(dataset, postStratification);
    const { stages, calibration, weights } = datasetSample(made.dataset, made.weights);
    expect(weights).toBe(made.weights.calibrated);
    expect(calibration).toEqual({ base: made.weights.base, cell: Int32Array.from(made.weights.cell) });
    expect(stages).toHaveLength(1);
  });

  it('refuses volunteers, other rows, and weights that did not converge', () => {
    const { dataset } = syntheticSurvey({ rows: 50, seed: 5, areas: 2, categories: 3 });
    const made = weightDataset(dataset, null);
    const refused = (more: object, weights: object) => () =>
      datasetSample({ ...made.dataset, ...more }, { ...made.weights, ...weights });
    expect(refused({ design: { kind: 'open' } }, {})).toThrow(/is open/);
    expect(refused({}, { calibrated: new Float64Array(3) })).toThrow(/each of 50 rows, got 3/);
    expect(refused({}, { converged: false })).toThrow(/did not converge/);
  });
});

describe('givenWeights', () => {
  it.each([
    [Float64Array.of(1, 2), /each of 4 rows, got 2/],
    [Float64Array.of(1, 2, 0, 1), /row 3 of synthetic has 0/],
    [Float64Array.of(1, -2, 1, 1), /row 2 of synthetic has -2/],
    [Float64Array.of(1, 2, 1, Number.NaN), /row 4 of synthetic has NaN/],
  ])('refuses %s', (base, message) => {
    const { dataset } = syntheticSurvey({ rows: 4, seed: 5, areas: 1, categories: 3 });
    expect(() => givenWeights(dataset, base)).toThrow(message);
  });

  it('are N_h/n_h where they are given as such', () => {
    const { dataset } = syntheticSurvey({ rows: 60, seed: 5, areas: 3, categories: 3 });
    const made = weightDataset(dataset, null);
    expect(givenWeights(dataset, made.weights.base)).toEqual(made);
  });
});
