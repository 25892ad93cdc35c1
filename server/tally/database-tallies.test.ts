import { DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import Connection from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareRows, tableShares } from '../../analysis/estimates/table-shares.ts';
import { syntheticSurvey } from '../../analysis/reference/synthetic-survey.ts';
import { type Tally, tallyAxis } from '../../analysis/tally/tally.ts';
import { tallyFrame } from '../../analysis/tally/tally-frame.ts';
import { tallyMany } from '../../analysis/tally/tally-many.ts';
import type { Tallies, TallyRequest } from '../../analysis/tally/tally-source.ts';
import { rakeDataset } from '../../analysis/weights/rake-dataset.ts';
import { weightDataset } from '../../analysis/weights/weight-dataset.ts';
import { databaseTallies } from './database-tallies.ts';
import { type TallyDesign, tallyFromRows } from './tally-from-rows.ts';
import { type TallyTable, tallyStatement } from './tally-statement.ts';

type Row = Readonly<Record<string, unknown>>;

/** A database with nothing in it but what a test puts there. */
interface Engine {
  run(text: string): Promise<void>;
  rows(text: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

const ENGINES: Readonly<Record<'SQLite' | 'PostgreSQL' | 'DuckDB', () => Promise<Engine>>> = {
  async SQLite() {
    const connection = new Connection(':memory:');
    return {
      run: async (text) => void connection.exec(text),
      rows: async (text) => connection.prepare<unknown[], Row>(text).all(),
      close: async () => void connection.close(),
    };
  },
  async PostgreSQL() {
    const database = new PGlite();
    return {
      run: async (text) => void (await database.exec(text)),
      rows: async (text) => (await database.query<Row>(text)).rows,
      close: () => database.close(),
    };
  },
  async DuckDB() {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    return {
      run: async (text) => void (await connection.run(text)),
      rows: async (text) => (await connection.runAndReadAll(text)).getRowObjects(),
      close: async () => {
        connection.closeSync();
        instance.closeSync();
      },
    };
  },
};

/** Names as nobody should give them, among them those that the answer has. */
const NAMES = {
  area: 'row_0',
  age_band: `band "of" age'; drop table x; --`,
  q: '問1　「孤独感」',
  'm.1': 'm.1',
  age: 'code',
  stratum: 'zero',
  cell: 'select',
  base: 'weight',
  weight: 'base "w"',
} as const;
const TABLE: TallyTable = {
  table: 'answers" of 2026.11',
  weighted: { stratum: NAMES.stratum, cell: NAMES.cell, base: NAMES.base, weight: NAMES.weight },
};
const REQUEST: TallyRequest = {
  rows: [
    [
      { column: NAMES.area, axis: tallyAxis([[1], [3]]) },
      { column: NAMES.age_band, axis: tallyAxis([[1, 2], [3], [4], [5, 6, 7]]) },
    ],
    [{ column: NAMES.area, axis: tallyAxis([[1], [2], [3]]) }],
    [],
  ],
  columns: [
    { column: NAMES.q, axis: tallyAxis([[1], [2], [3], [4], [252]]) },
    { column: NAMES['m.1'], axis: tallyAxis([[1], [0]]) },
    { column: NAMES.age, axis: tallyAxis([[20, 21], [40]]) },
  ],
};

const survey = syntheticSurvey({ rows: 600, seed: 11, areas: 3, categories: 4 });
const { margins } = survey.postStratification;
const byArea = new Map<string, number>();
for (const { area, population } of margins) byArea.set(area, (byArea.get(area) ?? 0) + population);

function caseOf(kind: 'open' | 'post-stratified' | 'raked' | 'own') {
  if (kind === 'open')
    return { dataset: { ...survey.dataset, design: { kind: 'open' as const } }, weights: null };
  if (kind === 'post-stratified') return weightDataset(survey.dataset, survey.postStratification);
  if (kind === 'raked') {
    const bySex = [1, 2].map((sex) => ({
      key: [String(sex)],
      population: margins.filter((one) => one.sex === sex).reduce((sum, one) => sum + one.population, 0),
    }));
    return rakeDataset(survey.dataset, [
      {
        name: '地域',
        by: [{ kind: 'stratum' }],
        cells: [...byArea].map(([area, population]) => ({ key: [area], population })),
      },
      { name: '性', by: [{ kind: 'codes', column: 'sex' }], cells: bySex },
    ]);
  }
  const plain = weightDataset(survey.dataset, null);
  const calibrated = plain.weights.base.map((weight, row) => (row % 13 === 0 ? 0 : weight * (1 + row / 700)));
  return { ...plain, weights: { ...plain.weights, calibrated } };
}

/** The case in tallies of its columns, under the hostile names, and what a database must know of the design. */
function prepared(kind: Parameters<typeof caseOf>[0]) {
  const { dataset, weights } = caseOf(kind);
  const columns = new Map(
    (['area', 'age_band', 'q', 'm.1', 'age'] as const).map((id) => [
      NAMES[id] as string,
      { values: dataset.columns.get(id)?.values as Uint8Array },
    ]),
  );
  const design: TallyDesign | null =
    weights === null || dataset.design.kind === 'open'
      ? null
      : {
          strata: dataset.design.strata.map(({ population, respondents }) => ({ population, respondents })),
          cells: weights.cells.length,
          cellColumns: weights.cellColumns,
        };
  const stratum = dataset.design.kind === 'open' ? null : dataset.design.stratum;
  const wanted = tallyMany(tallyFrame(dataset, weights), columns, REQUEST);
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const facts: readonly [string, ArrayLike<number> | null][] = [
    [NAMES.stratum, stratum],
    [NAMES.cell, weights?.cell ?? null],
    [NAMES.base, weights?.base ?? null],
    [NAMES.weight, weights?.calibrated ?? null],
  ];
  const all = [...[...columns].map(([id, { values }]) => [id, values] as const), ...facts];
  const types = all.map(([id]) =>
    id === NAMES.base || id === NAMES.weight ? `${quoted(id)} double precision` : `${quoted(id)} integer`,
  );
  const values = Array.from(
    { length: dataset.size },
    (_, row) => `(${all.map(([, own]) => own?.[row] ?? 0).join(', ')})`,
  );
  const table = quoted(TABLE.table);
  const fill = `drop table if exists ${table}; create table ${table} (${types.join(', ')}); insert into ${table} values ${values.join(', ')};`;
  return {
    wanted,
    design,
    fill,
    table: weights === null ? { ...TABLE, weighted: null } : TABLE,
  };
}

function expectTallies(got: Tallies, wanted: Tallies): void {
  wanted.forEach((tallies, side) => {
    tallies.forEach((slow, column) => {
      const fast = got[side]?.[column] as Tally;
      expect(fast.groups).toEqual(slow.groups);
      expect(fast.count).toEqual(slow.count);
      expect([...fast.blocks.stratumOfBlock]).toEqual([...slow.blocks.stratumOfBlock]);
      expect([...fast.blocks.cellOfBlock]).toEqual([...slow.blocks.cellOfBlock]);
      for (const sums of ['base', 'weight', 'squaredWeight'] as const) {
        slow[sums].forEach((value, at) => {
          const difference = Math.abs((fast[sums][at] as number) - value);
          expect(difference).toBeLessThanOrEqual(1e-12 * Math.abs(value));
        });
      }
      const options = { categories: [[0], [1]], base: [0, 1] };
      const rows = Array.from({ length: slow.rows }, (_, row) => [row]);
      const errors = ({ blocks, groups }: Tally, own: Tally) => [
        ...tableShares(own, shareRows(blocks, groups, rows), options).variance,
      ];
      errors(fast, fast).forEach((variance, cell) => {
        const slowly = errors(slow, slow)[cell] as number;
        if (Number.isNaN(slowly)) expect(variance).toBeNaN();
        else expect(variance).toBeCloseTo(slowly, 13);
      });
    });
  });
}

describe.each(['SQLite', 'PostgreSQL', 'DuckDB'] as const)('a tally counted by %s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await ENGINES[name]();
  }, 60_000);
  afterAll(() => engine.close());

