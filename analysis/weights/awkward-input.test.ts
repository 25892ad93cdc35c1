import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../dataset/dataset.ts';
import { elementSample } from '../estimates/sample-design.ts';
import { AWKWARD_NUMBERS, faultOf } from '../reference/awkward-input.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { adjustDesign } from './adjust-design.ts';
import { baseWeights } from './base-weights.ts';
import { calibrate } from './calibrate.ts';
import { calibrateDataset } from './calibrate-dataset.ts';
import { cellFactors } from './cell-factors.ts';
import { foldStrata } from './fold-strata.ts';
import { joinCells } from './join-cells.ts';
import { keepUnknown } from './keep-unknown.ts';
import { indicatorColumns, type Margin, marginOfRows } from './margin.ts';
import { marginFits } from './margin-fits.ts';
import { normaliseDataset } from './normalise-dataset.ts';
import { normaliseWeights } from './normalise-weights.ts';
import { checkMargins, type PostStratification } from './post-stratification.ts';
import { postStratify } from './post-stratify.ts';
import { rake } from './rake.ts';
import { rakeDataset } from './rake-dataset.ts';
import { rakeToRegister } from './rake-to-register.ts';
import { responseAccount } from './response-account.ts';
import { trimDataset } from './trim-dataset.ts';
import { trimWeights } from './trim-weights.ts';
import { weightDataset } from './weight-dataset.ts';

// Every weighting with input that nobody checked: weights without holes, or an error that names the function.

const number = fc.constantFrom(...AWKWARD_NUMBERS);
const usual = fc.constantFrom(1, 2, 5, 10);
const floats = (rows: number, value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: rows, maxLength: rows }).map((all) => Float64Array.from(all));
const weightsOf = (rows: number) =>
  fc.oneof(
    { weight: 4, arbitrary: floats(rows, usual) },
    { weight: 1, arbitrary: floats(rows, fc.constantFrom(0, 1)) },
    { weight: 2, arbitrary: floats(rows, number) },
    { weight: 1, arbitrary: floats(rows + 1, usual) },
  );
const cellsOf = (rows: number) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(-1, 0, 1, 2, 9), { minLength: rows, maxLength: rows }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(0, 1), { maxLength: rows }) },
  );
const people = fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: number });

interface Input {
  readonly base: Float64Array;
  readonly column: Float64Array;
  readonly margins: readonly Margin[];
  readonly numbers: readonly number[];
}

const input: fc.Arbitrary<Input> = fc.nat(7).chain((rows) =>
  fc.record({
    base: weightsOf(rows),
    column: weightsOf(rows),
    margins: fc.array(
      fc
        .tuple(fc.constantFrom('a', 'b'), fc.array(people, { minLength: 2, maxLength: 2 }), cellsOf(rows))
        .map(([name, counts, cell]) => ({
          name,
          cells: counts.map((population, index) => ({ name: String(index), population })),
          cell: Int32Array.from(cell),
        })),
      { maxLength: 2 },
    ),
    numbers: fc.array(number, { minLength: 4, maxLength: 4 }),
  }),
);

const KINDS = ['linear', 'raking', 'logit'] as const;
const at = (values: readonly number[], place: number) => values[place] as number;

