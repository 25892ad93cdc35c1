import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dataset, RESERVED } from '../dataset/dataset.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { baseWeights } from './base-weights.ts';
import { foldStrata } from './fold-strata.ts';
import { joinCells } from './join-cells.ts';
import type { PostStratification } from './post-stratification.ts';
import { weightDataset } from './weight-dataset.ts';

const label = { ja: '名', en: 'Name' };
const BANDS: PostStratification['ageBands'] = [
  { id: '16-29', label: { ja: '16～29歳', en: '16–29' }, from: 16, to: 29 },
  { id: '30-49', label: { ja: '30～49歳', en: '30–49' }, from: 30, to: 49 },
  { id: '50-', label: { ja: '50歳以上', en: '50 and over' }, from: 50, to: null },
];

interface Person {
  readonly area: number;
  readonly sex: number;
  readonly age: number;
}

/** A dataset of the given people; every stratum has the given population. */
function datasetOf(people: readonly Person[], populations: readonly number[]): Dataset {
  const column = (id: string, values: number[]) =>
    [
      id,
      {
        id,
        kind: 'single' as const,
        item: id,
        label,
        measure: 'nominal' as const,
        exactness: 'ours' as const,
        sensitive: false,
        strictDisclosure: false,
        codes:
          id === 'sex'
            ? [1, 2].map((code) => ({ code, label: { ja: code === 1 ? '男性' : '女性', en: 'x' } }))
            : [],
        values: Uint8Array.from(values),
      },
    ] as const;
  return {
    surveyId: 'hand',
    questionnaire: { id: 'hand', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    size: people.length,
    design: {
      kind: 'invitation',
      strata: populations.map((population, index) => ({
        id: `a${index + 1}`,
        label: { ja: `地域${index + 1}`, en: `Area ${index + 1}` },
        population,
        invited: 100,
        respondents: people.filter(({ area }) => area === index).length,
      })),
      stratum: Uint8Array.from(people, ({ area }) => area),
    },
    columns: new Map([
      column(
        'sex',
        people.map(({ sex }) => sex),
      ),
      column(
        'age',
        people.map(({ age }) => age),
      ),
    ]),
    remarks: [],
  };
}

const many = (count: number, person: Person): Person[] => Array.from({ length: count }, () => person);
const margins = (rows: Record<string, readonly [number, number, number]>): PostStratification['margins'] =>
  Object.entries(rows).flatMap(([key, counts]) => {
    const [area, sex] = key.split(':') as [string, string];
    return counts.map((population, band) => ({
      area,
      sex: Number(sex),
      ageBand: BANDS[band]?.id as string,
      population,
    }));
  });
const post = (rows: Parameters<typeof margins>[0], minimumCell = 5): PostStratification => ({
  minimumCell,
  ageBands: BANDS,
  margins: margins(rows),
});

describe('base weights', () => {
  it('are N over respondents, in each stratum', () => {
    const people = [...many(4, { area: 0, sex: 1, age: 20 }), ...many(2, { area: 1, sex: 1, age: 20 })];
    const weights = baseWeights(datasetOf(people, [100, 300]));
    expect([...weights.base]).toEqual([25, 25, 25, 25, 150, 150]);
    expect(weights).toMatchObject({ method: 'base', minimum: 25, maximum: 150, converged: true, cells: [] });
    // Kish: n Σw² / (Σw)²
    expect(weights.kishDesignEffect).toBeCloseTo((6 * (4 * 625 + 2 * 22500)) / 400 ** 2, 12);
  });

  it('name everything that is wrong at once', () => {
    const people = many(3, { area: 2, sex: 1, age: 20 });
    expect(() => baseWeights(datasetOf(people, [100, 0, 2]))).toThrow(
      'weights cannot be made: stratum a1 has no respondents; fold it with a neighbour first. ' +
        'stratum a2 needs a population above 0, got 0. stratum a3 has 3 respondents in a population of 2.',
    );
  });

  it('do not exist for volunteers', () => {
    const open: Dataset = { ...datasetOf([], []), design: { kind: 'open' } };
    expect(() => weightDataset(open, null)).toThrow(
      'survey hand is open: volunteers have no sampling weights',
    );
  });

  it('need somebody', () => {
    expect(() => weightDataset(datasetOf([], [100]), null)).toThrow('survey hand has no respondents yet');
  });
});

describe('folding of strata', () => {
  const people = (counts: readonly number[]) =>
    counts.flatMap((count, area) => many(count, { area, sex: 1, age: 20 }));
  const fold = (counts: readonly number[]) =>
    foldStrata(
      datasetOf(
        people(counts),
        counts.map((_, index) => 100 * (index + 1)),
      ),
    );

  it.each([
    [
      [3, 4],
      ['a1', 'a2'],
      [0, 1],
    ],
    [
      [1, 4, 3],
      ['a1+a2', 'a3'],
      [0, 0, 1],
    ],
    [
      [4, 3, 1],
      ['a1', 'a2+a3'],
      [0, 1, 1],
    ],
    [
      [4, 0, 3],
      ['a1', 'a2+a3'],
      [0, 1, 1],
    ],
    [[1, 0, 5], ['a1+a2+a3'], [0, 0, 0]],
    [
      [1, 1, 5],
      ['a1+a2', 'a3'],
      [0, 0, 1],
    ],
    [[1], ['a1'], [0]],
  ])('respondents %j become strata %j', (counts, ids, membership) => {
    const folded = fold(counts);
    const { design } = folded.dataset;
    if (design.kind === 'open') throw new Error('by invitation');
    expect(design.strata.map(({ id }) => id)).toEqual(ids);
    expect(folded.membership).toEqual(membership);
    const sum = (field: 'population' | 'respondents' | 'invited') =>
      design.strata.reduce((t, s) => t + s[field], 0);
    expect(sum('population')).toBe(counts.reduce((total, _, index) => total + 100 * (index + 1), 0));
    expect(sum('respondents')).toBe(counts.reduce((total, count) => total + count, 0));
    expect([...design.stratum]).toEqual(counts.flatMap((count, area) => Array(count).fill(membership[area])));
  });

  it('is named in the weights, and the whole still adds to the population', () => {
    const { weights } = weightDataset(datasetOf(people([4, 1, 0]), [100, 200, 300]), null);
    expect(weights.rules).toEqual([{ code: 'stratum-folded', cells: ['a1', 'a2', 'a3'], respondents: 5 }]);
    expect(weights.base.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(600, 9);
  });
});

describe('joining of cells', () => {
  const counts = (...rows: (readonly number[])[]) =>
    rows.map((row) => row.map((respondents, band) => ({ respondents, population: 10 ** band })));
  const shape = (cells: ReturnType<typeof joinCells>) =>
    cells.map(({ sexes, bands, respondents, population }) => [sexes, bands, respondents, population]);

  it('joins upwards, the last band downwards', () => {
    expect(shape(joinCells(counts([5, 4, 6, 9], [9, 9, 9, 2]), [1, 2], 5))).toEqual([
      [[1], [0], 5, 1],
      [[1], [1, 2], 10, 110],
      [[1], [3], 9, 1000],
      [[2], [0], 9, 1],
      [[2], [1], 9, 10],
      [[2], [2, 3], 11, 1100],
    ]);
  });

  it('goes on until the joined cell is large enough', () => {
    expect(shape(joinCells(counts([2, 2, 2, 9], [9, 9, 0, 0]), [1, 2], 5))).toEqual([
      [[1], [0, 1, 2], 6, 111],
      [[1], [3], 9, 1000],
      [[2], [0], 9, 1],
      [[2], [1, 2, 3], 9, 1110],
    ]);
  });

  it('joins the sexes where one of them is too small as a whole', () => {
    expect(shape(joinCells(counts([1, 1, 1, 1], [4, 6, 9, 0]), [1, 2], 5))).toEqual([
      [[1, 2], [0], 5, 2],
      [[1, 2], [1], 7, 20],
      [[1, 2], [2, 3], 11, 2200],
    ]);
    expect(shape(joinCells(counts([1, 0], [1, 1]), [1, 2], 5))).toEqual([[[1, 2], [0, 1], 3, 22]]);
  });
});

describe('post-stratification', () => {
  const people = [
    ...many(6, { area: 0, sex: 1, age: 20 }),
    ...many(5, { area: 0, sex: 1, age: 30 }),
    ...many(9, { area: 0, sex: 1, age: 90 }),
    ...many(8, { area: 0, sex: 2, age: 16 }),
    ...many(3, { area: 0, sex: 2, age: 49 }),
    ...many(7, { area: 0, sex: 2, age: 50 }),
    { area: 0, sex: RESERVED.noAnswer, age: 40 },
    { area: 0, sex: 1, age: RESERVED.noAnswer },
  ];
  const table = { 'a1:1': [100, 90, 80], 'a1:2': [70, 60, 400] } as const;

  it('makes each cell add to its people, and leaves the unknown at their base weight', () => {
    const { weights } = weightDataset(datasetOf(people, [800]), post(table));
    const base = 800 / 40;
    const scale = (800 - 2 * base) / 800;
    expect(weights.cells.map(({ id, respondents }) => [id, respondents])).toEqual([
      ['a1:1:16-29', 6],
      ['a1:1:30-49', 5],
      ['a1:1:50-', 9],
      ['a1:2:16-29', 8],
      ['a1:2:30-49+50-', 10],
      ['a1:unknown', 2],
    ]);
    expect(weights.cells[0]?.population).toBeCloseTo(100 * scale, 10);
    expect(weights.cells[4]?.population).toBeCloseTo(460 * scale, 10);
    expect(weights.cells[4]?.dimensions).toEqual({ area: '地域1', sex: '女性', ageBand: '30–' });
    expect(weights.calibrated[0]).toBeCloseTo((100 * scale) / 6, 10);
    expect([...weights.calibrated.slice(-2)]).toEqual([base, base]);
    expect(weights.calibrated.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(800, 9);
    expect(weights.rules).toEqual([
      { code: 'cells-joined', cells: ['a1:2:30-49+50-'], respondents: 10 },
      { code: 'kept-at-base-weight', cells: ['a1:unknown'], respondents: 2 },
      { code: 'margins-scaled-to-known', cells: ['a1'], respondents: 38 },
    ]);
  });

  it('a third answer and an age under the first band are unknown too', () => {
    const odd = [...people, { area: 0, sex: 3, age: 30 }, { area: 0, sex: 1, age: 15 }];
    const { weights } = weightDataset(datasetOf(odd, [800]), post(table));
    expect(weights.cells.at(-1)).toMatchObject({ id: 'a1:unknown', respondents: 4, factor: 1 });
  });

  it('keeps an area whose people are all unknown', () => {
    const unknown = many(3, { area: 1, sex: RESERVED.noAnswer, age: 30 });
    const rows = { ...table, 'a2:1': [10, 10, 10], 'a2:2': [10, 10, 10] } as const;
    const { weights } = weightDataset(datasetOf([...people, ...unknown], [800, 60]), post(rows));
    expect([...weights.calibrated.slice(-3)]).toEqual([20, 20, 20]);
  });

  it('adds to the population of every area, whatever the answers', () => {
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.integer({ min: 30, max: 500 }),
          seed: fc.integer({ min: 1, max: 100_000 }),
          areas: fc.integer({ min: 1, max: 8 }),
          categories: fc.constant(3),
        }),
        (options) => {
          const survey = syntheticSurvey(options);
          const { dataset, weights } = weightDataset(survey.dataset, survey.postStratification);
          if (dataset.design.kind === 'open') throw new Error('by invitation');
          const { strata, stratum } = dataset.design;
          const sums = strata.map(() => 0);
          weights.calibrated.forEach((weight, row) => {
            sums[stratum[row] as number] = (sums[stratum[row] as number] as number) + weight;
          });
          strata.forEach(({ population }, index) => {
            expect(sums[index]).toBeCloseTo(population, 3);
          });
          weights.cells.forEach(({ population, respondents, factor }, index) => {
            const rows = [...weights.cell.keys()].filter((row) => weights.cell[row] === index);
            expect(rows).toHaveLength(respondents);
            const total = rows.reduce((sum, row) => sum + (weights.calibrated[row] as number), 0);
            expect(total).toBeCloseTo(population, 3);
            expect(factor).toBeGreaterThan(0);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each<[string, PostStratification, number]>([
    [
      'margin sex × age band adds to 799 in stratum a1, where the population of the design is 800',
      post({ ...table, 'a1:1': [99, 90, 80] }),
      800,
    ],
    [
      'margin a1 × sex 2 × 16-29 is missing',
      { ...post(table), margins: margins(table).filter((m) => !(m.sex === 2 && m.ageBand === '16-29')) },
      800,
    ],
    [
      'margin a1 × sex 1 × 16-29 stands twice',
      {
        ...post(table),
        margins: [...margins(table), { area: 'a1', sex: 1, ageBand: '16-29', population: 0 }],
      },
      800,
    ],
    [
      'does not fit the survey by stratum: only in the counts b',
      {
        ...post(table),
        margins: [...margins(table), { area: 'b', sex: 1, ageBand: '16-29', population: 5 }],
      },
      800,
    ],
    [
      'does not fit the survey by age band: only in the counts old',
      { ...post(table), margins: [...margins(table), { area: 'a1', sex: 1, ageBand: 'old', population: 5 }] },
      800,
    ],
    [
      'needs a population of 0 or more, got -5',
      {
        ...post(table),
        margins: [...margins(table), { area: 'a1', sex: 1, ageBand: 'old', population: -5 }],
      },
      800,
    ],
    ['cell a1:1:50- has 9 respondents in a population of 0', post({ ...table, 'a1:1': [100, 170, 0] }), 800],
    ['cell a1:1:16-29 has 6 respondents in a population of 4', post({ ...table, 'a1:1': [4, 186, 80] }), 800],
    [
      'age bands 16-29 and 20-49 overlap',
      {
        ...post(table),
        ageBands: BANDS.map((band, index) => (index === 1 ? { ...band, id: '20-49', from: 20 } : band)),
      },
      800,
    ],
    [
      'age bands 16-29 and 31-49 leave a gap',
      {
        ...post(table),
        ageBands: BANDS.map((band, index) => (index === 1 ? { ...band, id: '31-49', from: 31 } : band)),
      },
      800,
    ],
    [
      'age band 50- is open but not the last one',
      { ...post(table), ageBands: [BANDS[2], BANDS[0], BANDS[1]] as PostStratification['ageBands'] },
      800,
    ],
  ])('refuses: %s', (finding, contradictory, population) => {
    expect(() => weightDataset(datasetOf(people, [population]), contradictory)).toThrow(finding);
  });

  it('refuses to weight part of the respondents', () => {
    const dataset = datasetOf(people, [800]);
    if (dataset.design.kind === 'open') throw new Error('by invitation');
    const [stratum] = dataset.design.strata;
    const design = {
      ...dataset.design,
      strata: [{ ...(stratum as NonNullable<typeof stratum>), respondents: 50 }],
    };
    for (const margins of [post(table), null]) {
      expect(() => weightDataset({ ...dataset, design }, margins)).toThrow(
        'stratum a1 has 50 respondents but 40 rows; weight all of them',
      );
    }
  });

  it('needs the columns sex and age', () => {
    const dataset = datasetOf(people, [800]);
    expect(() => weightDataset({ ...dataset, columns: new Map() }, post(table))).toThrow(
      'needs the column sex',
    );
  });
});