  it.each(['open', 'post-stratified', 'raked', 'own'] as const)(
    'is that of the columns: %s',
    async (kind) => {
      const { wanted, design, fill, table } = prepared(kind);
      await engine.run(fill);
      const { sql } = tallyStatement(table, REQUEST, name === 'SQLite' ? 'sqlite' : 'postgres');
      expectTallies(tallyFromRows(design, REQUEST, await engine.rows(sql)), wanted);
    },
  );

  it('refuses a missing code instead of dropping the person', async () => {
    const { design, fill, table } = prepared('post-stratified');
    await engine.run(fill);
    await engine.run(`update "answers"" of 2026.11" set "${NAMES.q}" = null where "code" = 40;`);
    const { sql } = tallyStatement(table, REQUEST, name === 'SQLite' ? 'sqlite' : 'postgres');
    const rows = await engine.rows(sql);
    expect(() => tallyFromRows(design, REQUEST, rows)).toThrow(
      'tallyFromRows requires a number in code, got NULL',
    );
  });
});

describe('databaseTallies', () => {
  it('is a source of tallies like any other', async () => {
    const { wanted, design, fill, table } = prepared('post-stratified');
    const connection = new Connection(':memory:');
    connection.exec(fill);
    const database = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
    const source = databaseTallies(database, 'sqlite', table, design);
    expectTallies(await source.tallies(REQUEST), wanted);
    const unknown = { ...REQUEST, columns: [{ column: 'nobody', axis: tallyAxis([[1]]) }] };
    await expect(source.tallies(unknown)).rejects.toThrow('nobody');
    await database.destroy();
  });
});