const CALLS: Readonly<Record<string, (input: Input) => unknown>> = {
  rake: ({ base, margins }) => rake(base, margins),
  'rake, reported': ({ base, margins, numbers }) =>
    rake(base, margins, { contradictions: 'report', maximumRounds: 20, tolerance: at(numbers, 0) }),
  calibrate: ({ base, column, numbers }) =>
    KINDS.map((kind) =>
      calibrate(
        base,
        [{ name: 'x', values: column, total: at(numbers, 0) }],
        { kind, bounds: { lower: 0.2, upper: 4 } },
        { maximumSteps: 50 },
      ),
    ),
  'calibrate, bounds': ({ base, column, numbers }) =>
    calibrate(base, [{ name: 'x', values: column, total: 9 }], {
      kind: 'logit',
      bounds: { lower: at(numbers, 1), upper: at(numbers, 2) },
    }),
  adjustDesign: ({ base, margins }) =>
    adjustDesign(
      elementSample(base, new Int32Array(base.length), null),
      rake(base, margins),
      margins.flatMap(indicatorColumns),
      'accept',
    ),
  cellFactors: ({ base, margins: [margin] }) =>
    margin === undefined ? null : cellFactors(base, margin.cell, margin.cells),
  keepUnknown: ({ base, margins }) => margins.map((margin) => keepUnknown(margin, base)),
  marginFits: ({ base, margins }) => marginFits(margins, base),
  marginOfRows: ({ base, column, margins: [margin] }) =>
    marginOfRows(
      {
        name: 'm',
        cells: (margin?.cells ?? []).map(({ name, population }) => ({ key: [name], population })),
      },
      [Array.from(base, String), Array.from(column, String)],
    ),
  normaliseWeights: ({ base, numbers }) => normaliseWeights(base, at(numbers, 0)),
  trimWeights: ({ base, numbers }) =>
    [true, false].map((strict) =>
      trimWeights(base, { lower: at(numbers, 0), upper: at(numbers, 1), strict }),
    ),
  responseAccount: ({ numbers: [sent, undelivered, returned, invalid] }) =>
    responseAccount({
      sent: sent as number,
      undelivered: undelivered as number,
      returned: returned as number,
      invalid: invalid as number,
    }),
};

const survey = syntheticSurvey({ rows: 60, seed: 3, areas: 3, categories: 2 });
const design = survey.dataset.design as Extract<Dataset['design'], { kind: 'invitation' }>;

/** A dataset with strata, sizes and answers that contradict each other. */
const datasets = fc
  .record({
    stratum: fc.oneof(
      { weight: 3, arbitrary: fc.constant(design.stratum) },
      {
        weight: 1,
        arbitrary: fc
          .array(fc.constantFrom(0, 1, 2, 7, 255), { minLength: 58, maxLength: 61 })
          .map((all) => Uint8Array.from(all)),
      },
    ),
    sizes: fc.array(fc.record({ population: people, respondents: people }), { minLength: 3, maxLength: 3 }),
    changed: fc.boolean(),
    answers: fc.uint8Array({ minLength: 60, maxLength: 60 }),
    column: fc.constantFrom('sex', 'age', 'none'),
    gone: fc.constantFrom('', 'sex', 'age'),
  })
  .map(({ stratum, sizes, changed, answers, column, gone }): Dataset => {
    const strata = changed
      ? design.strata.map((own, index) => ({ ...own, ...(sizes[index] as (typeof sizes)[number]) }))
      : design.strata;
    const columns = [...survey.dataset.columns]
      .filter(([id]) => id !== gone)
      .map(([id, own]) => [id, id === column ? { ...own, values: answers } : own] as const);
    return { ...survey.dataset, design: { kind: 'invitation', strata, stratum }, columns: new Map(columns) };
  });

const posts = fc
  .record({
    minimumCell: fc.oneof({ weight: 3, arbitrary: fc.constant(5) }, { weight: 1, arbitrary: number }),
    from: fc.oneof({ weight: 3, arbitrary: fc.constant(16) }, { weight: 1, arbitrary: number }),
    population: fc.option(number, { freq: 3 }),
    left: fc.nat(30),
  })
  .map(({ minimumCell, from, population, left }): PostStratification => {
    const [first, ...others] = survey.postStratification.ageBands;
    const margins = survey.postStratification.margins.map((margin, index) =>
      index === 3 && population !== null ? { ...margin, population } : margin,
    );
    return {
      minimumCell,
      ageBands: [{ ...(first as (typeof others)[number]), from }, ...others],
      margins: left === 0 ? margins.slice(1) : margins,
    };
  });

const areas = {
  name: 'area',
  by: [{ kind: 'stratum' as const }],
  cells: design.strata.map(({ id, population }) => ({ key: [id], population })),
};
const ages = (post: PostStratification) => ({
  name: 'age',
  by: [{ kind: 'age' as const, ageBands: post.ageBands }],
  cells: post.ageBands.map(({ id }) => ({ key: [id], population: 1e5 })),
});
const limits = { lower: 0, upper: 1e9, strict: true };

