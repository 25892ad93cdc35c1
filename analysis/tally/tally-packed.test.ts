import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { Weights } from '../weights/weights.ts';
import { packDataset } from './pack-dataset.ts';
import { packedBytes } from './packed-dataset.ts';
import { setBits } from './set-bits.ts';
import { foldColumns, type Tally, tally, tallyAxis } from './tally.ts';
import { tallyFrame } from './tally-frame.ts';
import { tallyMany } from './tally-many.ts';
import { tallyPacked } from './tally-packed.ts';
import type { TallyRequest } from './tally-source.ts';

/** `uneven`: five weights a block, one of them 0; `own`: hardly two people with the same weight. */
type Kind = 'open' | 'base' | 'post-stratified' | 'uneven' | 'own';

interface Case {
  readonly dataset: Dataset;
  readonly weights: Weights | null;
}

function caseOf(kind: Kind, rows: number, seed: number): Case {
  const survey = syntheticSurvey({ rows, seed, areas: 3, categories: 5 });
  if (kind === 'open') return { dataset: { ...survey.dataset, design: { kind: 'open' } }, weights: null };
  const weighted = weightDataset(
    survey.dataset,
    kind === 'post-stratified' ? survey.postStratification : null,
  );
  if (kind === 'base' || kind === 'post-stratified') return weighted;
  const factor = (row: number) => (kind === 'own' ? 1 + row / 1000 : ((row * 7) % 5) / 3);
  const calibrated = weighted.weights.base.map((weight, row) => weight * factor(row));
  return { ...weighted, weights: { ...weighted.weights, calibrated } };
}

/** Row sides alone, crossed, folded and none; items with few codes, with reserved ones, options and ages. */
const REQUEST: TallyRequest = {
  rows: [
    [{ column: 'area', axis: tallyAxis([[1], [2], [3]]) }],
    [
      {
        column: 'age_band',
        axis: tallyAxis([
          [1, 2, 3],
          [4, 5],
        ]),
      },
    ],
    [
      { column: 'area', axis: tallyAxis([[3], [1]]) },
      { column: 'age_band', axis: tallyAxis([[1], [2], [3], [4], [5], [6], [7]]) },
      { column: 'sex', axis: tallyAxis([[1], [2]]) },
    ],
    [],
  ],
  columns: [
    { column: 'q', axis: tallyAxis([[1], [2], [3], [4], [5], [RESERVED.noAnswer]]) },
    { column: 'q', axis: tallyAxis([[4, 5]]) },
    { column: 'q', axis: tallyAxis([]) },
    { column: 'm.1', axis: tallyAxis([[1], [0]]) },
    { column: 'age', axis: tallyAxis(Array.from({ length: 80 }, (_, age) => [age + 16])) },
  ],
};
const KEYS = ['sex', 'area', 'age_band'];
const IDS = ['q', 'm.1', 'age'];

function expectEqual(fast: Tally, slow: Tally): void {
  expect(fast.groups).toEqual(slow.groups);
  expect([fast.rows, fast.columns, fast.stride]).toEqual([slow.rows, slow.columns, slow.stride]);
  expect(fast.count).toEqual(slow.count);
  for (const sums of ['base', 'weight', 'squaredWeight'] as const) {
    fast[sums].forEach((value, at) => {
      const wanted = slow[sums][at] as number;
      if (Math.abs(value - wanted) > 1e-12 * Math.abs(wanted)) expect(value).toBe(wanted);
    });
  }
}