describe('tallyFromRows', () => {
  const row = {
    side: 0,
    item: 0,
    stratum: 0,
    cell: -1,
    zero: 0,
    row_0: 1,
    row_1: 2,
    code: 3,
    respondents: '12',
    base: 12n,
    weight: 3.5,
    squared_weight: '4.25',
  };
  const design: TallyDesign = { strata: [{ population: 100, respondents: 12 }], cells: 2, cellColumns: null };

  it('takes numbers as drivers hand them over', () => {
    const [[tally]] = tallyFromRows(design, REQUEST, [row]) as [[Tally]];
    expect([...tally.count].filter((count) => count > 0)).toEqual([12]);
    expect([...tally.blocks.blockSquaredWeight]).toEqual([4.25]);
  });

  it.each([
    [{ code: 256 }, 'codes in column 問1　「孤独感」 from 0 to 255, got 256'],
    [{ row_1: 1.5 }, 'codes in column band "of" age'],
    [{ stratum: 1 }, 'the number of a stratum from 0 to 0, got 1'],
    [{ cell: 2 }, 'the number of a calibration cell from -1 to 1, got 2'],
    [{ side: 3 }, 'the place of a row side from 0 to 2, got 3'],
    [{ weight: 'NaN' }, 'requires a number in weight, got NaN'],
    [{ weight: '' }, 'requires a number in weight, got'],
    [{ base: undefined }, 'requires a number in base, got undefined'],
  ])('refuses %j', (fault, message) => {
    expect(() => tallyFromRows(design, REQUEST, [{ ...row, ...fault }])).toThrow(message);
  });

  it('has nobody where the table has no rows', () => {
    const [[tally]] = tallyFromRows(design, REQUEST, []) as [[Tally]];
    expect([tally.rows, tally.columns, tally.count.length]).toEqual([8, 5, 0]);
  });

  it('needs something to ask for', () => {
    expect(() => tallyStatement(TABLE, { ...REQUEST, rows: [] }, 'sqlite')).toThrow(
      'requires a row side and a column, got 0 and 3',
    );
  });
});
