import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import { estimateMeans } from '../estimates/row-estimates.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { datasetSample } from '../weights/dataset-sample.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { CodedColumn } from './dataset.ts';
import { domainOf } from './domain-of.ts';
import { RecodingError } from './recoding-error.ts';

const { dataset, postStratification, menu } = syntheticSurvey({
  rows: 900,
  seed: 3,
  areas: 3,
  categories: 3,
});
const { dataset: whole, weights } = weightDataset(dataset, postStratification);

const column = (id: string) => dataset.columns.get(id) as CodedColumn;

describe('domainOf', () => {
  it('leaves every row, weight and stratum in its place and asks nobody else', () => {
    const women = domainOf(whole, [{ column: 'sex', codes: [2] }]);
    expect(women.size).toBe(whole.size);
    expect(women.design).toBe(whole.design);
    const inside = Uint8Array.from(column('sex').values, (code) => Number(code === 2));
    expect(women.domain).toEqual({
      terms: [{ column: 'sex', codes: [2] }],
      respondents: inside.reduce((sum, one) => sum + one, 0),
      inside,
    });
    const { values } = women.columns.get('q') as CodedColumn;
    expect(values).toEqual(column('q').values.map((code, row) => (inside[row] === 1 ? code : 251)));
  });

  it('has the errors of a domain of the whole sample, row by row', () => {
    // the row engine is held to R's survey package; its domains are those of subset(design, …)
    const women = domainOf(whole, [{ column: 'sex', codes: [2] }]);
    const table = makeCrossTab(women, weights, menu, {
      item: 'q',
      axis: 'area',
      noAnswer: 'in-base',
      nets: 'without',
    });
    const { values } = women.columns.get('q') as CodedColumn;
    const asked = values.map((code) => Number(code !== 251));
    const sample = datasetSample(whole, weights);
    const chosen = [1, 2, 3].map((code) => Float64Array.from(values, (own) => Number(own === code)));
    const expected = estimateMeans(sample, chosen, asked);
    const [row] = table.rows;
    expect(row?.base).toBe(asked.reduce((sum, one) => sum + one, 0));
    expected.values.forEach((value, at) => {
      expect(row?.cells[at]?.proportion).toBeCloseTo(value, 12);
      expect(row?.cells[at]?.standardError).toBeCloseTo(
        Math.sqrt(expected.covariance[at]?.[at] as number),
        12,
      );
    });
  });

  it('of a domain is who is in both, even where the second asks for people who were not asked', () => {
    const women = domainOf(whole, [{ column: 'sex', codes: [2] }]);
    const young = { column: 'age_band', codes: [1, 2, 3] };
    const both = domainOf(women, [young]);
    const atOnce = domainOf(whole, [{ column: 'sex', codes: [2] }, young]);
    expect(both).toEqual(atOnce);
    const notAsked = domainOf(women, [{ column: 'q', codes: [251] }]);
    expect(notAsked.domain?.respondents).toBe(
      column('q').values.filter((code, row) => code === 251 && column('sex').values[row] === 2).length,
    );
  });

  it('of everybody changes no figure', () => {
    const codes = [1, 2, 3, 252];
    const all = domainOf(whole, [{ column: 'sex', codes }]);
    expect(all.columns).toEqual(whole.columns);
    expect(all.domain?.respondents).toBe(whole.size);
  });

  it('divides the respondents between a filter and its opposite', () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 252], { minLength: 1, maxLength: 8 }), (codes) => {
        const others = [1, 2, 3, 4, 5, 6, 7, 8, 252].filter((code) => !codes.includes(code));
        const [one, other] = [codes, others].map(
          (own) => domainOf(whole, [{ column: 'age_band', codes: own }]).domain?.respondents as number,
        );
        expect((one as number) + (other as number)).toBe(whole.size);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [[{ column: 'income', codes: [1] }], ['filter-column-unknown']],
    [[{ column: 'sex', codes: [9] }], ['filter-code-unknown']],
    [[{ column: 'sex', codes: [] }], ['filter-without-codes']],
    [[{ column: 'm.1', codes: [2] }], ['filter-code-unknown']],
    [[{ column: 'age', codes: [1.5, 300] }], ['filter-code-unknown', 'filter-code-unknown']],
    [[{ column: 'sex', codes: [253] }], ['filter-leaves-nobody']],
    [
      [
        { column: 'income', codes: [1] },
        { column: 'sex', codes: [9] },
      ],
      ['filter-column-unknown', 'filter-code-unknown'],
    ],
  ])('refuses %j with every reason', (terms, codes) => {
    try {
      domainOf(whole, terms);
    } catch (error) {
      expect(error).toBeInstanceOf(RecodingError);
      expect((error as RecodingError).findings.map(({ code }) => code)).toEqual(codes);
      return;
    }
    throw new Error('was filtered');
  });

  it('is never weighted again', () => {
    const women = domainOf(whole, [{ column: 'sex', codes: [2] }]);
    expect(() => weightDataset(women, postStratification)).toThrow(/weight everybody, then filter/);
  });
});