describe('tallyPacked and tallyMany', () => {
  it.each<Kind>(['open', 'base', 'post-stratified', 'uneven', 'own'])(
    'are the tallies of each table, %s',
    (kind) => {
      fc.assert(
        fc.property(fc.integer({ min: 2, max: 700 }), fc.integer({ min: 1, max: 100_000 }), (rows, seed) => {
          const { dataset, weights } = caseOf(kind, rows, seed);
          const frame = tallyFrame(dataset, weights);
          const packed = packDataset(frame, dataset.columns, { keys: KEYS, ids: IDS });
          const many = tallyMany(frame, dataset.columns, REQUEST);
          tallyPacked(packed, REQUEST).forEach((tallies, side) => {
            tallies.forEach((fast, column) => {
              expectEqual(fast, many[side]?.[column] as Tally);
            });
          });
          const area = (dataset.columns.get('area') as CodedColumn).values;
          const q = (dataset.columns.get('q') as CodedColumn).values;
          const [row, column] = [REQUEST.rows[0]?.[0]?.axis, REQUEST.columns[0]?.axis];
          const one = tally(
            frame,
            { values: area, axis: row as NonNullable<typeof row> },
            { values: q, axis: column as NonNullable<typeof column> },
          );
          expect(many[0]?.[0]).toEqual(one);
        }),
        { numRuns: 25 },
      );
    },
  );

  it('crosses row sides place by place, and puts outside whoever has no place on one of them', () => {
    const { dataset, weights } = caseOf('post-stratified', 300, 5);
    const frame = tallyFrame(dataset, weights);
    const [, , [crossed]] = tallyMany(frame, dataset.columns, REQUEST) as unknown as Tally[][];
    const codes = (id: string) => (dataset.columns.get(id) as CodedColumn).values;
    const people = new Map<number, number>();
    for (let row = 0; row < dataset.size; row++) {
      const area = [3, 1].indexOf(codes('area')[row] as number);
      const band = (codes('age_band')[row] as number) - 1;
      const sex = [1, 2].indexOf(codes('sex')[row] as number);
      const outside = area < 0 || band > 6 || sex < 0;
      const place = outside ? 28 : (area * 7 + band) * 2 + sex;
      people.set(place, (people.get(place) ?? 0) + 1);
    }
    const width = (crossed as Tally).columns + 1;
    (crossed as Tally).groups.groupsOfRow.forEach((groups, place) => {
      const counted = [...groups].reduce(
        (sum, group) =>
          sum +
          (crossed as Tally).count.subarray(group * width, (group + 1) * width).reduce((a, b) => a + b, 0),
        0,
      );
      expect(counted).toBe(people.get(place) ?? 0);
    });
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 1, max: 1000 }), (rows, seed) => {
        const { dataset, weights } = caseOf('uneven', rows, seed);
        if (dataset.design.kind === 'open' || weights === null) throw new Error('by invitation');
        const shift = <
          Values extends { readonly length: number; map(of: (_: number, row: number) => number): Values },
        >(
          values: Values & ArrayLike<number>,
        ) => values.map((_, row) => values[(row + 41) % values.length] as number);
        const moved = {
          ...dataset,
          design: { ...dataset.design, stratum: shift(dataset.design.stratum) },
          columns: new Map(
            [...dataset.columns].map(([id, column]) => [id, { ...column, values: shift(column.values) }]),
          ),
        };
        const movedWeights = {
          ...weights,
          base: shift(weights.base),
          calibrated: shift(weights.calibrated),
          cell: shift(weights.cell),
        };
        const options = { keys: KEYS, ids: IDS };
        const before = tallyPacked(
          packDataset(tallyFrame(dataset, weights), dataset.columns, options),
          REQUEST,
        );
        const after = tallyPacked(
          packDataset(tallyFrame(moved, movedWeights), moved.columns, options),
          REQUEST,
        );
        after.forEach((tallies, side) => {
          tallies.forEach((own, column) => {
            expectEqual(own, before[side]?.[column] as Tally);
          });
        });
      }),
      { numRuns: 20 },
    );
  });

  it('counts nobody', () => {
    const { dataset } = caseOf('open', 2, 1);
    const nobody = {
      ...dataset,
      size: 0,
      columns: new Map(
        [...dataset.columns].map(([id, column]) => [id, { ...column, values: new Uint8Array(0) }]),
      ),
    };
    const frame = tallyFrame(nobody, null);
    const packed = packDataset(frame, nobody.columns, { keys: KEYS, ids: IDS });
    for (const tallies of tallyPacked(packed, REQUEST)) {
      for (const { count } of tallies) expect(count.length).toBe(0);
    }
  });

  it('says which column or key is missing', () => {
    const { dataset, weights } = caseOf('base', 40, 1);
    const frame = tallyFrame(dataset, weights);
    const axis = tallyAxis([[1]]);
    const packed = packDataset(frame, dataset.columns, { keys: ['area'], ids: ['q'] });
    const rows = [[{ column: 'sex', axis }]];
    expect(() => tallyPacked(packed, { rows, columns: [] })).toThrow(
      'rows by sex need it among the keys, which are area',
    );
    expect(() => tallyPacked(packed, { rows: [], columns: [{ column: 'm.1', axis }] })).toThrow(
      'column m.1 was not packed',
    );
    expect(() => tallyMany(frame, dataset.columns, { rows: [], columns: [{ column: 'x', axis }] })).toThrow(
      'there is no column x',
    );
    expect(() => packDataset(frame, dataset.columns, { keys: ['area'], ids: ['x'] })).toThrow(
      'packDataset: there is no column x',
    );
    const short = new Map([['q', { values: new Uint8Array(3) }]]);
    expect(() => packDataset(frame, short, { keys: [], ids: ['q'] })).toThrow(
      'packDataset: column q needs 40 rows, got 3',
    );
    const wide = tallyAxis(Array.from({ length: 256 }, (_, code) => [code]));
    const area = { column: 'area', axis: wide };
    expect(() => tallyPacked(packed, { rows: [[area, area]], columns: [] })).toThrow(
      'crossed axes may have 65536 places, those outside included, got 66049',
    );
  });

  it('takes less than two bytes for each coded cell, however people are weighted', () => {
    const kinds = (['post-stratified', 'uneven', 'own'] as const).map((kind) => {
      const { dataset, weights } = caseOf(kind, 20_000, 3);
      const options = { keys: KEYS, ids: [...IDS, 'm.2', 'sex'] };
      const packed = packDataset(tallyFrame(dataset, weights), dataset.columns, options);
      const { columns } = packedBytes(packed);
      expect(columns / (options.ids.length * dataset.size)).toBeLessThan(1.5);
      return [...packed.columns].map(([id, column]) => [
        id,
        column.kind === 'bits' ? 'bits' : `joint ${column.joint}`,
      ]);
    });
    const bits = [
      ['q', 'bits'],
      ['m.1', 'bits'],
      ['age', 'joint 0'],
      ['m.2', 'bits'],
      ['sex', 'bits'],
    ];
    expect(kinds).toEqual([
      bits,
      bits,
      [
        ['q', 'joint 0'],
        ['m.1', 'joint 0'],
        ['age', 'joint 1'],
        ['m.2', 'joint 2'],
        ['sex', 'joint 2'],
      ],
    ]);
  });
});