const DATASET_CALLS: Readonly<Record<string, (dataset: Dataset, post: PostStratification) => unknown>> = {
  baseWeights: (dataset) => baseWeights(dataset),
  foldStrata: (dataset) => foldStrata(dataset),
  weightDataset: (dataset, post) => weightDataset(dataset, post),
  'weightDataset without margins': (dataset) => weightDataset(dataset, null),
  postStratify: (dataset, post) => postStratify(dataset, post, checkMargins(post, design.strata, [0, 1, 2])),
  rakeToRegister: (dataset, post) => rakeToRegister(dataset, post),
  rakeDataset: (dataset, post) => rakeDataset(dataset, [areas, ages(post)]),
  calibrateDataset: (dataset, post) =>
    calibrateDataset(dataset, [areas, ages(post)], { kind: 'linear', bounds: null }),
  'trimDataset and normaliseDataset': (dataset) =>
    normaliseDataset(trimDataset(weightDataset(dataset, null), limits)),
};

/**
 * Where NaN and Infinity are answers: what is not met is told as it is (a share of a total of almost nothing, weights
 * that are all 0), and folding passes on the sizes that baseWeights judges.
 */
const ANY = new Set(['rake, reported', 'calibrate', 'calibrate, bounds', 'marginFits', 'foldStrata']);

