import { describe, expect, it } from 'vitest';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import { type DatasetFile, decodeDatasetFile, encodeDatasetFile } from './dataset-file.ts';
import { datasetName } from './dataset-name.ts';

const words = { ja: '合成の調査', en: 'A made-up survey' };

function made(rows: number, seed = 1, weighted = true): DatasetFile {
  const { dataset, postStratification, menu } = syntheticSurvey({ rows, seed, areas: 3, categories: 4 });
  // the bands of age say where they begin; a code of a column has no such property
  const columns = new Map(
    [...dataset.columns].map(([id, column]) => [
      id,
      { ...column, codes: column.codes.map(({ code, label }) => ({ code, label })) },
    ]),
  );
  const coded = { ...dataset, columns };
  const result = weighted ? weightDataset(coded, postStratification) : { dataset: coded, weights: null };
  return {
    ...result,
    menu,
    variables: [],
    facts: {
      title: words,
      organisation: words,
      window: { opens: '2026-01-01', closes: '2026-02-01' },
      areaSchemeStatus: 'proposed',
      disclosure: 'by-design',
      interim: false,
      populationSource: null,
    },
  };
}

describe('dataset file', () => {
  it('gives back what was written, under the same name', () => {
    const file = made(400);
    const read = decodeDatasetFile(encodeDatasetFile(file));
    expect(read).toEqual(file);
    expect(datasetName(read.dataset)).toBe(datasetName(file.dataset));
  });
});