describe('foldColumns', () => {
  it('is the tally of an axis made so', () => {
    const groups = fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        groups,
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 1000 }),
        (places, cut, seed) => {
          const { dataset, weights } = caseOf('own', 120, seed);
          const frame = tallyFrame(dataset, weights);
          const row = {
            values: (dataset.columns.get('area') as CodedColumn).values,
            axis: tallyAxis([[1], [2]]),
          };
          const { values } = dataset.columns.get('q') as CodedColumn;
          const tallyOf = (axis: readonly (readonly number[])[]) =>
            tally(frame, row, { values, axis: tallyAxis(axis) });
          const parts = [places.slice(0, cut), places.slice(cut)];
          const codes = [[1], [2], [3], [4, 5], [RESERVED.noAnswer]] as const;
          expectEqual(
            foldColumns(tallyOf(codes), parts),
            tallyOf(parts.map((own) => own.flatMap((place) => codes[place] as readonly number[]))),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('setBits', () => {
  it('is the number of ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 100 }), (list) => {
        const ones = list.map((word) => (word >>> 0).toString(2).replaceAll('0', '').length);
        const from = Math.floor(list.length / 3);
        const wanted = ones.slice(from).reduce((sum, own) => sum + own, 0);
        expect(setBits(Int32Array.from(list), from, list.length)).toBe(wanted);
      }),
    );
    expect(setBits(new Int32Array(1000).fill(-1), 0, 1000)).toBe(32_000);
  });
});
