import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DefinitionError } from '../../instruments/definition/finding.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { RESERVED } from '../dataset/dataset.ts';
import { baseWeights } from '../weights/base-weights.ts';
import { compareWithPublished, type PublishedComparisonRequest } from './compare-with-published.ts';
import { ComparisonError } from './comparison-error.ts';
import { publishedDifference } from './published-difference.ts';

// Made-up answers of a prefecture beside the figures that were published of the nation (2022), which the library holds.

const root = join(import.meta.dirname, '../../instruments');
const files = ['library/connections/R4.json', 'library/connections/published/R4.json'];
const { instruments, published: tables } = parseDefinitions(
  new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
);
const instrument = instruments[0]?.value as NonNullable<(typeof instruments)[0]>['value'];
const published = tables[0]?.value as NonNullable<(typeof tables)[0]>['value'];

const label = { ja: '合成', en: 'Synthetic' };
const SIZE = 900;
const fill = (code: (row: number) => number) => Uint8Array.from({ length: SIZE }, (_, row) => code(row));
const column = (id: string, values: Uint8Array, codes: readonly number[]): CodedColumn => ({
  id,
  kind: 'single',
  item: id,
  label,
  measure: 'ordinal',
  exactness: 'verbatim',
  sensitive: true,
  strictDisclosure: false,
  codes: codes.map((code) => ({ code, label })),
  values,
});
/** 12 % always lonely, against 4.9 % in the nation; the rest much as there. Area 3 has 30 people. */
const answers = fill((row) => {
  if (row % 100 === 99) return RESERVED.noAnswer;
  return [12, 28, 48, 84].filter((end) => row % 100 >= end).reduce((code) => code - 1, 5);
});
const area = fill((row) => (row % 30 === 7 ? 3 : 1 + (row % 2)));
const stratum = area.map((code) => code - 1);
const dataset: Dataset = {
  surveyId: 'synthetic',
  questionnaire: { id: 'synthetic', version: '1', sha256: '0'.repeat(64) },
  synthetic: true,
  size: SIZE,
  design: {
    kind: 'invitation',
    strata: [1, 2, 3].map((code) => ({
      id: `a${code}`,
      label,
      population: 100_000,
      invited: 1000,
      respondents: area.filter((own) => own === code).length,
    })),
    stratum,
  },
  columns: new Map(
    [
      column('area', area, [1, 2, 3]),
      column('loneliness_direct', answers, [1, 2, 3, 4, 5]),
      column('health', answers, [1, 2, 3, 4, 5]),
    ].map((own) => [own.id, own]),
  ),
  remarks: [],
};
const item = (
  id: string,
  nets: readonly { id: string; item: string; label: typeof label; codes: number[] }[],
) => ({
  id,
  label,
  stem: label,
  multiple: false,
  categories: [1, 2, 3, 4, 5].map((code) => ({ code, label })),
  nets,
});
const menu = {
  items: [
    item('loneliness_direct', [{ id: 'loneliness_any', item: 'loneliness_direct', label, codes: [3, 4, 5] }]),
    item('health', []),
  ],
  axes: [{ id: 'area', label, folds: [] } as const],
};
const request: PublishedComparisonRequest = {
  item: 'loneliness_direct',
  axis: 'area',
  fold: null,
  published,
  instrument,
  designEffect: { value: 2, basis: 'assumed' },
  partOfPopulation: true,
};
const weights = baseWeights(dataset);

describe('compareWithPublished', () => {
  let comparison: ReturnType<typeof compareWithPublished>;
  beforeAll(() => {
    comparison = compareWithPublished(dataset, weights, menu, request);
  });

  it('compares every category that was published, in every row, and says what it was held against', () => {
    expect(comparison.categories.map(({ id, publishedPercent }) => [id, publishedPercent])).toEqual([
      ['1', 18.4],
      ['2', 40.6],
      ['3', 19.6],
      ['4', 15.8],
      ['5', 4.9],
      ['loneliness_any', 40.3],
      ['no-answer', 0.6],
    ]);
    expect(comparison.rows.map(({ group, base }) => [group.id, base])).toEqual([
      ['total', 900],
      ['1', 450],
      ['2', 420],
      ['3', 30],
    ]);
    expect(comparison).toMatchObject({
      year: 2022,
      publishedBase: 11_218,
      publishedWeighted: false,
      partOfPopulation: true,
      designEffect: { value: 2, basis: 'assumed' },
    });
  });

  it('is publishedDifference with the figures of the table, a net’s rounding counted for each part', () => {
    const table = makeCrossTab(dataset, weights, menu, {
      item: 'loneliness_direct',
      axis: 'area',
      noAnswer: 'in-base',
      nets: 'with',
    });
    const net = table.rows[1]?.cells[5];
    const error = { kind: 'design-effect', respondents: 11_218, designEffect: 2, basis: 'assumed' } as const;
    const expected = publishedDifference(
      {
        proportion: net?.proportion as number,
        variance: (net?.standardError as number) ** 2,
        degreesOfFreedom: net?.degreesOfFreedom as number,
      },
      { percent: 40.3, decimals: 1, roundedParts: 3, error },
      0.95,
    );
    expect(comparison.rows[1]?.cells[5]?.difference).toEqual(expected);
  });

  it('calls higher what is, corrected over everything that was tested', () => {
    expect(comparison.rows[1]?.cells[4]).toMatchObject({ verdict: 'higher', reason: null });
    expect(comparison.rows[1]?.cells[0]).toMatchObject({ verdict: 'no-difference', reason: null });
    const all = comparison.rows.flatMap(({ cells }) => cells);
    const tested = all.filter(({ adjustedP }) => adjustedP !== null);
    const smallest = Math.min(...tested.map(({ difference }) => difference?.p as number));
    const first = tested.find(({ difference }) => difference?.p === smallest);
    expect(first?.adjustedP).toBeCloseTo(smallest * tested.length, 15);
  });

  it('tests no row under 50, and no answer of which fewer than five are expected', () => {
    for (const { verdict, reason } of comparison.rows[3]?.cells ?? []) {
      expect([verdict, reason]).toEqual(['not-tested', 'small-base']);
    }
    // 0.6 % of 450 people are fewer than three
    expect(comparison.rows[1]?.cells[6]).toMatchObject({ verdict: 'not-tested', reason: 'few-answers' });
  });

  it('compares only what may be compared', () => {
    const open = { ...dataset, design: { kind: 'open' as const } };
    const code = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        if (error instanceof ComparisonError) return error.code;
        throw error;
      }
      return 'nothing was refused';
    };
    expect(code(() => compareWithPublished(open, null, menu, request))).toBe('volunteers');
    expect(code(() => compareWithPublished(dataset, { ...weights, converged: false }, menu, request))).toBe(
      'weights-not-converged',
    );
    expect(code(() => compareWithPublished(dataset, weights, menu, { ...request, item: 'health' }))).toBe(
      'not-comparable',
    );
    const [figure] = published.figures;
    const healthOf = { ...published, figures: [{ ...figure, item: 'health', nets: [] }] } as typeof published;
    expect(() =>
      compareWithPublished(dataset, weights, menu, { ...request, item: 'health', published: healthOf }),
    ).toThrow(DefinitionError);
  });
});