describe('awkward input', () => {
  it.each(Object.entries(CALLS))('%s gives an answer without holes or names what it needs', (name, call) => {
    fc.assert(
      fc.property(input, (given) => {
        expect(faultOf(() => call(given), ANY.has(name) ? 'any' : 'finite')).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries(DATASET_CALLS))('%s does so with any dataset', (name, call) => {
    fc.assert(
      fc.property(datasets, posts, (dataset, post) => {
        expect(faultOf(() => call(dataset, post), ANY.has(name) ? 'any' : 'finite')).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('cells of an area are joined until none is too small, or one is left', () => {
    const counts = fc.array(fc.record({ respondents: fc.nat(9), population: fc.nat(99) }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.tuple(counts, counts), fc.integer({ min: 1, max: 12 }), (both, minimum) => {
        const cells = joinCells(both, [1, 2], minimum);
        const bands = cells.flatMap((cell) =>
          cell.sexes.flatMap((sex) => cell.bands.map((band) => `${sex}.${band}`)),
        );
        expect(bands.toSorted()).toEqual(['1.0', '1.1', '1.2', '2.0', '2.1', '2.2']);
        expect(cells.length === 1 || cells.every(({ respondents }) => respondents >= minimum)).toBe(true);
      }),
    );
  });
});

const ones = (rows: number, value = 1) => new Float64Array(rows).fill(value);
const margin = (name: string, counts: readonly number[], cell: readonly number[]): Margin => ({
  name,
  cells: counts.map((population, index) => ({ name: `${name}${index + 1}`, population })),
  cell: Int32Array.from(cell),
});
const withStrata = (over: object) => ({
  ...survey.dataset,
  design: { ...design, strata: design.strata.map((each) => ({ ...each, ...over })) },
});
const two = margin('sex', [10, 10], [0, 1]);

describe('what is refused says who asks, what is needed and what was given', () => {
  it.each<readonly [string, () => unknown]>([
    [
      'rake needs base weights of 0 or more, got -1 in row 2 (1 such rows)',
      () => rake(Float64Array.of(1, -1), [two]),
    ],
    ['rake needs base weights above 0, got none in 2 rows', () => rake(ones(2, 0), [two])],
    ['raking needs at least one margin, got none', () => rake(ones(2), [])],
    ['margin sex needs a cell for 3 rows, got 2', () => rake(ones(3), [two])],
    [
      'margins must count the same people: sex adds to 20, age to 21',
      () => rake(ones(2), [two, margin('age', [10, 11], [0, 1])]),
    ],
    [
      'margin sex, cell sex2 has 10 people and no respondent to stand for them',
      () => rake(ones(2), [margin('sex', [10, 10], [0, 0])]),
    ],
    [
      'margin sex, cell sex1 needs a population of 0 or more, got NaN',
      () => rake(ones(2), [margin('sex', [Number.NaN, 1], [0, 1])]),
    ],
    [
      'rake needs a whole maximumRounds of 1 or more, got 0',
      () => rake(ones(2), [two], { maximumRounds: 0 }),
    ],
    [
      'rake needs a tolerance from 0 and below 1, got NaN',
      () => rake(ones(2), [two], { tolerance: Number.NaN }),
    ],
    [
      'calibrate needs a whole maximumSteps of 1 or more, got 1.5',
      () =>
        calibrate(
          ones(2),
          [{ name: 'x', values: ones(2), total: 3 }],
          { kind: 'linear', bounds: null },
          { maximumSteps: 1.5 },
        ),
    ],
    [
      'column x needs values for 2 rows, got 3',
      () => calibrate(ones(2), [{ name: 'x', values: ones(3), total: 3 }], { kind: 'linear', bounds: null }),
    ],
    [
      'logit calibration needs bounds of the factor below and above 1, got 2 and 3',
      () =>
        calibrate(ones(2), [{ name: 'x', values: ones(2), total: 3 }], {
          kind: 'logit',
          bounds: { lower: 2, upper: 3 },
        }),
    ],
    [
      'adjustDesign needs columns of 2 rows, got one of 3',
      () => adjustDesign(elementSample(ones(2), new Int32Array(2), null), rake(ones(2), [two]), [ones(3)]),
    ],
    [
      'cellFactors needs one of 1 cells for each row, row 2 has number 2',
      () => cellFactors(ones(2), Int32Array.of(0, 1), [{ name: 'a', population: 1 }]),
    ],
    ['marginFits needs weights for the 2 rows of margin sex, got 3', () => marginFits([two], ones(3))],
    [
      'margin m needs columns of one length, got 2 and 1',
      () => marginOfRows({ name: 'm', cells: [] }, [['a', 'b'], ['a']]),
    ],
    [
      'normaliseWeights needs weights that add to more than 0 and a total above 0, got 2 and Infinity',
      () => normaliseWeights(ones(2), Number.POSITIVE_INFINITY),
    ],
    [
      'trimWeights needs weights that add to more than 0, got 0 in 0 rows',
      () => trimWeights(ones(0), limits),
    ],
    [
      'trimWeights needs a lower limit below the upper, got 5 and 2',
      () => trimWeights(ones(2), { lower: 5, upper: 2, strict: false }),
    ],
    [
      'stratum a1 needs a population above 0, got Infinity',
      () => baseWeights(withStrata({ population: Number.POSITIVE_INFINITY })),
    ],
    [
      'stratum a1 needs a whole number of respondents, got 1.5',
      () => baseWeights(withStrata({ respondents: 1.5 })),
    ],
    ['respondents in a population of 3', () => weightDataset(withStrata({ population: 3 }), null)],
    [
      'survey synthetic has 3 strata, row 1 stands in number 8',
      () => foldStrata({ ...survey.dataset, design: { ...design, stratum: new Uint8Array(60).fill(7) } }),
    ],
    [
      'survey synthetic needs a stratum for each of 60 rows, got 3',
      () => weightDataset({ ...survey.dataset, design: { ...design, stratum: new Uint8Array(3) } }, null),
    ],
    [
      'minimumCell must be a whole number of 1 or more, got 0',
      () => weightDataset(survey.dataset, { ...survey.postStratification, minimumCell: 0 }),
    ],
    [
      'age bands 16-29 and 30-49 overlap',
      () =>
        rakeDataset(survey.dataset, [
          ages({
            ...survey.postStratification,
            ageBands: survey.postStratification.ageBands.map((band) =>
              band.id === '16-29' ? { ...band, to: 35 } : band,
            ),
          }),
        ]),
    ],
    [
      'responseAccount requires invalid ≤ returned, got 5 of 4',
      () => responseAccount({ sent: 9, undelivered: 0, returned: 4, invalid: 5 }),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(message);
  });
});
